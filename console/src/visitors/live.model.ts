import type { LiveFilter, LiveWindow, WatchLive } from "@palique/shared/live-visitors.ts";
import { batch, computed, effect, signal } from "@preact/signals";
import { serverNow } from "../live/clock.ts";
import { currentPath, go } from "../router.ts";
import { type Choice, choiceOf, choicePath } from "./choice.ts";
import { watchLive } from "./watch.ts";

export const choice = computed(() => choiceOf(currentPath.value));

/** Rows [from, from + size) are in sight, or nearly. */
const part = signal({ from: 0, size: 40 });
/** Who came after it (server clock, epoch ms) waits to be brought in. */
const asOf = signal<number>(0);

/** The newest window; null until the first came. */
export const liveWindow = signal<LiveWindow | null>(null);
/** failed: the server said no. */
export const liveState = signal<"loading" | "ready" | "failed">("loading");

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

/** Opens the drawer of a visitor, or closes it. */
export function openVisitor(id: string | null): void {
  choose({ openId: id });
}

/** Everybody who has come by now belongs to the list. */
export function bringNewer(): void {
  asOf.value = serverNow();
}

const watched = computed<WatchLive>(() => {
  const { view, filter, sort, descending, byPage, openId } = choice.value;
  const isMap = view === "map";
  const { from, size } = isMap || byPage ? { from: 0, size: 0 } : part.value;
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
const listed = computed(() => {
  const { filter, sort, descending } = choice.value;
  return JSON.stringify([filter, sort, descending]);
});

/** Follows who is on the websites for as long as the screen is shown; returns what ends it. */
export function followLive(): () => void {
  const stops = [
    effect(() => {
      listed.value;
      batch(() => {
        bringNewer();
        part.value = { ...part.peek(), from: 0 };
      });
    }),
    watchLive({
      wanted: () => watched.value,
      receive(window) {
        liveWindow.value = window;
        liveState.value = "ready";
      },
      failed() {
        liveState.value = "failed";
      },
    }),
  ];
  return () => {
    for (const stop of stops) stop();
    liveWindow.value = null;
    liveState.value = "loading";
  };
}
