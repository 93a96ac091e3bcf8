import type { BusinessHours } from "@palique/shared/hours.ts";
import type { App } from "../app.ts";
import { isOpen, nextOpening } from "../departments/business-hours.ts";
import { addJob, rescheduleJob } from "../jobs/add-job.ts";
import type { JobHandler } from "../jobs/job-kinds.ts";
import { readSettings } from "../settings/settings.store.ts";
import type { PurgeProgress } from "./purge-progress.ts";
import { PURGE_STEPS } from "./purge-steps.ts";

const HOUR_MS = 3_600_000;
const KEY = "nightly";
/** Share of the time it may take from everybody. */
const SHARE = 0.2;
/** It notes how far it is this often: a server that stops waits for it. */
const RUN_MS = 3_000;

/** Sees to it that there is the one job, which comes again every night. */
export async function schedulePurge(app: App): Promise<void> {
  const { timeZone } = await readSettings(app.db);
  const runAt = nextNight(timeZone, app.now());
  await app.write((trx) =>
    addJob(app, trx, { kind: "purge", key: KEY, payload: { step: 0, after: "" }, runAt }),
  );
}

/** The next time that clocks in the zone show three, epoch ms. */
function nextNight(timeZone: string, now: number): number {
  const windows = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: "03:00", to: "04:00" }));
  const night: BusinessHours = { timeZone, windows };
  return nextOpening(night, isOpen(night, now) ? now + HOUR_MS : now) ?? now + 24 * HOUR_MS;
}

/**
 * Job "purge": removes what has been kept for as long as the settings say, step by step and with rests in between.
 * Where it is stands in its own payload; what is gone already is not found again, so any part of it may be repeated.
 */
export const purge: JobHandler<"purge"> = async (app, payload) => {
  const settings = await readSettings(app.db);
  const counts: Record<string, number> = {};
  const end = performance.now() + RUN_MS;
  let at: PurgeProgress = payload;
  for (let step = PURGE_STEPS[at.step]; step; step = PURGE_STEPS[at.step]) {
    const start = performance.now();
    if (start > end) break;
    const { count, after } = await step.go(app, settings, at.after);
    if (count > 0) counts[step.name] = (counts[step.name] ?? 0) + count;
    at = after === null ? { step: at.step + 1, after: "" } : { step: at.step, after };
    await rest(((performance.now() - start) * (1 - SHARE)) / SHARE);
  }
  if (Object.keys(counts).length > 0) app.log.info({ event: "purge.removed", ...counts });
  const isDone = at.step >= PURGE_STEPS.length;
  const again = isDone
    ? { payload: { step: 0, after: "" }, runAt: nextNight(settings.timeZone, app.now()) }
    : { payload: at, runAt: app.now() };
  const added = await app.write((trx) => rescheduleJob(app, trx, { kind: "purge", key: KEY, ...again }));
  app.publish(added);
};

function rest(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
