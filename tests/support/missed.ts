import { newClientId } from "./clients.ts";
import type { Desk } from "./desk.ts";
import type { TestServer } from "./server.ts";
import type { ReceivedMail } from "./smtp.ts";
import { until } from "./wait.ts";

/** Helps visitors to be away: time passes, and mails come. */

/** As if so many minutes had gone by since. The server looks at what is due by that. */
export async function passMinutes({ server: { database }, admin }: Desk, minutes: number): Promise<void> {
  const ms = minutes * 60_000;
  await database.rows('update "messages" set "at" = "at" - ?', ms);
  await database.rows('update "visitors" set "seenAt" = "seenAt" - ?', ms);
  await database.rows('update "missedMails" set "mailedAt" = "mailedAt" - ?', ms);
  await database.rows(`update "jobs" set "runAt" = "runAt" - ? where "kind" = 'missed-mail'`, ms);
  // Any job that is added makes every worker look at once.
  const email = `${newClientId()}@example.com`;
  await admin.value("POST", "/operators/invites", { email, role: "agent", departmentIds: [], capacity: 1 });
}

/** The server knows that nobody of this conversation's visitor is there since `before` (epoch ms). */
export async function isGone(
  { database }: Pick<TestServer, "database">,
  conversationId: string,
  before: number,
): Promise<void> {
  await until("the server knows that they left", async () => {
    const [row] = await database.rows<{ seenAt: number }>(
      'select "seenAt" from "visitors" where "id" = (select "visitorId" from "conversations" where "id" = ?)',
      conversationId,
    );
    return Number(row?.seenAt) >= before;
  });
}

/** The secret part of the link in a mail about missed answers. */
export function linkIn(mail: ReceivedMail): string {
  const [, link] = /#palique=([\w-]{43})/.exec(mail.parsed.text ?? "") ?? [];
  if (!link) throw new Error("there is no link in the mail");
  return link;
}
