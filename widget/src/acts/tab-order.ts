import { documentIn, isDrawn, isElement, lineage } from "./place.ts";

function isFocusable(element: Element): boolean {
  const { tabIndex, isContentEditable } = element as HTMLElement;
  if (element.matches(":disabled")) return false;
  return tabIndex >= 0 || element.hasAttribute("tabindex") || isContentEditable;
}

/** What the focus goes to with a click there: the nearest around it that takes one. */
export function focusableAt(element: Element): Element | undefined {
  for (const one of lineage(element)) if (isFocusable(one)) return one;
  return undefined;
}

/** Where Tab leads from there, nearest first; `back`: with shift. */
export function tabsFrom(from: Element, back: boolean): Element[] {
  const places: { element: Element; order: number }[] = [];
  collect(document, from, places);
  // A positive tabindex comes before everything else.
  const ordered = places.sort((one, other) => (one.order || Infinity) - (other.order || Infinity) || 0);
  const place = ordered.findIndex(({ element }) => element === from);
  const on = back ? ordered.slice(0, place).reverse() : ordered.slice(place + 1);
  return on.map(({ element }) => element);
}

/** In the order of the page, through shadow roots and frames. `from` is among them even where Tab does not stop. */
function collect(root: Node, from: Element, places: { element: Element; order: number }[]): void {
  const walker = (root.ownerDocument ?? (root as Document)).createTreeWalker(root, NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!isElement(node)) continue;
    const frame = documentIn(node);
    if (frame || node.shadowRoot) {
      // Where one knows the closed shadow root of `from` it is not found, and Tab begins at the top.
      collect(frame ?? (node.shadowRoot as Node), from, places);
    }
    if (node === from || (!frame && stops(node))) {
      places.push({ element: node, order: (node as HTMLElement).tabIndex || 0 });
    }
  }
}

function stops(element: Element): boolean {
  const { tabIndex, type, checked, name } = element as HTMLInputElement;
  if (!isFocusable(element) || (tabIndex < 0 && !(element as HTMLElement).isContentEditable)) return false;
  if (!isDrawn(element)) return false;
  // Of a group of radio buttons only the chosen one.
  if (type !== "radio" || checked || !name) return true;
  const root = element.getRootNode() as ParentNode;
  return !root.querySelector(`input[type=radio][name="${CSS.escape(name)}"]:checked`);
}
