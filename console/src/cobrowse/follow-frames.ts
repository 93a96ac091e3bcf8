import type { Frames } from "@palique/shared/cobrowse.ts";

/** The batch that was shown last. */
export type Followed = Pick<Frames, "tab" | "seq">;

/**
 * What to do with a batch after the one shown last: show it, or wait for a full snapshot, which has to be asked for
 * ("lost") where one was shown before and a batch is missing.
 */
export function follows(last: Followed | null, { tab, seq, full }: Frames): Followed | "wait" | "lost" {
  if (full) return { tab, seq };
  if (!last) return "wait";
  return last.tab === tab && last.seq + 1 === seq ? { tab, seq } : "lost";
}
