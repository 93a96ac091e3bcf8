import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { commit } from "../commit.ts";
import type { Db } from "../db/store.ts";
import { AppError } from "../errors.ts";
import type { AppEventOf } from "../events.ts";
import { addJob } from "../jobs/add-job.ts";
import type { JobHandler } from "../jobs/job-kinds.ts";
import { recordAct } from "../settings/record-act.ts";
import { endRecording } from "../sharing/end-recording.ts";
import { findRecordingToSee } from "./read-recording.ts";
import { removeParts } from "./recording-bytes.ts";
import { deleteRecordings, listRecordingsBefore, listRecordingsOf } from "./recordings.store.ts";

/** By supervisors and administrators; one that goes on ends first. */
export async function removeRecording(app: App, actor: OperatorActor, id: string): Promise<void> {
  const recording = await findRecordingToSee(app, actor, id);
  if (actor.role === "agent") throw new AppError("forbidden");
  await endRecording(app, recording.shareId, recording.startedAt);
  await commit(app, async (trx, announce) => {
    await deleteRecordings(trx, [id]);
    await recordAct(app, trx, actor.id, "recording.delete", recording.conversationId);
    announce(await removeLater(app, trx, [recording.place]));
  });
}

/** Some of those that began before; answers how many it were. */
export async function purgeRecordings(app: App, before: number, limit: number): Promise<number> {
  return commit(app, async (trx, announce) => {
    const old = await listRecordingsBefore(trx, before, limit);
    await deleteRecordings(
      trx,
      old.map(({ id }) => id),
    );
    const places = old.map(({ place }) => place);
    if (places.length > 0) announce(await removeLater(app, trx, places));
    return old.length;
  });
}

/** The bytes of these conversations' recordings go after the caller's commit, which takes the rows. */
export async function removeRecordingsOf(
  app: App,
  trx: Db,
  conversationIds: readonly string[],
): Promise<AppEventOf<"job.added"> | null> {
  const places = (await listRecordingsOf(trx, conversationIds)).map(({ place }) => place);
  return places.length > 0 ? removeLater(app, trx, places) : null;
}

function removeLater(app: App, trx: Db, places: string[]): Promise<AppEventOf<"job.added">> {
  return addJob(app, trx, { kind: "recording-removal", payload: { places }, runAt: app.now() });
}

export const removeRecordingBytes: JobHandler<"recording-removal"> = (app, { places }) =>
  removeParts(app, places);
