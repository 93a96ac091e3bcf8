import type { Frames } from "@palique/shared/cobrowse.ts";
import type { App } from "../app.ts";
import type { Share } from "../sharing/shares.store.ts";
import { endRecordings } from "./recordings.store.ts";
import { type Writer, writeRecording } from "./write-recording.ts";

export type Recorder = ReturnType<typeof recordShares>;

/** Records the pages that this process passes on, as long as their visitors allow it. */
export function recordShares(app: App, askSnapshot: (shareId: string) => void) {
  const writers = new Map<string, Writer>();
  const closing = new Set<Promise<void>>();

  function close(shareId: string): void {
    const writer = writers.get(shareId);
    if (!writer) return;
    writers.delete(shareId);
    const closed = writer
      .close()
      .catch((error) => app.log.error({ event: "recording.unclosed", err: error }))
      .finally(() => closing.delete(closed));
    closing.add(closed);
  }

  /** Whichever process writes it: the one in which it ends says so. */
  async function noteEnd({ id, kind, recordedSince }: Share): Promise<void> {
    if (kind !== "cobrowse") return;
    await app.write((trx) => endRecordings(trx, id, app.now(), recordedSince));
  }
  app.on("share.changed", ({ share }) => {
    noteEnd(share).catch((error) => app.log.error({ event: "recording.end-unnoted", err: error }));
  });

  return {
    /** What the visitor allows now. */
    follow(share: Share): void {
      const { id, recordedSince } = share;
      if (writers.get(id)?.startedAt === recordedSince) return;
      close(id);
      if (recordedSince === null) return;
      writers.set(
        id,
        writeRecording(app, share, recordedSince, () => askSnapshot(id)),
      );
      askSnapshot(id);
    },
    take: (shareId: string, frames: Frames): void => writers.get(shareId)?.take(frames),
    /** It ended, or goes on in another process. */
    close,
    async stop(): Promise<void> {
      for (const shareId of [...writers.keys()]) close(shareId);
      await Promise.all(closing);
    },
  };
}
