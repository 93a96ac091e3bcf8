import type { App } from "../app.ts";
import type { Announce } from "../commit.ts";
import type { Db } from "../db/store.ts";
import { rescheduleJob } from "../jobs/add-job.ts";
import type { PushCall } from "./push-job.ts";

/** Time for whoever is about to read it anyway: a visitor's page may be open. */
const ANSWER_DELAY_MS = 4_000;

/**
 * Tells people's browsers, with the console or the page closed, if the transaction commits. Who really gets it
 * is decided when the job runs. Of the same news about the same conversation only the newest waits.
 */
export async function callPeople(app: App, trx: Db, announce: Announce, call: PushCall): Promise<void> {
  if (!mayReach(app, call)) return;
  const { reason, conversationId, to } = call;
  const key = [reason, conversationId, ...Object.values(to)].join(" ");
  const runAt = app.now() + (reason === "answer" ? ANSWER_DELAY_MS : 0);
  announce(await rescheduleJob(app, trx, { kind: "push", key, payload: call, runAt }));
}

function mayReach({ subscribers }: App, { to }: PushCall): boolean {
  if ("operatorId" in to) return subscribers.hasOperator(to.operatorId);
  return "visitorId" in to ? subscribers.hasVisitor(to.visitorId) : subscribers.any();
}
