import { createHash } from "node:crypto";
import type { PushPayload } from "@palique/shared/push.ts";
import webPush from "web-push";
import type { App } from "../app.ts";
import type { RunningJob } from "../jobs/job-kinds.ts";
import { type Described, describeNotice } from "./describe-notice.ts";
import { PushFailed, postPush } from "./post-push.ts";
import {
  deleteNotice,
  deleteSubscription,
  findSubscription,
  type Subscription,
  upsertNotice,
} from "./push.store.ts";
import type { PushReason, PushSending } from "./push-job.ts";
import { vapidKeys, vapidSubject } from "./vapid.ts";
import { withdrawNotice } from "./withdraw-notices.ts";

const URGENT = new Set<PushReason>(["waiting", "offer", "transfer", "message", "test"]);
/** Apple takes a subscription away after a few pushes that show nothing. */
const SHOWS_ONLY = /\.push\.apple\.com$/;

/** Job "push-send": one request to one browser, unless it is no news any more. */
export async function deliverPush(app: App, sending: PushSending, job: RunningJob): Promise<void> {
  const { subscriptionId, tag, notice, expiresAt } = sending;
  const subscription = await findSubscription(app.db, subscriptionId);
  if (!subscription || app.now() >= expiresAt) return;
  if (!notice) return takeAway(app, job, subscription, tag, expiresAt);
  // Noted before it is looked at: whoever answers from here on sees that there is something to take away.
  const wasShown = await app.write((trx) => upsertNotice(trx, subscriptionId, notice, app.now()));
  const described = await describeNotice(app, subscription, notice);
  if (!described) {
    // The one before it may have been on its way out when this one took its place.
    if (wasShown) return takeAway(app, job, subscription, tag, expiresAt);
    return app.write((trx) => deleteNotice(trx, subscriptionId, tag));
  }
  const until = Math.min(described.endsAt ?? expiresAt, expiresAt);
  const urgency = URGENT.has(notice.reason) ? "high" : "normal";
  const isSent = await send(app, job, subscription, payloadOf(described, tag), until, urgency);
  if (!isSent && !wasShown) await app.write((trx) => deleteNotice(trx, subscriptionId, tag));
  // Answered while it was on its way.
  if (isSent && !(await describeNotice(app, subscription, notice))) {
    await withdrawNotice(app, subscriptionId, tag);
  }
}

/** The notification is no news any more: a push that shows nothing and closes it. */
async function takeAway(
  app: App,
  job: RunningJob,
  subscription: Subscription,
  tag: string,
  until: number,
): Promise<void> {
  const { hostname } = new URL(subscription.endpoint);
  const isDone =
    SHOWS_ONLY.test(hostname) ||
    (await send(app, job, subscription, { palique: "close", tag }, until, "normal"));
  if (isDone) await app.write((trx) => deleteNotice(trx, subscription.id, tag));
}

function payloadOf({ endsAt: _, ...shown }: Described, tag: string): PushPayload {
  return { palique: "show", tag, ...shown };
}

/** True when the push service took it. What it does not take now is tried again as it asks; a browser that is gone is forgotten. */
async function send(
  app: App,
  job: RunningJob,
  subscription: Subscription,
  payload: PushPayload,
  until: number,
  urgency: "high" | "normal",
): Promise<boolean> {
  const now = app.now();
  const { endpoint, p256dh, auth, id } = subscription;
  const { headers, body } = webPush.generateRequestDetails(
    { endpoint, keys: { p256dh, auth } },
    JSON.stringify(payload),
    {
      vapidDetails: { subject: vapidSubject(app), ...(await vapidKeys(app)) },
      TTL: Math.max(1, Math.ceil((until - now) / 1_000)),
      urgency,
      // What waits at the push service for a browser that is off is replaced, not piled up.
      topic: createHash("sha256").update(payload.tag).digest("base64url").slice(0, 32),
    },
  );
  const answer = await postPush(app.config, endpoint, headers, body);
  const { status, retryAfterMs } = answer;
  if (status >= 200 && status < 300) {
    app.log.info({ event: "push.sent", subscription: id, what: payload.palique });
    return true;
  }
  if (status === 404 || status === 410) {
    await app.write((trx) => deleteSubscription(trx, id));
    app.subscribers.forget();
    app.log.info({ event: "push.subscription-gone", subscription: id, status });
    return false;
  }
  if (status === 429 || status >= 500) {
    if (retryAfterMs === null) throw new PushFailed(`the push service answered ${status}`);
    job.postpone(now + Math.max(retryAfterMs, 1_000));
    return false;
  }
  // Of this request it will never take: trying again is of no use.
  app.log.warn({ event: "push.refused", subscription: id, status });
  return false;
}
