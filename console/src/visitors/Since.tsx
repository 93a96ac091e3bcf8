import { digits } from "../text/time.ts";
import { watchedTime } from "./watched-time.ts";

/** How long ago, ticking, or how long until then. Only these digits are drawn anew each second. */
export function Since({ at, until = null }: { at: number; until?: number | null }) {
  return <span class="digits">{digits((until ?? watchedTime.value) - at)}</span>;
}
