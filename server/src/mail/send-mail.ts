import { GiveUp, type JobHandler } from "../jobs/job-kinds.ts";
import type { Log } from "../log.ts";
import type { Mailer } from "./open-mailer.ts";

const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 300_000;

/** Sends one mail. A server that is away or does not let us in costs the mail no attempt, however long it takes. */
export function sendMailWith(mailer: Mailer, log: Log, firstPauseMs = FIRST_PAUSE_MS): JobHandler<"mail"> {
  let failures = 0;
  let nextTry = 0;
  return async (app, mail, job) => {
    try {
      await mailer.send(mail);
      if (failures > 0) log.info({ event: "mail.server-back" });
      failures = 0;
    } catch (error) {
      const verdict = verdictOn(error);
      if (verdict === "permanent") throw new GiveUp(messageOf(error));
      if (verdict === "transient") throw error;
      const now = app.now();
      // Those under way at the same time failed for the same reason.
      if (now >= nextTry) {
        nextTry = now + Math.min(firstPauseMs * 2 ** failures++, LONGEST_PAUSE_MS);
        log.warn({ event: "mail.server-away", code: field(error, "code"), failures });
      }
      job.pauseKind(nextTry);
    }
  };
}

/**
 * permanent: this mail will never be taken (RFC 5321, 4.2.1: 5yz). transient: this mail was not taken this time.
 * away: it is not about the mail; the server does not answer, does not accept the password or is shutting down.
 */
function verdictOn(error: unknown): "permanent" | "transient" | "away" {
  const code = field(error, "code");
  const response = Number(field(error, "responseCode") ?? 0);
  if (code === "EABORT") return "transient";
  if ((code !== "EENVELOPE" && code !== "EMESSAGE") || response === 421 || response === 530) return "away";
  // Refused as a sender: the operator of the server may correct that.
  if (field(error, "command") === "MAIL FROM" && response !== 552) return "transient";
  return response >= 400 && response < 500 ? "transient" : "permanent";
}

function field(error: unknown, name: "code" | "responseCode" | "command"): unknown {
  return error instanceof Error && name in error ? Reflect.get(error, name) : undefined;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
