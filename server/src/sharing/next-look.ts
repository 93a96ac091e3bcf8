import type { Sharing } from "@palique/shared/sharing.ts";
import type { Share } from "./shares.store.ts";

const MINUTE_MS = 60_000;
/** The page with the stream of a screen or a call tells every minute that it is there; a network may fail for some. */
const AWAY_MS = 5 * MINUTE_MS;
/** A picture, or a recording of the screen, that was allowed and did not come. */
const CAPTURE_MS = 10 * MINUTE_MS;

type Idle = Pick<Sharing, "idleMinutes">;

/** When it is over without anything from the visitor; epoch ms. */
export function overAt(share: Share, { idleMinutes }: Idle): number {
  const { kind, state, expiresAt, startedAt, seenAt } = share;
  if (state === "asked") return expiresAt;
  if (kind === "capture") return (startedAt ?? 0) + CAPTURE_MS;
  return (seenAt ?? 0) + (kind === "cobrowse" ? idleMinutes * MINUTE_MS : AWAY_MS);
}

/** When somebody has to look at it; epoch ms. */
export function nextLook(share: Share, sharing: Idle): number {
  const over = overAt(share, sharing);
  return asksMore(share) ? Math.min(over, share.expiresAt) : over;
}

/** Control or a recording was asked for, and waits for the visitor's answer. */
export function asksMore({ levelAskedBy, recordingAskedBy }: Share): boolean {
  return levelAskedBy !== null || recordingAskedBy !== null;
}
