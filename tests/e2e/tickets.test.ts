import type { Page } from "playwright-core";
import { expect, onTestFinished, test } from "vitest";
import { useBrowser } from "../support/browser.ts";
import { openDesk } from "../support/desk.ts";
import { openHost, scriptTag, shop } from "../support/hosts.ts";
import { layLine } from "../support/network.ts";
import { choose, conversation, laidOut, openConsole, panel, say, sees, visit } from "../support/people.ts";
import { startSmtp } from "../support/smtp.ts";
import { until } from "../support/wait.ts";

const browser = useBrowser();

/** A desk of its own, with nobody at it, that can send mail. */
async function emptyDesk() {
  const post = await startSmtp();
  onTestFinished(() => post.close());
  const desk = await openDesk({ env: { SMTP_URL: post.url, MAIL_FROM: "Help <help@example.com>" } });
  onTestFinished(() => desk.server.stop());
  return { ...desk, post };
}

async function leaveMessage(visitor: Page, subject: string): Promise<void> {
  const form = panel(visitor);
  await choose(form.getByRole("combobox", { name: "Type" }), "Complaint");
  await form.getByRole("textbox", { name: "Subject" }).fill(subject);
  await form.getByRole("checkbox").check();
  await form.getByRole("button", { name: "Send message" }).click();
}

async function fillPerson(visitor: Page, message: string): Promise<void> {
  const form = panel(visitor);
  await form.getByRole("textbox", { name: "Your name" }).fill("Marta Ríos");
  await form.getByRole("textbox", { name: "Email" }).fill("marta@example.com");
  const box = form.getByRole("textbox", { name: /How can we help\?|^Message/ });
  await box.fill(message);
}

test("with nobody online the panel takes a ticket, gives a number, mails it, and the console shows it at once", async () => {
  const { server, admin, key, post } = await emptyDesk();
  const { url } = await openHost(shop(scriptTag(server.url, key)));
  const visitor = await visit(browser(), url);
  await fillPerson(visitor, "My parcel is late.");
  await leaveMessage(visitor, "Late parcel");
  const receipt = panel(visitor).getByText(/We got your message/);
  await receipt.waitFor();
  const [row] = await server.database.rows<{ number: number }>('select "number" from "conversations"');
  const number = String(row?.number);
  expect(await laidOut(panel(visitor))).toContain(number);
  const mail = await until("the receipt is mailed", () => post.received[0]);
  expect(mail.recipients).toEqual(["marta@example.com"]);
  expect(mail.raw).toContain(number);
  const operator = await openConsole(browser(), server.url, admin);
  await operator
    .getByRole("navigation")
    .getByRole("link", { name: /Tickets/ })
    .first()
    .click();
  await operator.getByText("Late parcel").first().click();
  await sees(operator, "My parcel is late.");
});

test("what was written before everyone left is in the ticket form", async () => {
  const { server, admin, key } = await emptyDesk();
  const { url } = await openHost(shop(scriptTag(server.url, key)));
  const operator = await openConsole(browser(), server.url, admin);
  const visitor = await visit(browser(), url);
  await panel(visitor).getByRole("button", { name: "Start chat" }).waitFor();
  await fillPerson(visitor, "I wrote this before.");
  await operator.close();
  await panel(visitor).getByRole("button", { name: "Send message" }).waitFor({ timeout: 30_000 });
  expect(await panel(visitor).getByRole("textbox", { name: "Your name" }).inputValue()).toBe("Marta Ríos");
  expect(await panel(visitor).getByRole("textbox", { name: "Email" }).inputValue()).toBe("marta@example.com");
  expect(
    await panel(visitor)
      .getByRole("textbox", { name: /^Message/ })
      .inputValue(),
  ).toBe("I wrote this before.");
});

test("a new ticket appears in the open console without refresh; the answer leaves by mail, the status changes", async () => {
  const { server, admin, key, post } = await emptyDesk();
  const { url } = await openHost(shop(scriptTag(server.url, key)));
  await admin.value("PATCH", "/settings", { idleAwayMinutes: 0 });
  const operator = await openConsole(browser(), server.url, admin);
  const visitor = await visit(browser(), url);
  const leave = panel(visitor).getByRole("button", { name: "Leave a message" });
  if (await leave.isVisible()) await leave.click();
  else {
    await operator
      .getByRole("button", { name: /Status|You are/ })
      .first()
      .click();
    await operator.getByText("Away", { exact: true }).first().click();
  }
  await panel(visitor).getByRole("button", { name: "Send message" }).waitFor();
  await operator
    .getByRole("navigation")
    .getByRole("link", { name: /Tickets/ })
    .first()
    .click();
  await fillPerson(visitor, "Please send the invoice again.");
  await leaveMessage(visitor, "Invoice lost");
  await operator.getByText("Invoice lost").first().click();
  await sees(operator, "Please send the invoice again.");
  await say(operator, "Here it is, sorry for the trouble.");
  const answer = await until("the answer is mailed", () =>
    post.received.find((mail) => (mail.parsed.text ?? "").includes("Here it is, sorry for the trouble.")),
  );
  expect(answer.recipients).toEqual(["marta@example.com"]);
  expect(answer.parsed.subject).toContain("Invoice lost");
  await choose(operator.getByRole("combobox", { name: "Ticket status" }), "Resolved");
  await conversation(operator)
    .getByText(/marked the ticket as/i)
    .first()
    .waitFor();
});

test("with the server out of reach the message is kept on the device, over a reload, and sent when it is back", async () => {
  const { server, key } = await emptyDesk();
  const line = await layLine(() => server.port);
  const { url } = await openHost(shop(scriptTag(line.url, key)));
  const visitor = await visit(browser(), url);
  await panel(visitor).getByRole("textbox", { name: "Your name" }).waitFor();
  line.cut();
  await fillPerson(visitor, "Kept on my device.");
  await leaveMessage(visitor, "Sent later");
  await panel(visitor)
    .getByText(/Saved on this device/)
    .waitFor({ timeout: 30_000 });
  line.restore();
  await visitor.reload();
  await panel(visitor).waitFor();
  await until(
    "it is stored",
    async () => {
      const rows = await server.database.rows<{ subject: string }>('select "subject" from "tickets"');
      return rows.length === 1 && rows[0]?.subject === "Sent later";
    },
    30_000,
  );
  await panel(visitor)
    .getByText(/We got your message/)
    .waitFor({ timeout: 30_000 });
});
