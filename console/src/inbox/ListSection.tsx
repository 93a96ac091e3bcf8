import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { openId } from "../conversation/conversation.model.ts";
import { density } from "../layout/layout.model.ts";
import type { Reorder } from "../layout/use-reorder.ts";
import { useWindow } from "./window.ts";
import "./list.css";

/** Where a row stands: what a screen reader says, and in a long list how far down. */
export interface Place {
  index: number;
  count: number;
  /** Pixels; null where rows simply follow each other. */
  top: number | null;
}

interface ListSectionProps {
  title: string;
  count?: number | null;
  /** Ids of the rows in their order. */
  ids: readonly string[];
  /** Nothing in it: what to say instead. */
  empty?: ComponentChildren;
  /** Its rows are equally high and go where their `place` says: a long one is drawn in part. */
  mayBeLong?: boolean;
  onPointer?: (inside: boolean) => void;
  /** Its rows can be dragged into another order, and moved with Alt+Shift and an arrow. */
  reorder?: Reorder;
  onMove?: (id: string, by: 1 | -1) => void;
  /** `isStop`: the tab stop of the list. */
  children: (index: number, place: Place, isStop: boolean) => ComponentChildren;
}

/** A titled list of rows, one tab stop; arrows, Home and End move in it. Of a long one only what is seen is drawn. */
export function ListSection({
  title,
  count,
  ids,
  empty,
  mayBeLong = false,
  onPointer,
  reorder,
  onMove,
  children,
}: ListSectionProps) {
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const [stop, setStop] = useState<string | null>(null);
  const toFocus = useRef<string | null>(null);
  const places = useRef(new Map<number, Place>());
  const shown = useWindow(list, mayBeLong ? ids.length : 0, density.value);
  const stopAt = Math.max(0, ids.indexOf(stop ?? ""));
  const openAt = ids.indexOf(openId.value ?? "");

  // The row that was opened by a key or from elsewhere is brought into sight, drawn or not.
  useLayoutEffect(() => {
    if (shown && openAt >= 0 && (openAt < shown.start || openAt >= shown.end)) bring(openAt);
  }, [openAt]);
  useLayoutEffect(() => {
    if (toFocus.current === null) return;
    const row = list.current?.querySelector<HTMLElement>(
      `[data-id="${CSS.escape(toFocus.current)}"] a.row-link`,
    );
    toFocus.current = null;
    row?.focus({ preventScroll: shown !== null });
  });

  function bring(index: number): void {
    const scroller = list.current?.closest(".list-scroll");
    if (!shown || !scroller || !list.current) return;
    const edge = scroller.getBoundingClientRect().top;
    const top = list.current.getBoundingClientRect().top - edge + index * shown.height;
    const title = 36;
    if (top < title) scroller.scrollTop += top - title;
    else if (top + shown.height > scroller.clientHeight) {
      scroller.scrollTop += top + shown.height - scroller.clientHeight;
    }
  }

  function keyed(event: KeyboardEvent): void {
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const id = ids[stopAt];
    if (onMove && by && id && event.altKey && event.shiftKey) {
      event.preventDefault();
      event.stopPropagation();
      // Its element is moved, which takes the focus from it.
      toFocus.current = id;
      onMove(id, by);
      bring(Math.max(0, Math.min(ids.length - 1, stopAt + by)));
      return;
    }
    const last = ids.length - 1;
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: stopAt === last ? 0 : stopAt + 1,
      ArrowUp: stopAt === 0 ? last : stopAt - 1,
      Home: 0,
      End: last,
    };
    const next = steps[event.key];
    if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    toFocus.current = ids[next] ?? null;
    setStop(toFocus.current);
    bring(next);
  }

  /** The same as before where nothing changed: then its row is not drawn anew. */
  function placeOf(index: number): Place {
    const top = shown ? index * shown.height : null;
    const known = places.current.get(index);
    if (known?.count === ids.length && known.top === top) return known;
    const place = { index, count: ids.length, top };
    places.current.set(index, place);
    return place;
  }
  const drawn = shown ? indexesIn(shown.start, shown.end, stopAt) : ids.map((_, index) => index);
  return (
    <section class="list-section">
      <h3 class="list-title">
        <span id={id}>{title}</span>
        {count !== undefined && count !== null && <span class="digits">{count}</span>}
      </h3>
      {ids.length === 0 && empty}
      <ul
        ref={list}
        aria-labelledby={id}
        class={shown ? "list-long" : undefined}
        style={{ blockSize: shown ? `${ids.length * shown.height}px` : null }}
        {...reorder?.on}
        onPointerEnter={(event) => event.pointerType === "mouse" && onPointer?.(true)}
        onPointerLeave={() => onPointer?.(false)}
        onFocusIn={(event) => {
          const row = event.target instanceof Element ? event.target.closest("[data-id]") : null;
          if (row instanceof HTMLElement) setStop(row.dataset.id ?? null);
        }}
        onKeyDown={keyed}
      >
        {drawn.map((index) => children(index, placeOf(index), index === stopAt))}
      </ul>
    </section>
  );
}

/** The window, and the tab stop wherever it is: the focus is never lost because of scrolling. */
function indexesIn(start: number, end: number, stop: number): number[] {
  const indexes = Array.from({ length: end - start }, (_, i) => start + i);
  if (stop < start) return [stop, ...indexes];
  return stop >= end ? [...indexes, stop] : indexes;
}
