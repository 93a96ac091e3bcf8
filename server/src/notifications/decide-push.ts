import { type AlertSettings, withDefaults } from "@palique/shared/alerts.ts";
import type { App } from "../app.ts";
import { commit } from "../commit.ts";
import { fromJson } from "../db/store.ts";
import { rescheduleJob } from "../jobs/add-job.ts";
import type { RunningJob } from "../jobs/job-kinds.ts";
import { findNews } from "./news.store.ts";
import {
  listAbsent,
  listOperatorSubscriptions,
  listVisitorSubscriptions,
  type Subscription,
} from "./push.store.ts";
import { LASTS_MS, type PushCall, tagOf } from "./push-job.ts";

/** A refused offer may be over a moment after its time. */
const AFTER_OFFER_MS = 500;

/**
 * Job "push": decides who is told, by now: not who sits at a console, does not want this kind of news, or chose
 * to be away. A waiting chat that is on offer to somebody calls nobody else until that offer is over.
 */
export async function decidePush(app: App, call: PushCall, job: RunningJob): Promise<void> {
  const { reason, conversationId, seq } = call;
  if (reason === "waiting") {
    const news = await findNews(app.db, call, null);
    if (news?.state !== "queued") return;
    if (news.offeredTo !== null && news.offerExpiresAt !== null) {
      return job.postpone(Math.max(news.offerExpiresAt, app.now()) + AFTER_OFFER_MS);
    }
  }
  const subscriptions = await listAudience(app, call);
  const expiresAt = app.now() + LASTS_MS[reason];
  const tag = tagOf(reason, conversationId);
  await commit(app, async (trx, announce) => {
    for (const { id: subscriptionId } of subscriptions) {
      const notice = { tag, reason, conversationId, seq };
      const payload = { subscriptionId, tag, notice, expiresAt };
      const key = `${subscriptionId} ${tag}`;
      announce(await rescheduleJob(app, trx, { kind: "push-send", key, payload, runAt: app.now() }));
    }
    await job.finish(trx);
  });
}

async function listAudience(app: App, { reason, to }: PushCall): Promise<Subscription[]> {
  if (reason === "test") return [];
  if ("visitorId" in to) return listVisitorSubscriptions(app.db, to.visitorId);
  const people = (await listAbsent(app.db, to)).filter((person) => {
    const { events } = withDefaults(person.alerts ? fromJson<AlertSettings>(person.alerts) : {});
    if (reason === "answer" || !events[reason].notify) return false;
    // Whoever set themselves away gets what is theirs, and nothing that anybody could take.
    return "operatorId" in to || person.status === "online" || person.idle === 1;
  });
  const lists = people.map(({ id }) => listOperatorSubscriptions(app.db, id, app.now()));
  return (await Promise.all(lists)).flat();
}
