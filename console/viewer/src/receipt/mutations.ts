import type { addedNodeMutation, attributeMutation, mutationData, styleOMValue } from "@rrweb/types";
import { cleanAttribute, mayHave } from "./attributes.ts";
import { adaptCss } from "./css.ts";
import type { Known, KnownNodes } from "./known.ts";
import { ATTRIBUTE_MAX, ATTRIBUTES_MAX, CHANGES_MAX, CSS_MAX, TEXT_MAX } from "./limits.ts";
import { cleanTree } from "./nodes.ts";
import { list, nodeId, own, type Raw, record, text } from "./values.ts";

export type Changes = Pick<mutationData, "removes" | "adds" | "texts" | "attributes">;
/** Rounds in which what is added may find its place: rrweb names parents and next siblings first, nearly always. */
const ROUNDS = 8;

export function cleanRemoves(data: Raw, known: KnownNodes): Changes["removes"] {
  const removes: Changes["removes"] = [];
  for (const raw of changes(data, "removes")) {
    const id = nodeId(own(raw, "id"));
    const parentId = nodeId(own(raw, "parentId"));
    // A page without its element is no page; a new one comes with a full snapshot.
    if (id === null || parentId === null || !known.get(id) || known.get(id)?.depth === 0) continue;
    removes.push({ id, parentId, ...(own(raw, "isShadow") === true ? { isShadow: true } : {}) });
    known.forget(id);
  }
  return removes;
}

/** Once what is taken away is gone. `strays`: how many belong to nodes that are not there. */
export function cleanAdds(data: Raw, known: KnownNodes): { adds: Changes["adds"]; strays: number } {
  const adds: Changes["adds"] = [];
  let waiting = changes(data, "adds");
  for (let round = 0; round < ROUNDS && waiting.length > 0; round++) {
    const before = waiting.length;
    waiting = waiting.filter((raw) => {
      const add = cleanAdd(raw, known, round === ROUNDS - 1);
      if (add && add !== "later") adds.push(add);
      return add === "later";
    });
    // Nothing more finds its place: those whose parent is there go to the end of it.
    if (waiting.length === before) round = Math.max(round, ROUNDS - 2);
  }
  return { adds, strays: waiting.length };
}

function cleanAdd(raw: Raw, known: KnownNodes, last: boolean): addedNodeMutation | "later" | null {
  const parentId = nodeId(own(raw, "parentId"));
  const parent = parentId === null ? undefined : known.get(parentId);
  if (parentId === null || !parent) return "later";
  const wanted = nodeId(own(raw, "nextId"));
  const nextId = wanted !== null && known.get(wanted) ? wanted : null;
  if (wanted !== nextId && !last) return "later";
  const node = cleanTree(own(raw, "node"), { id: parentId, known: parent }, known);
  return node && { parentId, nextId, node };
}

export function cleanTexts(data: Raw, known: KnownNodes): Changes["texts"] {
  return changes(data, "texts").flatMap((raw) => {
    const id = nodeId(own(raw, "id"));
    const node = id === null ? undefined : known.get(id);
    if (id === null || !node || node.tag !== "") return [];
    const said = text(own(raw, "value"), node.css ? CSS_MAX : TEXT_MAX) ?? "";
    return [{ id, value: node.css ? adaptCss(said) : said }];
  });
}

export function cleanAttributeChanges(data: Raw, known: KnownNodes): Changes["attributes"] {
  return changes(data, "attributes").flatMap((raw) => {
    const id = nodeId(own(raw, "id"));
    const node = id === null ? undefined : known.get(id);
    const from = record(own(raw, "attributes"));
    if (id === null || !node || !from || !/^[a-z]/.test(node.tag)) return [];
    return [{ id, attributes: changedAttributes(from, node) }];
  });
}

function changedAttributes(from: Raw, node: Known): attributeMutation["attributes"] {
  const clean: attributeMutation["attributes"] = {};
  for (const name of Object.keys(from).slice(0, ATTRIBUTES_MAX)) {
    const value = own(from, name);
    // Its kind of link or animation was judged by these.
    if (name === "__proto__" || /^(rel|attributename)$/i.test(name)) continue;
    if (value === null) {
      if (mayHave(node, name)) clean[name] = null;
    } else if (name === "style" && typeof value === "object") clean[name] = cleanStyle(record(value) ?? {});
    else {
      const kept = cleanAttribute(node, name, value);
      if (kept !== null) clean[name] = kept === true ? "" : String(kept);
    }
  }
  return clean;
}

const PROPERTY = /^(--[\w-]{1,200}|-?[a-z][a-z-]{0,80})$/;

function cleanStyle(from: Raw): styleOMValue {
  const clean: styleOMValue = {};
  for (const name of Object.keys(from).slice(0, ATTRIBUTES_MAX)) {
    if (!PROPERTY.test(name)) continue;
    const value = own(from, name);
    if (value === false) clean[name] = false;
    else if (typeof value === "string") clean[name] = value.slice(0, ATTRIBUTE_MAX);
    else if (Array.isArray(value)) {
      const said = text(value[0], ATTRIBUTE_MAX);
      if (said !== null) clean[name] = [said, value[1] === "important" ? "important" : ""];
    }
  }
  return clean;
}

function changes(data: Raw, name: string): Raw[] {
  return list(own(data, name), CHANGES_MAX)
    .map(record)
    .filter((raw) => raw !== null);
}
