import type { Host } from "../host.ts";
import css from "./acts.css?inline";

/** Something on the layer. */
export interface Mark {
  elements: readonly Element[];
  /** When it goes by itself, in ms of performance.now(). */
  until: number;
  /** So long before that it fades. */
  fades: number;
  draw(ms: number): void;
}

export interface Layer {
  /** One of a name, instead of that before; the layer is there as long as something is on it. */
  put(name: string, mark: Mark): void;
  get(name: string): Mark | undefined;
  take(name: string): void;
  stop(): void;
}

const styled = new WeakSet<ShadowRoot>();
/** A page opens no dialog more often than this, in ms. */
const LOOK_MS = 250;

/** Over the page and under the chat; it takes no clicks. Drawn anew with each frame, but only while it shows something. */
export function createLayer({ root, addStyles }: Host): Layer {
  const marks = new Map<string, Mark>();
  const layer = document.createElement("div");
  layer.className = "acts";
  layer.ariaHidden = "true";
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let frame = 0;
  let looked = 0;
  let covered: Element | null = null;

  function draw(now: number): void {
    frame = 0;
    for (const [name, mark] of marks) {
      if (now >= mark.until) take(name);
      else {
        mark.draw(now);
        const left = calm.matches ? 1 : Math.min(1, (mark.until - now) / mark.fades);
        for (const element of mark.elements) (element as HTMLElement).style.opacity = `${left}`;
      }
    }
    if (now - looked > LOOK_MS) lift(now);
    next();
  }

  function next(): void {
    if (marks.size) frame ||= requestAnimationFrame(draw);
    else layer.remove();
  }

  /** Where the page shows a dialog, or something over the whole screen, nothing but what comes later is above it. */
  function lift(now: number): void {
    looked = now;
    const over = document.querySelector(":modal,:fullscreen");
    if (over === covered && (!over || layer.matches(":popover-open"))) return;
    covered = over;
    layer.removeAttribute("popover");
    if (!over || !layer.isConnected || !layer.showPopover) return;
    layer.popover = "manual";
    layer.showPopover();
  }

  function take(name: string): void {
    for (const element of marks.get(name)?.elements ?? []) element.remove();
    marks.delete(name);
    if (!marks.size) layer.remove();
  }

  return {
    put(name, mark) {
      if (marks.get(name) !== mark) take(name);
      marks.set(name, mark);
      if (!styled.has(root)) addStyles(css);
      styled.add(root);
      layer.append(...mark.elements);
      if (!layer.isConnected) root.prepend(layer);
      next();
    },
    get: (name) => marks.get(name),
    take,
    stop() {
      cancelAnimationFrame(frame);
      for (const name of marks.keys()) take(name);
    },
  };
}
