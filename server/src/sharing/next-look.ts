import type { Sharing } from "@palique/shared/sharing.ts";
import type { Share } from "./shares.store.ts";

const MINUTE_MS = 60_000;
/** A screen or a call ends when the visitor's browser has been away this long: a page may load in between. */
const AWAY_MS = 3 * MINUTE_MS;
/** How often it is looked whether it is there. */
const LOOK_MS = MINUTE_MS;
/** A picture, or a recording of the screen, that was allowed and did not come. */
const CAPTURE_MS = 10 * MINUTE_MS;

type Timed = Pick<
  Share,
  "kind" | "state" | "expiresAt" | "startedAt" | "seenAt" | "levelAskedBy" | "recordingAskedBy"
>;

/** When it is over without anything from the visitor; epoch ms. */
export function overAt(share: Timed, { idleMinutes }: Pick<Sharing, "idleMinutes">): number {
  const { kind, state, expiresAt, startedAt, seenAt } = share;
  if (state === "asked") return expiresAt;
  if (kind === "capture") return (startedAt ?? 0) + CAPTURE_MS;
  return (seenAt ?? 0) + (kind === "cobrowse" ? idleMinutes * MINUTE_MS : AWAY_MS);
}

/** When somebody has to look at it; epoch ms. */
export function nextLook(share: Timed, sharing: Pick<Sharing, "idleMinutes">, now: number): number {
  const isWatched = share.state === "active" && (share.kind === "screen" || share.kind === "call");
  const over = overAt(share, sharing);
  const look = isWatched ? Math.min(over, now + LOOK_MS) : over;
  return asksMore(share) ? Math.min(look, share.expiresAt) : look;
}

/** Control or a recording was asked for, and waits for the visitor's answer. */
export function asksMore({ levelAskedBy, recordingAskedBy }: Timed): boolean {
  return levelAskedBy !== null || recordingAskedBy !== null;
}
