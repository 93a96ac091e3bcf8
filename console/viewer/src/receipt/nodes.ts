import { NodeType, type serializedNodeWithId } from "@rrweb/types";
import { cleanAttribute, isAnimation, type Owner } from "./attributes.ts";
import { adaptCss } from "./css.ts";
import type { Known, KnownNodes } from "./known.ts";
import { ATTRIBUTES_MAX, CSS_MAX, TEXT_MAX } from "./limits.ts";
import { canHostShadow, isCustomTag, NOTHING, tagFor } from "./tags.ts";
import { nodeId, own, type Raw, record, text } from "./values.ts";

/** Where a node goes: what is known of its parent, and the parent's id. */
export interface Place {
  id: number;
  known: Known;
}
type Clean = serializedNodeWithId;
interface Waiting {
  raw: unknown;
  place: Place | null;
  into: Clean[];
}

/** A page: its document. Null when it is none. */
export function cleanPage(raw: unknown, known: KnownNodes): Clean | null {
  known.clear();
  const page = cleanTree(raw, null, known);
  const root =
    page?.type === NodeType.Document && page.childNodes.find(({ type }) => type === NodeType.Element);
  return root && root.type === NodeType.Element && root.tagName === "html" ? page : null;
}

/** A node and, of a document, all that is in it. Without recursion: how deep it goes is a stranger's choice. */
export function cleanTree(raw: unknown, place: Place | null, known: KnownNodes): Clean | null {
  const roots: Clean[] = [];
  const waiting: Waiting[] = [{ raw, place, into: roots }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const from = record(next.raw);
    const node = from && cleanNode(from, next.place, known);
    if (!from || !node) continue;
    if (!fits(node, next, roots)) {
      known.forget(node.id);
      continue;
    }
    next.into.push(node);
    const self = known.get(node.id);
    if (!self || !("childNodes" in node)) continue;
    // A change names each of its nodes by itself; only documents come whole.
    if (next.place && next.into === roots && self.tag !== "#document") continue;
    const children = own(from, "childNodes");
    // Taken from the end, so put in from the end.
    for (const child of (Array.isArray(children) ? children : []).toReversed()) {
      waiting.push({ raw: child, place: { id: node.id, known: self }, into: node.childNodes });
    }
  }
  return roots[0] ?? null;
}

/** A document holds a doctype, comments and one element: anything else would end the whole picture. */
function fits(node: Clean, { place, into }: Waiting, roots: Clean[]): boolean {
  // Within a tree it would wipe the page that it is in.
  if (node.type === NodeType.Document) return into === roots;
  if (place?.known.tag !== "#document") return node.type !== NodeType.DocumentType;
  if (node.type === NodeType.Comment) return true;
  if (node.type === NodeType.DocumentType) return into.length === 0;
  return node.type === NodeType.Element && !into.some(({ type }) => type === NodeType.Element);
}

function cleanNode(from: Raw, place: Place | null, known: KnownNodes): Clean | null {
  const id = nodeId(own(from, "id"));
  const depth = place ? place.known.depth + 1 : 0;
  if (id === null || !known.hasRoom(id, depth)) return null;
  const isDocument = own(from, "type") === NodeType.Document;
  // A frame holds nothing but its document.
  if (place && (place.known.tag === "iframe") !== isDocument) return null;
  const inside = place ? (place.known.tag === "#document" ? documentOf(place) : place.known.document) : 0;
  const base: Known = {
    depth,
    tag: "",
    svg: false,
    role: "",
    css: false,
    document: inside,
  };
  const node = shaped(from, id, base, place);
  if (!node) return null;
  known.add(id, base);
  // Of another document than the page's own: rrweb looks it up.
  if (inside !== 0) node.rootId = inside;
  if (own(from, "isShadow") === true && place && mayHostShadow(place.known)) node.isShadow = true;
  return node;
}

function documentOf({ id, known }: Place): number {
  return known.depth === 0 ? 0 : id;
}

function shaped(from: Raw, id: number, base: Known, place: Place | null): Clean | null {
  const parent = place?.known;
  switch (own(from, "type")) {
    case NodeType.Document: {
      base.tag = "#document";
      const mode = own(from, "compatMode") === "BackCompat" ? { compatMode: "BackCompat" } : {};
      return { id, type: NodeType.Document, childNodes: [], ...mode };
    }
    case NodeType.DocumentType: {
      const ids = ["publicId", "systemId"].map((name) => text(own(from, name), 200) ?? "");
      return {
        id,
        type: NodeType.DocumentType,
        name: "html",
        publicId: ids[0] ?? "",
        systemId: ids[1] ?? "",
      };
    }
    case NodeType.Element:
      return parent?.tag === NOTHING ? null : cleanElement(from, id, base);
    case NodeType.Text: {
      if (parent?.tag === NOTHING) return null;
      base.css = parent?.tag === "style";
      const said = text(own(from, "textContent"), base.css ? CSS_MAX : TEXT_MAX) ?? "";
      return base.css
        ? { id, type: NodeType.Text, textContent: adaptCss(said), isStyle: true }
        : { id, type: NodeType.Text, textContent: said };
    }
    case NodeType.Comment:
      return { id, type: NodeType.Comment, textContent: "" };
    default:
      return null;
  }
}

function cleanElement(from: Raw, id: number, base: Known): Clean | null {
  const name = text(own(from, "tagName"), 100);
  if (name === null) return null;
  const raw = record(own(from, "attributes")) ?? {};
  base.svg = own(from, "isSVG") === true;
  base.tag = tagFor(name, base.svg);
  base.role = roleOf(base, raw);
  const hostsShadow = own(from, "isShadowHost") === true && mayHostShadow(base);
  const node: Clean = {
    id,
    type: NodeType.Element,
    tagName: base.tag,
    attributes: base.tag === NOTHING ? {} : cleanAttributes(raw, base),
    childNodes: [],
  };
  if (base.svg) node.isSVG = true;
  if (hostsShadow) node.isShadowHost = true;
  if (own(from, "isCustom") === true && !base.svg && isCustomTag(base.tag)) node.isCustom = true;
  if (own(from, "needBlock") === true) node.attributes["data-palique-hidden"] = "";
  return node;
}

function mayHostShadow({ tag, svg }: Known): boolean {
  return !svg && canHostShadow(tag);
}

function roleOf({ tag }: Owner, raw: Raw): string {
  const name = tag === "link" ? "rel" : isAnimation(tag) ? "attributeName" : null;
  return name === null ? "" : (text(own(raw, name), 100) ?? "");
}

function cleanAttributes(raw: Raw, owner: Owner): Record<string, string | number | true> {
  const clean: Record<string, string | number | true> = {};
  for (const name of Object.keys(raw).slice(0, ATTRIBUTES_MAX)) {
    const value = cleanAttribute(owner, name, own(raw, name));
    if (value !== null && name !== "__proto__") clean[name] = value;
  }
  return clean;
}
