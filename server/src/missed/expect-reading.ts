import type { App } from "../app.ts";
import type { Announce } from "../commit.ts";
import type { Conversation } from "../conversations/conversations.store.ts";
import type { Db } from "../db/store.ts";
import { addJob } from "../jobs/add-job.ts";

/** The first look comes soon, and finds out how long this website waits. */
const FIRST_LOOK_MS = 60_000;

/**
 * An operator wrote: if the visitor is gone and does not come back to read it, a mail says so. Whether one is due
 * is decided when the job runs. Nothing is prepared where no mail can leave.
 */
export async function expectReading(
  app: App,
  trx: Db,
  announce: Announce,
  { id: conversationId }: Pick<Conversation, "id">,
): Promise<void> {
  if (app.config.smtpUrl === null) return;
  const runAt = app.now() + FIRST_LOOK_MS;
  announce(
    await addJob(app, trx, { kind: "missed-mail", key: conversationId, payload: { conversationId }, runAt }),
  );
}
