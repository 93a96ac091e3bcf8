import { LIVE_WINDOW_MAX } from "@palique/shared/limits.ts";
import type { LiveSort } from "@palique/shared/live-names.ts";
import type { LiveFilter, LiveWindow, WatchLive } from "@palique/shared/live-visitors.ts";
import { batch, computed, effect, signal } from "@preact/signals";
import { serverNow } from "../live/clock.ts";
import { currentPath, go } from "../router.ts";
import { type Choice, choiceOf, choicePath } from "./choice.ts";
import { clearList, inSight, receiveRows } from "./list.model.ts";
import { clearOpened, receiveOpened } from "./opened.model.ts";
import { windowFor } from "./places.ts";
import { watchLive } from "./watch.ts";
import { noteConnection } from "./watched-time.ts";

export const choice = computed(() => choiceOf(currentPath.value));

/** Who came after it (server clock, epoch ms) waits to be brought in. */
const asOf = signal<number>(0);

/** The newest window; null until the first came. */
export const liveWindow = signal<LiveWindow | null>(null);
/** failed: the server said no. */
export const liveState = signal<"loading" | "ready" | "failed">("loading");
/** By country, whichever countries are chosen: to choose others. */
export const countries = signal<LiveWindow["counts"]["countries"]>([]);

/** Shows something else. `replace` leaves no step in the history. */
function choose(change: Partial<Choice>, options: { replace?: boolean } = {}): void {
  go(choicePath({ ...choice.peek(), ...change }), options);
}

type FilterChange = { [K in keyof LiveFilter]?: LiveFilter[K] | undefined };

/** Adds to what all must fit; undefined takes it away. */
export function chooseFilter(change: FilterChange): void {
  const wanted = Object.entries({ ...choice.peek().filter, ...change });
  const filter: LiveFilter = Object.fromEntries(wanted.filter(([, value]) => value !== undefined));
  choose({ filter }, { replace: true });
}

/** Everybody. */
export function clearFilter(): void {
  choose({ filter: {} }, { replace: true });
}

export function chooseSort(sort: LiveSort, descending: boolean): void {
  choose({ sort, descending }, { replace: true });
}

/** The pages people are on in place of the people, or the other way round. */
export function groupByPage(byPage: boolean): void {
  choose({ byPage });
}

/** Who is on this page. */
export function choosePage(onPage: string): void {
  choose({ byPage: false, filter: { ...choice.peek().filter, onPage } });
}

/** Opens the drawer of a visitor, or closes it. */
export function openVisitor(id: string | null): void {
  choose({ openId: id });
}

/** Everybody who has come by now belongs to the list. */
export function bringNewer(): void {
  asOf.value = serverNow();
}

/** Asks again after the server said no. */
export function askAgain(): void {
  liveState.value = "loading";
  bringNewer();
}

/** What is in sight and near it. The same object while it is the same. */
const part = computed(() => {
  const { from, size } = windowFor(inSight.value, LIVE_WINDOW_MAX);
  return `${from} ${size}`;
});

const watched = computed<WatchLive>(() => {
  const { view, filter, sort, descending, byPage, openId } = choice.value;
  const isMap = view === "map";
  const [from = 0, size = 0] = isMap || byPage ? [] : part.value.split(" ").map(Number);
  return {
    filter,
    sort,
    descending,
    asOf: isMap ? null : asOf.value,
    from,
    size,
    byPage: byPage && !isMap,
    places: isMap,
    openId,
  };
});

/** What all of it must fit and its order: when that changes it is another list. */
const keyOf = ({ filter, sort, descending }: Pick<WatchLive, "filter" | "sort" | "descending">): string =>
  JSON.stringify([filter, sort, descending]);
const listed = computed(() => keyOf(choice.value));

function receive(window: LiveWindow, wanted: WatchLive): void {
  const key = keyOf(wanted);
  // An answer about what was shown before: the one about what is shown now is on its way.
  if (key !== listed.peek()) return;
  batch(() => {
    liveWindow.value = window;
    liveState.value = "ready";
    if (!wanted.filter.countries) countries.value = window.counts.countries;
    receiveRows(window, wanted.size > 0, key);
    receiveOpened(window.open, wanted.openId);
    // Named by the conversation: from here on it is the visitor, whatever becomes of that.
    const { open } = window;
    if (open && open.id !== wanted.openId && choice.peek().openId === wanted.openId) {
      choose({ openId: open.id }, { replace: true });
    }
  });
  const { fitting, newer } = window.counts;
  // Nobody is there whom they could push aside.
  if (newer > 0 && fitting === newer) bringNewer();
}

/** Follows who is on the websites for as long as the screen is shown; returns what ends it. */
export function followLive(): () => void {
  const stops = [
    effect(() => {
      listed.value;
      bringNewer();
    }),
    effect(noteConnection),
    watchLive({
      wanted: () => watched.value,
      receive,
      failed() {
        liveState.value = "failed";
      },
    }),
  ];
  return () => {
    for (const stop of stops) stop();
    batch(() => {
      liveWindow.value = null;
      liveState.value = "loading";
      countries.value = [];
      clearList();
      clearOpened();
    });
  };
}
