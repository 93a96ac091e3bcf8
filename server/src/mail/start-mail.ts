import type { MailState } from "@palique/shared/operator.ts";
import type { App } from "../app.ts";
import type { JobHandler } from "../jobs/job-kinds.ts";
import { mailState } from "./mail-state.ts";
import { openMailer } from "./open-mailer.ts";
import { sendMailWith } from "./send-mail.ts";

/** Consoles hear at most this often: a mail that leaves at once is no news. */
const SETTLE_MS = 1_000;

interface Mail {
  /** Null without SMTP_URL: mails wait as jobs. */
  handler: JobHandler<"mail"> | null;
  /** After the jobs have stopped. */
  stop(): void;
}

/** Opens the way out for mail and announces "mail.changed" when mailState(app) is not what it was. */
export function startMail(app: App, options: { firstPauseMs?: number } = {}): Mail {
  const { smtpUrl, mailFrom } = app.config;
  const mailer = smtpUrl && mailFrom ? openMailer(smtpUrl, mailFrom) : null;
  const send = mailer && sendMailWith(mailer, app.log, options.firstPauseMs);
  const watch = watchState(app);
  return {
    handler:
      send &&
      (async (...job) => {
        try {
          await send(...job);
        } finally {
          watch.check();
        }
      }),
    stop() {
      watch.stop();
      mailer?.close();
    },
  };
}

function watchState(app: App) {
  let known: MailState | null = null;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  async function compare(): Promise<void> {
    timer = undefined;
    const state = await mailState(app);
    const changed = known && (known.waiting !== state.waiting || known.failed !== state.failed);
    known = state;
    if (changed && !stopped) app.publish({ type: "mail.changed" });
  }
  function report(error: unknown): void {
    app.log.error({ event: "mail.state-unknown", err: error });
  }
  function check(): void {
    if (!stopped) timer ??= setTimeout(() => void compare().catch(report), SETTLE_MS);
  }

  compare().catch(report);
  app.on("job.added", check);
  return {
    check,
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
