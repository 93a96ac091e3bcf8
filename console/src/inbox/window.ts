import type { RefObject } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";

/** Lists shorter than this are simply drawn. */
const FROM = 60;
/** Rows drawn beyond what is seen, on either side. */
const BEYOND = 8;
/** The window moves by this many rows, so that most frames of scrolling draw nothing. */
const STEP = 4;
const HEIGHT = 56;

/** The rows that are drawn of a long list; all of them are equally high. */
export interface Window {
  start: number;
  /** Exclusive. */
  end: number;
  /** Pixels of one row. */
  height: number;
}

/** The window that shows the part of `viewHeight` pixels which begins `offset` pixels below the first row. */
export function windowAt(offset: number, viewHeight: number, height: number, count: number): Window {
  const first = Math.floor(Math.max(0, offset) / height) - BEYOND;
  const start = Math.max(0, Math.floor(first / STEP) * STEP);
  const rows = Math.ceil(viewHeight / height) + 2 * BEYOND + STEP;
  return { start: Math.min(start, count), end: Math.min(count, start + rows), height };
}

/**
 * Follows the scrolling of the list around it. Null: the list is short enough to be drawn whole. Where `density`
 * changes, the height of the rows does.
 */
export function useWindow(
  list: RefObject<HTMLElement | null>,
  count: number,
  density: string,
): Window | null {
  const isLong = count >= FROM;
  const [shown, setShown] = useState<Window>({ start: 0, end: FROM, height: HEIGHT });
  useLayoutEffect(() => {
    const element = list.current;
    const scroller = element?.closest(".list-scroll");
    if (!isLong || !element || !scroller) return;
    const follow = () => {
      const height = element.querySelector<HTMLElement>(".row")?.offsetHeight || HEIGHT;
      const offset = scroller.getBoundingClientRect().top - element.getBoundingClientRect().top;
      const next = windowAt(offset, scroller.clientHeight, height, count);
      setShown((now) =>
        now.start === next.start && now.end === next.end && now.height === next.height ? now : next,
      );
    };
    follow();
    const observer = new ResizeObserver(follow);
    observer.observe(scroller);
    scroller.addEventListener("scroll", follow, { passive: true });
    return () => {
      observer.disconnect();
      scroller.removeEventListener("scroll", follow);
    };
  }, [isLong, count, density]);
  return isLong ? shown : null;
}
