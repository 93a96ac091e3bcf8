import type { App } from "../app.ts";
import type { Db } from "../db/store.ts";
import type { AppEventOf } from "../events.ts";
import { addJob } from "../jobs/add-job.ts";
import type { MailPayload } from "./mail-payload.ts";
import { hostOf } from "./message-id.ts";

/** Sends the mail if the transaction commits, now or once it can leave. Publish the answer after the commit. */
export async function queueMail(app: App, trx: Db, mail: MailPayload): Promise<AppEventOf<"job.added">> {
  const messageId = mail.messageId ?? `<${app.id()}@${hostOf(app.config)}>`;
  return addJob(app, trx, { kind: "mail", payload: { ...mail, messageId }, runAt: app.now() });
}
