/** Where things are on the visitor's screen, also inside shadow roots and frames of the same origin. */

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}
/** An element and a point in the pixels of its own window. */
export interface Hit {
  element: Element;
  x: number;
  y: number;
}

export function isElement(node: Node | null): node is Element {
  return node?.nodeType === 1;
}

/** By its local name: elements of a frame are no instances of this window's classes. */
export function is<K extends keyof HTMLElementTagNameMap>(
  element: Element,
  name: K,
): element is HTMLElementTagNameMap[K] {
  return element.localName === name;
}

/** The element's own window, whose classes its events must be of. */
export function viewOf(node: Node): typeof window {
  return node.ownerDocument?.defaultView ?? window;
}

/** It and what it is drawn in, outwards through slots, shadow roots and frames up to this page's <html>. */
export function* lineage(from: Node): Generator<Element> {
  for (let node: Node | null = from; node; node = outward(node)) if (isElement(node)) yield node;
}

function outward(node: Node): Node | null {
  const { assignedSlot } = node as Partial<Slottable>;
  if (assignedSlot) return assignedSlot;
  if (node === document) return null;
  if ("host" in node && node.nodeType === 11) return node.host as Element;
  return node.parentNode ?? (node as Partial<Document>).defaultView?.frameElement ?? null;
}

/** undefined: it is no frame. null: what it shows is none of this page's business. */
export function documentIn(element: Element): Document | null | undefined {
  if (!/^(iframe|frame|object|embed)$/.test(element.localName)) return undefined;
  try {
    return (element as HTMLIFrameElement).contentDocument ?? null;
  } catch {
    return null;
  }
}

/** null: it is not drawn. */
export function boxOf(node: Node): Box | null {
  const element = node.nodeType === 9 ? (node as Document).documentElement : node;
  if (!element.isConnected || !isElement(element)) return null;
  const { left, top, width, height } = element.getBoundingClientRect();
  if (!width && !height) return null;
  const box = { left, top, width, height };
  for (let { ownerDocument: inside } = element; inside !== document; ) {
    const frame = inside.defaultView?.frameElement;
    if (!frame) return null;
    const { x, y, scaleX, scaleY } = contentOf(frame);
    box.left = x + box.left * scaleX;
    box.top = y + box.top * scaleY;
    box.width *= scaleX;
    box.height *= scaleY;
    inside = frame.ownerDocument;
  }
  return box;
}

/** Where a frame's page begins in the window around it, and how much larger it is drawn. */
function contentOf(frame: Element) {
  const { left, top, width, height } = frame.getBoundingClientRect();
  const { offsetWidth, offsetHeight, clientLeft, clientTop } = frame as HTMLElement;
  const { paddingLeft, paddingTop } = getComputedStyle(frame);
  const scaleX = width / (offsetWidth || 1);
  const scaleY = height / (offsetHeight || 1);
  return {
    x: left + (clientLeft + Number.parseFloat(paddingLeft)) * scaleX,
    y: top + (clientTop + Number.parseFloat(paddingTop)) * scaleY,
    scaleX,
    scaleY,
  };
}

/** What a click there would meet. `near` lends the closed shadow root it is in. */
export function hitAt(x: number, y: number, near: Node): Hit | null {
  let element = document.elementFromPoint(x, y);
  let at = { x, y };
  while (element) {
    const inner = documentIn(element) ?? shadowOf(element, near);
    if (!inner) break;
    if (inner.nodeType === 9) {
      const content = contentOf(element);
      at = { x: (at.x - content.x) / content.scaleX, y: (at.y - content.y) / content.scaleY };
    }
    const within: Element | null = inner.elementFromPoint(at.x, at.y);
    if (within?.getRootNode() !== inner) break;
    element = within;
  }
  return element && { element, ...at };
}

function shadowOf(element: Element, near: Node): ShadowRoot | null {
  if (element.shadowRoot) return element.shadowRoot;
  for (let root = near.getRootNode(); "host" in root; root = (root.host as Element).getRootNode()) {
    if (root.host === element) return root as ShadowRoot;
  }
  return null;
}

/** Neither hidden itself nor in something that is. */
export function isDrawn(element: Element): boolean {
  // Safari before 17.4 cannot say.
  return element.checkVisibility?.({ visibilityProperty: true }) ?? boxOf(element) !== null;
}
