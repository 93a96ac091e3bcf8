import type { LiveSort } from "@palique/shared/live-names.ts";
import { ArrowDown, ArrowUp } from "lucide";
import { useLayoutEffect, useRef } from "preact/hooks";
import { Icon } from "../ui/Icon.tsx";
import { LiveRow } from "./LiveRow.tsx";
import {
  activeId,
  holdList,
  inSight,
  places,
  releaseList,
  room,
  scroller,
  step,
  wantedFocus,
} from "./list.model.ts";
import { t } from "./list-texts.ts";
import { choice, chooseSort, liveState } from "./live.model.ts";
import { partAt } from "./places.ts";
import "./table.css";
import "./table-phone.css";

/** Rows drawn beyond what is seen, on either side. */
const BEYOND = 6;

/** All visitors that fit. Only the rows in sight are drawn, and only they and those near are asked for. */
export function LiveTable() {
  const scroll = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  useScrolling(scroll, body);
  const { start, end } = inSight.value;
  const isLoading = liveState.value === "loading" && room.value === 0;
  const from = Math.max(0, start - BEYOND);
  const to = isLoading ? end : Math.min(room.value, end + BEYOND);
  const drawn = Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
  const isActiveDrawn = drawn.some((place) => places.value.get(place)?.row.id === activeId.value);
  const stop = isActiveDrawn
    ? null
    : (drawn.find((place) => place >= start && places.value.has(place)) ?? null);
  return (
    <div
      ref={scroll}
      class="live-scroll"
      onPointerMove={holdList}
      onPointerDown={holdList}
      onPointerLeave={releaseList}
    >
      <table class="live-table" aria-label={t("table")} aria-rowcount={room.value + 1}>
        <thead class="live-head">
          <tr class="live-columns" aria-rowindex={1}>
            {COLUMNS.map(({ name, sort }) => (
              <Column key={name} name={name} sort={sort} />
            ))}
          </tr>
        </thead>
        <tbody
          ref={body}
          class="live-body"
          style={{ blockSize: `calc(${room.value} * var(--live-row))` }}
          onKeyDown={moveWith}
        >
          {drawn.map((place) => {
            const placed = places.value.get(place);
            if (!placed) return <Blank key={`blank ${place}`} place={place} />;
            const isStop = place === stop || placed.row.id === activeId.value;
            return <LiveRow key={placed.row.id} placed={placed} place={place} isStop={isStop} />;
          })}
        </tbody>
      </table>
    </div>
  );
}

/** Keeps what is in sight up to date, and brings a place into it when asked. */
function useScrolling(scroll: { current: HTMLElement | null }, body: { current: HTMLElement | null }): void {
  useLayoutEffect(() => {
    const element = scroll.current;
    if (!element) return;
    wantedFocus.value = null;
    const rowHeight = () => Number.parseFloat(getComputedStyle(element).getPropertyValue("--live-row")) || 52;
    const headHeight = () => body.current?.offsetTop ?? 0;
    const follow = () => {
      const view = element.clientHeight - headHeight();
      const next = partAt(element.scrollTop, view, rowHeight(), Math.max(room.peek(), 1));
      const { start, end } = inSight.peek();
      // Before the first rows are there, as many as will have room are asked for.
      if (room.peek() === 0) next.end = Math.ceil(view / rowHeight());
      if (next.start !== start || next.end !== end) inSight.value = next;
    };
    scroller.value = (place) => {
      const height = rowHeight();
      const view = element.clientHeight - headHeight();
      const top = place * height;
      if (top < element.scrollTop) element.scrollTop = top;
      else if (top + height > element.scrollTop + view) element.scrollTop = top + height - view;
      follow();
    };
    follow();
    const stopRoom = room.subscribe(() => queueMicrotask(follow));
    const observer = new ResizeObserver(follow);
    observer.observe(element);
    element.addEventListener("scroll", follow, { passive: true });
    return () => {
      stopRoom();
      observer.disconnect();
      element.removeEventListener("scroll", follow);
      scroller.value = null;
    };
  }, []);
}

function moveWith(event: KeyboardEvent): void {
  const page = Math.max(1, inSight.peek().end - inSight.peek().start - 2);
  const by = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: page,
    PageUp: -page,
    Home: Number.NEGATIVE_INFINITY,
    End: Number.POSITIVE_INFINITY,
  }[event.key];
  if (by === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  step(by);
}

interface ColumnProps {
  name: "who" | "page" | "page-time" | "site-time" | "pages" | "visits" | "device" | "origin" | "state";
  /** What a click sorts by; null: nothing. */
  sort: LiveSort | null;
}

const COLUMNS: readonly ColumnProps[] = [
  { name: "who", sort: "country" },
  { name: "page", sort: "page" },
  { name: "page-time", sort: "page-time" },
  { name: "site-time", sort: "site-time" },
  { name: "pages", sort: "pages" },
  { name: "visits", sort: "visits" },
  { name: "device", sort: null },
  { name: "origin", sort: null },
  { name: "state", sort: null },
];
/** Words begin with A, numbers with the greatest. */
const WORDS: readonly LiveSort[] = ["country", "page"];

function Column({ name, sort }: ColumnProps) {
  const shown = choice.value;
  // Who came last has been here for the shortest time.
  const isArrived = shown.sort === "arrived" && sort === "site-time";
  const isSorted = shown.sort === sort || isArrived;
  const descending = isArrived ? !shown.descending : shown.descending;
  const next = isSorted ? !descending : sort !== null && !WORDS.includes(sort);
  return (
    <th
      scope="col"
      class={`live-cell live-${name}`}
      aria-sort={isSorted ? (descending ? "descending" : "ascending") : undefined}
    >
      {sort ? (
        <button type="button" class="live-sort" onClick={() => chooseSort(sort, next)}>
          {t(`column-${name}`)}
          {isSorted && <Icon icon={descending ? ArrowDown : ArrowUp} size={13} />}
        </button>
      ) : (
        <span class="live-plain">{t(`column-${name}`)}</span>
      )}
    </th>
  );
}

/** A row that is on its way. */
function Blank({ place }: { place: number }) {
  return (
    <tr
      class="live-row live-blank"
      aria-rowindex={place + 2}
      style={{ transform: `translateY(calc(${place} * var(--live-row)))` }}
    >
      <td>
        <span />
        <span />
      </td>
    </tr>
  );
}
