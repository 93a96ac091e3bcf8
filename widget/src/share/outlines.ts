import type { PrivacyRules } from "@palique/shared/sharing.ts";
import { findHidden } from "./hidden.ts";

/** More of them on one screen tell nobody more. */
const MOST = 200;
/** How soon it sees what a page has changed. */
const LOOKS_EVERY_MS = 200;

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
    for (const [element, kind] of findHidden(document, rules)) {
      const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
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
