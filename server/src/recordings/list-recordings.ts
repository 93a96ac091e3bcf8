import type { RecordingCard } from "@palique/shared/sharing.ts";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { findOwn } from "../conversations/find-own.ts";
import { readSettings } from "../settings/settings.store.ts";
import { findShare } from "../sharing/shares.store.ts";
import { listRecordingsOf, type Recording } from "./recordings.store.ts";

const DAY_MS = 86_400_000;

/** Of a conversation that the operator may see, oldest first. */
export async function listRecordings(
  app: App,
  actor: OperatorActor,
  conversationId: string,
): Promise<RecordingCard[]> {
  const conversation = await findOwn(app, actor, conversationId);
  const days = (await readSettings(app.db)).retention.recordings;
  const rows = await listRecordingsOf(app.db, [conversation.id]);
  return Promise.all(
    rows.map(async (row) => ({
      id: row.id,
      shareId: row.shareId,
      operatorName: row.operatorName ?? "",
      startedAt: row.startedAt,
      endedAt: await endOf(app, row),
      durationMs: row.durationMs,
      size: row.size,
      deletedAt: days === 0 ? null : row.startedAt + days * DAY_MS,
    })),
  );
}

/** Where the process died that was to note it, it ended with the last that was recorded. */
async function endOf(
  app: App,
  { shareId, startedAt, endedAt, durationMs }: Recording,
): Promise<number | null> {
  if (endedAt !== null) return endedAt;
  const share = await findShare(app.db, shareId);
  return share?.recordedSince === startedAt ? null : startedAt + durationMs;
}
