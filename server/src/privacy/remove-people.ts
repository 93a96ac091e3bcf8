import type { App } from "../app.ts";
import type { Announce } from "../commit.ts";
import type { Db } from "../db/store.ts";
import { removeBytesLater } from "../files/remove-files.ts";
import { addJob } from "../jobs/add-job.ts";
import type { JobHandler } from "../jobs/job-kinds.ts";
import { removeRecordingsOf } from "../recordings/remove-recording.ts";
import { ABOUT_PEOPLE } from "../settings/record-act.ts";
import type { PersonIds } from "./person.store.ts";
import {
  blankAudit,
  deleteHeld,
  deleteJobsAbout,
  deleteSomeEntries,
  deleteSomeMessages,
  listPlaces,
  unlinkTeam,
} from "./removal.store.ts";

/** Rows in one transaction: a few milliseconds of everybody's time. */
const BATCH = 400;
/** Time for the chats between two of these. */
const REST_MS = 10;
/** What is left then is for the next run: a server that stops waits for this one. */
const RUN_MS = 3_000;

/**
 * Takes people, or some conversations, out of every table, within the caller's transaction: from its commit on
 * nobody finds any of it. The words of the conversations, which may be many and which nothing leads to any more,
 * and the bytes of the files follow by jobs of the same transaction, so no crash leaves them behind.
 */
export async function removePeople(app: App, trx: Db, announce: Announce, ids: PersonIds): Promise<void> {
  const places = await listPlaces(trx, ids);
  if (places.length > 0) announce(await removeBytesLater(app, trx, places));
  const recorded = await removeRecordingsOf(app, trx, [...ids.conversation]);
  if (recorded) announce(recorded);
  await deleteJobsAbout(trx, ids);
  await unlinkTeam(trx, ids);
  await blankAudit(trx, ids, ABOUT_PEOPLE);
  await deleteHeld(trx, ids);
  const conversationIds = [...ids.conversation];
  const payload = { conversationIds };
  if (conversationIds.length > 0) {
    announce(await addJob(app, trx, { kind: "removal", payload, runAt: app.now() }));
  }
  announce({ type: "people.removed", conversationIds, visitorIds: [...ids.visitor] });
}

/** Job "removal": the words of conversations that are no more. Removing what is gone already changes nothing. */
export const finishRemoval: JobHandler<"removal"> = async (app, { conversationIds }, job) => {
  const end = performance.now() + RUN_MS;
  for (const id of conversationIds) {
    for (const some of [deleteSomeMessages, deleteEntries]) {
      while (await app.write((trx) => some(trx, id, BATCH))) {
        if (performance.now() > end) return job.postpone(app.now());
        await new Promise((resolve) => setTimeout(resolve, REST_MS));
      }
    }
  }

  function deleteEntries(trx: Db, id: string, limit: number): Promise<boolean> {
    return deleteSomeEntries(app.store, trx, id, limit);
  }
};
