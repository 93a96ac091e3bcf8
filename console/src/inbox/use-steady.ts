import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";

/**
 * While the pointer is over a list that scrolls, the row under it stays there: what comes or goes above it moves
 * the scrolling, not the row. Away from the pointer everything is as if nobody had held it.
 */
export function useSteady(scroller: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = scroller.current;
    const content = element?.firstElementChild;
    if (!element || !(content instanceof HTMLElement)) return;
    let pointer: { x: number; y: number } | null = null;
    let anchor: { row: Element; top: number } | null = null;
    /** Pixels scrolled only to hold the row, and room made above where there was nothing left to scroll. */
    let held = 0;
    let room = 0;

    function setRoom(next: number): void {
      room = next;
      if (element) element.style.paddingBlockStart = next > 0 ? `${next}px` : "";
    }
    function setSpare(pixels: number): void {
      if (content instanceof HTMLElement) content.style.paddingBlockEnd = pixels > 0 ? `${pixels}px` : "";
    }
    function aim(): void {
      const row = pointer && document.elementFromPoint(pointer.x, pointer.y)?.closest("[data-id]");
      anchor = row && element?.contains(row) ? { row, top: row.getBoundingClientRect().top } : null;
    }
    function hold(): void {
      if (!element || !anchor?.row.isConnected) {
        aim();
        return;
      }
      let by = anchor.row.getBoundingClientRect().top - anchor.top;
      const less = Math.min(room, Math.max(0, by));
      if (less > 0) setRoom(room - less);
      by -= less;
      const before = element.scrollTop;
      // Below a short list there is nothing to scroll to.
      if (by > 0) setSpare(element.clientHeight);
      element.scrollTop = before + by;
      const missing = element.scrollTop - before - by;
      held += element.scrollTop - before;
      if (missing > 0) setRoom(room + missing);
    }
    function moved(event: PointerEvent): void {
      if (event.pointerType !== "mouse") return;
      // Browsers say that it moved, too, when what is under it did.
      if (event.clientX === pointer?.x && event.clientY === pointer.y) return;
      pointer = { x: event.clientX, y: event.clientY };
      aim();
    }
    function left(): void {
      pointer = null;
      anchor = null;
      const natural = (element?.scrollTop ?? 0) - held;
      setRoom(0);
      setSpare(0);
      if (element) element.scrollTop = natural;
      held = 0;
    }
    /** Who scrolls chooses the place. */
    function scrolled(): void {
      held = 0;
    }
    const observer = new ResizeObserver(hold);
    observer.observe(content);
    element.addEventListener("pointermove", moved);
    element.addEventListener("pointerleave", left);
    element.addEventListener("wheel", scrolled, { passive: true });
    element.addEventListener("scroll", aim, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("pointermove", moved);
      element.removeEventListener("pointerleave", left);
      element.removeEventListener("wheel", scrolled);
      element.removeEventListener("scroll", aim);
    };
  }, []);
}
