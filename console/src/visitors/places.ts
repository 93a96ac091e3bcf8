import type { LiveVisitor, LiveWindow } from "@palique/shared/live-visitors.ts";

/** A visitor at a place of the list. */
export interface Placed {
  row: LiveVisitor;
  /** Not at this place any more: it stays there, as it was, while the list is held. */
  moved: boolean;
}
/** By their place in the whole list. Only parts of it are known. */
export type Places = ReadonlyMap<number, Placed>;

/** Rows [start, end) of the list. */
export interface Part {
  start: number;
  end: number;
}

/** What was known of the list this far from what is shown is shown again until the newest of it is here. */
const REMEMBERED = 300;

/**
 * The list with a new window in it. In `held` nobody moves, so that no row slides away under a pointer: who is at
 * another place by now stays, and the others take the places that are left.
 */
export function placeRows(
  known: Places,
  { from, rows }: Pick<LiveWindow, "from" | "rows">,
  total: number,
  held: Part | null,
): Places {
  const fresh = new Map(rows.map((row) => [row.id, row]));
  const end = from + rows.length;
  const next = new Map<number, Placed>();
  const there = new Set<string>();
  for (let index = held?.start ?? 0; index < (held?.end ?? 0); index++) {
    const one = known.get(index);
    if (!one) continue;
    const row = fresh.get(one.row.id);
    const isAsked = index >= from && index < end;
    // Beyond the window nothing is said of who is there.
    next.set(index, row ? { row, moved: false } : isAsked || index >= total ? { ...one, moved: true } : one);
    there.add(one.row.id);
  }
  let index = from;
  for (const row of rows) {
    if (there.has(row.id)) continue;
    while (next.has(index)) index++;
    next.set(index, { row, moved: false });
    there.add(row.id);
  }
  for (const [place, one] of known) {
    const isNear = place >= from - REMEMBERED && place < end + REMEMBERED && place < total;
    const isFree = !next.has(place) && (place < from || place >= end) && !there.has(one.row.id);
    if (isNear && isFree && !one.moved) next.set(place, one);
  }
  return next;
}

/** How many rows there is room for: all that are listed, and who is held beyond them. */
export function roomFor(places: Places, total: number): number {
  let last = total;
  for (const place of places.keys()) last = Math.max(last, place + 1);
  return last;
}

/** Places beyond what is seen that are asked for too. */
const BEYOND = 14;
/** The window moves by so many, so that most of scrolling asks nothing. */
const STEP = 10;

/** What to ask for so that [start, end) and what is near it are there. */
export function windowFor({ start, end }: Part, most: number): { from: number; size: number } {
  const from = Math.max(0, Math.floor((start - BEYOND) / STEP) * STEP);
  const size = Math.ceil((end + BEYOND - from) / STEP) * STEP;
  return { from, size: Math.min(most, size) };
}

/** The rows to draw where [offset, offset + viewHeight) of the list is in sight; in pixels. */
export function partAt(offset: number, viewHeight: number, rowHeight: number, room: number): Part {
  const start = Math.min(Math.max(0, Math.floor(offset / rowHeight)), Math.max(0, room - 1));
  const end = Math.min(room, Math.max(0, Math.ceil((offset + viewHeight) / rowHeight)));
  return { start, end: Math.max(start, end) };
}
