/** Where the frame that a node is in begins, in the page's own pixels. */
export function frameOffset(node: Node, page: HTMLIFrameElement): { x: number; y: number } {
  const offset = { x: 0, y: 0 };
  let frame = node.ownerDocument?.defaultView?.frameElement;
  while (frame && frame !== page) {
    const box = frame.getBoundingClientRect();
    offset.x += box.x + frame.clientLeft;
    offset.y += box.y + frame.clientTop;
    frame = frame.ownerDocument.defaultView?.frameElement;
  }
  return offset;
}
