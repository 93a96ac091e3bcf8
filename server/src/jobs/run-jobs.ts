import type { App } from "../app.ts";
import type { JobHandler, JobHandlers, JobKind } from "./job-kinds.ts";
import { claimJobs, nextJobAt } from "./jobs.store.ts";
import { runJob } from "./run-job.ts";

interface Options {
  /** Jobs of one kind at work at a time in this process. */
  slots: number;
  /** Longest wait before another look: a job may have been added by another process. */
  lookEveryMs: number;
  /** How long a claim holds. A handler that may take longer is run twice at a time. */
  lockMs: number;
  /** Wait after the first failure; it doubles with each one. */
  retryMs: number;
}
const DEFAULTS: Options = { slots: 8, lookEveryMs: 5_000, lockMs: 60_000, retryMs: 5_000 };

/** Starts working on jobs. Every kind has slots and a timer of its own: slow mail delays nothing else. */
export function startJobs(
  app: App,
  handlers: JobHandlers,
  options: Partial<Options> = {},
): { stop(): Promise<void> } {
  const settings = { ...DEFAULTS, ...options };
  // All there are: the type has one for every kind, and a kind without a worker would wait for ever.
  const kinds = Object.keys(handlers) as JobKind[];
  const workers = kinds.map(<K extends JobKind>(kind: K) => startWorker(app, kind, handlers[kind], settings));
  app.on("job.added", ({ runAt }) => {
    for (const worker of workers) worker.wakeAt(runAt);
  });
  return {
    /** Takes no more jobs and waits for those under way. */
    async stop() {
      await Promise.all(workers.map((worker) => worker.stop()));
    },
  };
}

function startWorker<K extends JobKind>(
  app: App,
  kind: K,
  handler: JobHandler<K> | null,
  { slots, lookEveryMs, lockMs, retryMs }: Options,
) {
  const underWay = new Set<Promise<void>>();
  let stopped = handler === null;
  let timer: NodeJS.Timeout | undefined;
  let timerAt = Number.POSITIVE_INFINITY;
  let looking: Promise<void> | null = null;
  let lookAgain = false;
  let pausedUntil = 0;

  /** Looks at `at` (epoch ms), unless a look is due before. */
  function wakeAt(at: number): void {
    if (stopped) return;
    if (looking) {
      lookAgain = true;
      return;
    }
    if (at >= timerAt) return;
    clearTimeout(timer);
    timerAt = at;
    timer = setTimeout(look, Math.max(0, at - app.now()));
  }

  function look(): void {
    timerAt = Number.POSITIVE_INFINITY;
    lookAgain = false;
    looking = startDueJobs()
      .catch((error) => {
        app.log.error({ event: "jobs.look-failed", kind, err: error });
        return null;
      })
      .then((next) => {
        looking = null;
        const latest = app.now() + lookEveryMs;
        wakeAt(lookAgain ? app.now() : Math.min(next ?? latest, latest));
      });
  }

  /** Claims and starts what is due; returns when the next one is, if there is a free slot for it. */
  async function startDueJobs(): Promise<number | null> {
    for (;;) {
      const free = slots - underWay.size;
      if (handler === null || stopped || free <= 0) return null;
      const due = await nextJobAt(app.db, kind);
      const next = due === null ? null : Math.max(due, pausedUntil);
      const now = app.now();
      if (next === null || next > now) return next;
      const jobs = await app.write((trx) => claimJobs(app.store, trx, kind, free, now, now + lockMs));
      // Another process was quicker, or holds what is due under lock.
      if (jobs.length === 0) return null;
      for (const job of jobs) {
        const run = runJob(app, kind, handler, job, retryMs).then(({ again, pause }) => {
          underWay.delete(run);
          pausedUntil = Math.max(pausedUntil, pause ?? 0);
          wakeAt(again ?? app.now());
        });
        underWay.add(run);
      }
    }
  }

  if (!stopped) look();
  return {
    wakeAt,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await looking;
      await Promise.all(underWay);
    },
  };
}
