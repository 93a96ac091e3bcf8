import type { App } from "../app.ts";
import { GiveUp, type JobHandler, type JobKind } from "./job-kinds.ts";
import { type ClaimedJob, deleteClaimed, releaseClaimed } from "./jobs.store.ts";

// With the first wait of 5 s: two days in all.
const MAX_ATTEMPTS = 18;
const LONGEST_WAIT_MS = 6 * 3_600_000;

export interface Outcome {
  /** When it runs again, if it does. */
  again: number | null;
  /** Start no other of this kind before. */
  pause: number | null;
}

/** Runs one claimed job to its end, whatever happens; never rejects. */
export async function runJob<K extends JobKind>(
  app: App,
  kind: K,
  handler: JobHandler<K>,
  job: ClaimedJob<K>,
  retryMs: number,
): Promise<Outcome> {
  try {
    return await attempt(app, kind, handler, job, retryMs);
  } catch (error) {
    // The outcome could not be stored: the claim expires and the job runs again.
    app.log.error({ event: "job.outcome-lost", kind, job: job.id, err: error });
    return { again: null, pause: null };
  }
}

async function attempt<K extends JobKind>(
  app: App,
  kind: K,
  handler: JobHandler<K>,
  job: ClaimedJob<K>,
  retryMs: number,
): Promise<Outcome> {
  const { id, key, attempts } = job;
  try {
    let finished = false;
    let again: number | null = null;
    let pause: number | null = null;
    await handler(app, job.payload, {
      id,
      key,
      attempt: attempts,
      async finish(trx) {
        await deleteClaimed(trx, job);
        finished = true;
      },
      postpone(until) {
        again = until;
      },
      pauseKind(until) {
        again = pause = until;
      },
    });
    if (again !== null) {
      const set = { runAt: again, attempts: attempts - 1, failedAt: null, lastError: null };
      await app.write((trx) => releaseClaimed(trx, job, set));
      return { again, pause };
    }
    if (!finished) await app.write((trx) => deleteClaimed(trx, job));
    return { again: null, pause: null };
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
    return { again: failed ? null : runAt, pause: null };
  }
}

/** Doubles from `retryMs` to an hour, give or take a fifth so that what failed together does not return together. */
function waitAfter(attempts: number, retryMs: number): number {
  const wait = Math.min(retryMs * 2 ** (attempts - 1), LONGEST_WAIT_MS);
  return Math.round(wait * (0.8 + Math.random() * 0.4));
}
