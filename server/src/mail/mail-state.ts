import type { MailState } from "@palique/shared/operator.ts";
import type { App } from "../app.ts";
import { countJobs } from "../jobs/jobs.store.ts";

/** Whether mail can leave, and how much of it waits or was given up. */
export async function mailState(app: App): Promise<MailState> {
  return { configured: app.config.smtpUrl !== null, ...(await countJobs(app.db, "mail")) };
}
