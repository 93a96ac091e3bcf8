import { NodeType, type serializedElementNodeWithId, type serializedNodeWithId } from "@rrweb/types";
import type { AskedAttributes } from "./asked-attributes.ts";
import { cleanAttribute } from "./clean-attribute.ts";
import { dots, withoutCards, wordsOnly } from "./mask.ts";
import { BLOCKED, MASKED, type PrivacyOf, SHOWN, WRITTEN } from "./privacy.ts";
import { isSecret, saysSecret } from "./secret.ts";
import { cleanStyles } from "./style-text.ts";

/** What the sanitiser knows of the page. */
export interface PageSense {
  privacyOf: PrivacyOf;
  asked: AskedAttributes;
  nodeOf(id: number): Node | null;
  /** A picture that only this page can load. */
  isOwnPicture(id: number): void;
}

/** Elements that hold what is never seen, or does something. */
const EMPTIED = /^(script|noscript|template|object|embed|applet|frame|portal|fencedframe)$/;

/** Takes out of a recorded node, and all within it, what operators may not see. False: nothing of it may be sent. */
export function cleanNode(node: serializedNodeWithId, sense: PageSense): boolean {
  const real = sense.nodeOf(node.id);
  if (node.type === NodeType.Text) {
    node.textContent = cleanText(real, node.textContent, sense);
    return !!real && !(sense.privacyOf(real) & BLOCKED);
  }
  if (node.type === NodeType.Comment || node.type === NodeType.CDATA) {
    node.textContent = "";
    return true;
  }
  if (node.type === NodeType.DocumentType) return true;
  if (!real) return false;
  if (node.type === NodeType.Element && !cleanElement(node, real as Element, sense)) return false;
  node.childNodes = node.childNodes.filter((child) => cleanNode(child, sense));
  return true;
}

/** False: not even that it is there. */
function cleanElement(node: serializedElementNodeWithId, real: Element, sense: PageSense): boolean {
  const state = sense.privacyOf(real);
  // A password that is shown later stays one.
  if (node.tagName === "input" && saysSecret(real)) isSecret(real);
  if (state & BLOCKED) {
    // Its outermost element keeps its place; rrweb has measured it, unless it is ours.
    if (sense.privacyOf(real.parentNode) & BLOCKED || !("rr_width" in node.attributes)) return false;
    node.childNodes = [];
    const { rr_width = "", rr_height = "" } = node.attributes;
    node.attributes = { class: `${node.attributes.class ?? ""}`, rr_width, rr_height };
    return true;
  }
  if (EMPTIED.test(node.tagName)) {
    node.childNodes = [];
    node.attributes = {};
    return true;
  }
  for (const [name, value] of Object.entries(node.attributes)) {
    if (name === "src" && /^blob:/i.test(`${value}`)) sense.isOwnPicture(node.id);
    const clean = cleanAttribute(real, name, value, state, sense.asked);
    if (clean === null) delete node.attributes[name];
    else node.attributes[name] = clean;
  }
  return true;
}

/** `node`: the text's own, by whose place it is judged. */
export function cleanText(node: Node | null, text: string, { privacyOf }: PageSense): string {
  const parent = node?.parentNode ?? null;
  const state = privacyOf(parent);
  // Not by instanceof: frames have classes of their own.
  const tag = parent && "tagName" in parent ? `${parent.tagName}`.toLowerCase() : "";
  if (state & BLOCKED || EMPTIED.test(tag)) return "";
  if (tag === "style") return cleanStyles(text);
  if (tag === "desc") return dots(text);
  if (tag === "title") return state & MASKED ? dots(text) : wordsOnly(text);
  const isField = tag === "option" || tag === "textarea" || (state & WRITTEN) > 0;
  if (state & MASKED || (isField && !(state & SHOWN))) return dots(text);
  return withoutCards(text);
}
