import { now } from "../live/clock.ts";
import { digits } from "../text/time.ts";

/** How long ago, ticking, or how long until then. Only these digits are drawn anew each second. */
export function Since({ at, until = null }: { at: number; until?: number | null }) {
  return <span class="digits">{digits((until ?? now.value) - at)}</span>;
}
