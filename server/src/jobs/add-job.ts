import type { App } from "../app.ts";
import type { Db } from "../db/store.ts";
import type { AppEventOf } from "../events.ts";
import type { JobKind, NewJob } from "./job-kinds.ts";
import { deleteJobByKey, insertJob } from "./jobs.store.ts";

type JobAdded = AppEventOf<"job.added">;

/**
 * Adds a job as part of the caller's transaction: it exists exactly if that commits. With a `key`, adding it
 * again while it waits changes nothing. Publish the answer after the commit, so that it runs on time here; an
 * announcement that is forgotten or lost only means that the job is found by the next look, seconds later.
 */
export async function addJob<K extends JobKind>(app: App, trx: Db, job: NewJob<K>): Promise<JobAdded> {
  await insertJob(trx, job, app.id(), app.now(), false);
  return { type: "job.added", runAt: job.runAt };
}

/** As addJob, but one that waits gets the new payload and time, sooner or later. */
export async function rescheduleJob<K extends JobKind>(
  app: App,
  trx: Db,
  job: NewJob<K> & { key: string },
): Promise<JobAdded> {
  await insertJob(trx, job, app.id(), app.now(), true);
  return { type: "job.added", runAt: job.runAt };
}

/** Its reason is gone. If it is being worked on right now, that goes on; it will not run again. */
export async function removeJob(trx: Db, kind: JobKind, key: string): Promise<void> {
  await deleteJobByKey(trx, kind, key);
}
