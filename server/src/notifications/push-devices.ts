import type { PushBrowser, PushDevice, PushState } from "@palique/shared/push.ts";
import type { App } from "../app.ts";
import { commit } from "../commit.ts";
import { AppError } from "../errors.ts";
import { rescheduleJob } from "../jobs/add-job.ts";
import type { SignedIn } from "../operators/find-session.ts";
import {
  deleteSubscription,
  findSubscription,
  listOperatorSubscriptions,
  type Subscription,
  upsertSubscription,
} from "./push.store.ts";
import { isAllowedEndpoint } from "./push-endpoint.ts";
import { LASTS_MS, tagOf } from "./push-job.ts";
import { vapidKeys } from "./vapid.ts";

/** More browsers than this nobody has; the oldest go. */
const MOST_DEVICES = 20;
const USER_AGENT_MAX = 300;

function describe(actor: SignedIn, { id, userAgent, createdAt, sessionHash }: Subscription): PushDevice {
  return { id, userAgent, createdAt, isHere: sessionHash === actor.tokenHash };
}

/** The own browsers that are called with no console open. */
export async function showPush(app: App, actor: SignedIn): Promise<PushState> {
  const { publicKey } = await vapidKeys(app);
  const subscriptions = await listOperatorSubscriptions(app.db, actor.id, app.now());
  return { publicKey, devices: subscriptions.map((one) => describe(actor, one)) };
}

/** From now on this browser is called, until it signs out. Repeating it changes nothing. */
export async function addDevice(
  app: App,
  actor: SignedIn,
  browser: PushBrowser,
  userAgent: string,
): Promise<PushDevice> {
  if (!isAllowedEndpoint(app.config, browser.endpoint))
    throw new AppError("bad-input", { field: "endpoint" });
  const now = app.now();
  const owner = {
    operatorId: actor.id,
    sessionHash: actor.tokenHash,
    visitorId: null,
    browserHash: null,
    locale: "",
    pageUrl: null,
    userAgent: userAgent.slice(0, USER_AGENT_MAX),
  };
  const added = await app.write(async (trx) => {
    const subscription = await upsertSubscription(trx, app.id(), browser, owner, now);
    const all = await listOperatorSubscriptions(trx, actor.id, now);
    // One browser with a renewed subscription stays one browser.
    const outdated = all.filter((one) => one.sessionHash === actor.tokenHash && one.id !== subscription.id);
    for (const { id } of [...outdated, ...all.slice(MOST_DEVICES)]) await deleteSubscription(trx, id);
    return subscription;
  });
  app.subscribers.forget();
  return describe(actor, added);
}

/** That browser is not called any more. Fails with "not-found" when it is somebody else's. */
export async function removeDevice(app: App, actor: SignedIn, id: string): Promise<null> {
  await findOwnDevice(app, actor, id);
  await app.write((trx) => deleteSubscription(trx, id));
  app.subscribers.forget();
  return null;
}

/** Sends a notification there that says it works. */
export async function testDevice(app: App, actor: SignedIn, id: string): Promise<null> {
  await app.rates.consume("pushPerPerson", actor.id);
  await findOwnDevice(app, actor, id);
  const tag = tagOf("test", "");
  const now = app.now();
  const notice = { tag, reason: "test" as const, conversationId: "", seq: 0 };
  const payload = { subscriptionId: id, tag, notice, expiresAt: now + LASTS_MS.test };
  await commit(app, async (trx, announce) => {
    announce(await rescheduleJob(app, trx, { kind: "push-send", key: `${id} ${tag}`, payload, runAt: now }));
  });
  return null;
}

async function findOwnDevice(app: App, actor: SignedIn, id: string): Promise<Subscription> {
  const subscription = await findSubscription(app.db, id);
  if (subscription?.operatorId !== actor.id) throw new AppError("not-found");
  return subscription;
}
