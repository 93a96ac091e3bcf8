import type { Spot } from "@palique/shared/cobrowse.ts";
import { frameOffset } from "../replay/frame-offset.ts";
import type { Picture } from "../replay/picture.ts";

/** What of the visitor's page lies at a place in the page's own pixels. */
export interface Aim {
  element: Element;
  spot: Spot;
}

export function aimAt(picture: Picture, x: number, y: number): Aim | null {
  let found = picture.document && deepest(picture.document, x, y);
  // Some elements are ours, such as the style that shows what is hidden.
  while (found && picture.idOf(found) === 0) found = parentOf(found);
  return found && { element: found, spot: spotOn(picture, found, x, y) };
}

/** The place as fractions of an element's box. */
function spotOn(picture: Picture, element: Element, x: number, y: number): Spot {
  const box = boxOf(picture, element);
  const fraction = (at: number, size: number) => Math.min(Math.max(size === 0 ? 0 : at / size, -1), 2);
  return {
    id: picture.idOf(element),
    x: fraction(x - box.x, box.width),
    y: fraction(y - box.y, box.height),
  };
}

/** In the page's own pixels, wherever its frame is. */
export function boxOf(picture: Picture, element: Element): DOMRect {
  const box = element.getBoundingClientRect();
  const offset = frameOffset(element, picture.frame);
  return new DOMRect(box.x + offset.x, box.y + offset.y, box.width, box.height);
}

export function parentOf(element: Element): Element | null {
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  return "host" in root ? (root.host as Element) : null;
}

/** Through open shadow roots and the frames of the same site. */
function deepest(page: Document, x: number, y: number): Element | null {
  let root: DocumentOrShadowRoot = page;
  let at = { x, y };
  let found: Element | null = null;
  for (;;) {
    const next: Element | null = root.elementFromPoint(at.x, at.y);
    if (!next || next === found) return found;
    found = next;
    const inner: Document | null =
      next.nodeName === "IFRAME" ? (next as HTMLIFrameElement).contentDocument : null;
    if (inner) {
      const box = next.getBoundingClientRect();
      at = { x: at.x - box.x - next.clientLeft, y: at.y - box.y - next.clientTop };
      root = inner;
    } else if (next.shadowRoot) root = next.shadowRoot;
    else return found;
  }
}
