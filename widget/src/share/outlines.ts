import type { PrivacyRules } from "@palique/shared/sharing.ts";
import { findHidden } from "./hidden.ts";

/** More of them on one screen tell nobody more. */
const MOST = 200;
/** How soon it sees what a page has changed. */
const LOOKS_EVERY_MS = 500;

/** Draws over the page what of it is hidden, until it is told to stop. */
export function outlineHidden(root: ShadowRoot, rules: PrivacyRules): () => void {
  const layer = document.createElement("div");
  layer.className = "share-outlines";
  layer.ariaHidden = "true";
  root.prepend(layer);
  const ended = new AbortController();
  const { signal } = ended;

  function draw(): void {
    const boxes: HTMLElement[] = [];
    for (const [element, kind] of findHidden(rules, root.host)) {
      const { left, top, right, bottom, width, height } = boxOf(element);
      const isSeen = width && height && right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
      if (!isSeen || boxes.length === MOST) continue;
      const box = document.createElement("div");
      box.className = kind;
      box.style.cssText = `left:${left}px;top:${top}px;width:${width}px;height:${height}px`;
      boxes.push(box);
    }
    layer.replaceChildren(...boxes);
  }
  let planned = false;
  function plan(): void {
    if (planned) return;
    planned = true;
    requestAnimationFrame(() => {
      planned = false;
      if (!signal.aborted) draw();
    });
  }
  draw();
  addEventListener("scroll", plan, { capture: true, passive: true, signal });
  addEventListener("resize", plan, { signal });
  const timer = setInterval(plan, LOOKS_EVERY_MS);
  return () => {
    clearInterval(timer);
    ended.abort();
    layer.remove();
  };
}

/** In this window, wherever its frame stands. */
function boxOf(element: Element): DOMRect {
  const { x, y, width, height } = element.getBoundingClientRect();
  const frame = element.ownerDocument.defaultView?.frameElement;
  if (!frame || element.ownerDocument === document) return new DOMRect(x, y, width, height);
  const around = boxOf(frame);
  return new DOMRect(around.x + frame.clientLeft + x, around.y + frame.clientTop + y, width, height);
}
