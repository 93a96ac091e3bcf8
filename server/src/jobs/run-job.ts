import type { App } from "../app.ts";
import { GiveUp, type JobHandler, type JobKind } from "./job-kinds.ts";
import { type ClaimedJob, deleteClaimed, releaseClaimed } from "./jobs.store.ts";

const MAX_ATTEMPTS = 15;
const LONGEST_WAIT_MS = 3_600_000;

/** Runs one claimed job to its end, whatever happens; never rejects. Returns when it runs again, if it does. */
export async function runJob<K extends JobKind>(
  app: App,
  kind: K,
  handler: JobHandler<K>,
  job: ClaimedJob<K>,
  retryMs: number,
): Promise<number | null> {
  try {
    return await attempt(app, kind, handler, job, retryMs);
  } catch (error) {
    // The outcome could not be stored: the claim expires and the job runs again.
    app.log.error({ event: "job.outcome-lost", kind, job: job.id, err: error });
    return null;
  }
}

async function attempt<K extends JobKind>(
  app: App,
  kind: K,
  handler: JobHandler<K>,
  job: ClaimedJob<K>,
  retryMs: number,
): Promise<number | null> {
  const { id, key, attempts } = job;
  try {
    let finished = false;
    let postponedTo: number | null = null;
    await handler(app, job.payload, {
      id,
      key,
      attempt: attempts,
      async finish(trx) {
        await deleteClaimed(trx, job);
        finished = true;
      },
      postpone(until) {
        postponedTo = until;
      },
    });
    if (postponedTo !== null) {
      const set = { runAt: postponedTo, attempts: attempts - 1, failedAt: null, lastError: null };
      await app.write((trx) => releaseClaimed(trx, job, set));
      return postponedTo;
    }
    if (!finished) await app.write((trx) => deleteClaimed(trx, job));
    return null;
  } catch (error) {
    const failed = error instanceof GiveUp || attempts >= MAX_ATTEMPTS;
    const now = app.now();
    const runAt = failed ? now : now + waitAfter(attempts, retryMs);
    const lastError = error instanceof Error ? error.message : String(error);
    await app.write((trx) =>
      releaseClaimed(trx, job, { runAt, attempts, failedAt: failed ? now : null, lastError }),
    );
    app.log[failed ? "error" : "warn"]({
      event: failed ? "job.failed" : "job.retried",
      kind,
      job: id,
      attempts,
    });
    return failed ? null : runAt;
  }
}

/** Doubles from `retryMs` to an hour, give or take a fifth so that what failed together does not return together. */
function waitAfter(attempts: number, retryMs: number): number {
  const wait = Math.min(retryMs * 2 ** (attempts - 1), LONGEST_WAIT_MS);
  return Math.round(wait * (0.8 + Math.random() * 0.4));
}
