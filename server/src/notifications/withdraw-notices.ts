import type { App } from "../app.ts";
import { commit } from "../commit.ts";
import { rescheduleJob } from "../jobs/add-job.ts";
import { coalesce } from "../realtime/coalesce.ts";
import { describeNotice } from "./describe-notice.ts";
import { deleteNoticesBefore, listNotices } from "./push.store.ts";

const HOUR = 3_600_000;
/** A notification that old was seen, or never will be. */
const FORGOTTEN_MS = 48 * HOUR;
const CLOSE_WITHIN_MS = 6 * HOUR;
const SETTLE_MS = 200;

/**
 * Takes notifications away once they are no news: answered, taken, read or ended, wherever that happened. Looks
 * at what may be shown of a conversation when it changes, and at everything when the server starts.
 */
export function followNotices(app: App): { stop(): Promise<void> } {
  const onError = (error: unknown) => app.log.error({ event: "push.withdraw-failed", err: error });
  const gathered = coalesce(SETTLE_MS, (ids) => withdrawStale(app, ids), onError);
  function changed({ conversationId }: { conversationId: string }): void {
    if (app.subscribers.any()) gathered.add(conversationId);
  }
  app.on("conversation.changed", changed);
  app.on("conversation.read", changed);
  app.on("message.added", ({ message }) => changed(message));
  const starting = app
    .write((trx) => deleteNoticesBefore(trx, app.now() - FORGOTTEN_MS))
    .then(() => withdrawStale(app, null))
    .catch(onError);
  return {
    async stop() {
      await starting;
      await gathered.stop();
    },
  };
}

async function withdrawStale(app: App, conversationIds: string[] | null): Promise<void> {
  for (const { subscription, ...notice } of await listNotices(app.db, conversationIds)) {
    if (notice.reason === "test" || (await describeNotice(app, subscription, notice))) continue;
    await withdrawNotice(app, subscription.id, notice.tag);
  }
}

/** Takes one notification of one browser away. It counts as shown until that has worked. */
export async function withdrawNotice(app: App, subscriptionId: string, tag: string): Promise<void> {
  const now = app.now();
  const payload = { subscriptionId, tag, notice: null, expiresAt: now + CLOSE_WITHIN_MS };
  const key = `${subscriptionId} ${tag}`;
  await commit(app, async (trx, announce) => {
    announce(await rescheduleJob(app, trx, { kind: "push-send", key, payload, runAt: now }));
  });
}
