import type { LiveVisitor, LiveWindow } from "@palique/shared/live-visitors.ts";
import { batch, computed, signal } from "@preact/signals";
import { type Part, type Places, placeRows, roomFor } from "./places.ts";

/** After the last move of the pointer or the keyboard over it the list stays as it is for so long. */
const HELD_MS = 8_000;

/** The rows that are drawn. */
export const inSight = signal<Part>({ start: 0, end: 20 });
/** What is known of the list. */
export const places = signal<Places>(new Map());
/** How many are listed. */
const total = signal(0);
/** Rows there is room for. */
export const room = computed(() => roomFor(places.value, total.value));
/** Somebody points at the list or moves through it: nothing in sight changes its place. */
const isHeld = signal(false);

/** The visitor the keyboard is at. */
export const activeId = signal<string | null>(null);
/** The keyboard goes to the row at this place, once it is drawn. */
export const wantedFocus = signal<number | null>(null);
/** Brings the row at this place into sight; set by the list that is drawn. */
export const scroller = signal<((place: number) => void) | null>(null);

let letGo: ReturnType<typeof setTimeout> | undefined;
let last: LiveWindow | null = null;
let listKey = "";

/** The pointer or the keyboard moved in the list. */
export function holdList(): void {
  clearTimeout(letGo);
  isHeld.value = true;
  letGo = setTimeout(releaseList, HELD_MS);
}

/** Nobody is at the list any more: everybody goes to the own place. */
export function releaseList(): void {
  clearTimeout(letGo);
  if (!isHeld.peek()) return;
  isHeld.value = false;
  if (last) places.value = placeRows(places.peek(), last, total.peek(), null);
}

/** A window came. `hasRows`: rows were asked for; `key` names the list they are part of. */
export function receiveRows(window: LiveWindow, hasRows: boolean, key: string): void {
  if (!hasRows) return;
  const isOther = key !== listKey;
  listKey = key;
  last = window;
  const before: Places = isOther ? new Map() : places.peek();
  const listed = window.counts.fitting - window.counts.newer;
  batch(() => {
    total.value = listed;
    places.value = placeRows(before, window, listed, isHeld.peek() && !isOther ? inSight.peek() : null);
  });
  if (isOther) {
    activeId.value = null;
    scroller.peek()?.(0);
  }
}

/** Changes what is shown of a visitor before the server says so. */
export function amendRow(id: string, change: (row: LiveVisitor) => LiveVisitor): void {
  places.value = new Map(
    [...places.peek()].map(([place, one]) => [
      place,
      one.row.id === id ? { ...one, row: change(one.row) } : one,
    ]),
  );
}

export function rowOf(id: string): LiveVisitor | null {
  for (const { row } of places.value.values()) if (row.id === id) return row;
  return null;
}

/** Where the keyboard is in the list; null: nowhere, or at somebody who is out of sight. */
function placeOfActive(): number | null {
  for (const [place, { row }] of places.peek()) if (row.id === activeId.peek()) return place;
  return null;
}

/** Moves the keyboard by so many rows, to the first (-Infinity) or to the last. */
export function step(by: number): void {
  if (room.peek() === 0) return;
  const now = placeOfActive();
  const first = inSight.peek().start;
  const wanted = now === null && Math.abs(by) === 1 ? first : (now ?? first) + by;
  const place = Math.max(0, Math.min(room.peek() - 1, wanted));
  holdList();
  scroller.peek()?.(place);
  wantedFocus.value = place;
}

export function clearList(): void {
  clearTimeout(letGo);
  batch(() => {
    isHeld.value = false;
    places.value = new Map();
    total.value = 0;
    activeId.value = null;
    wantedFocus.value = null;
  });
  last = null;
  listKey = "";
}
