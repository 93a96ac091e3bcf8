import type { Page } from "playwright-core";
import { expect, onTestFinished, test } from "vitest";
import { accessibilityFaults, listenForNoise, newPerson, useBrowser } from "../support/browser.ts";
import { openDesk, staffed } from "../support/desk.ts";
import { type Host, openHost, scriptTag, shop } from "../support/hosts.ts";
import { isGone, passMinutes } from "../support/missed.ts";
import { chatButton, openPanel, panel, say, sees, startChat } from "../support/people.ts";
import { startSmtp } from "../support/smtp.ts";
import { until } from "../support/wait.ts";

/** Visitors who left hear of answers, and come back to them. */

const browser = useBrowser();

async function openShop() {
  const post = await startSmtp();
  onTestFinished(() => post.close());
  const desk = await openDesk({ env: { SMTP_URL: post.url, MAIL_FROM: "Help <help@example.com>" } });
  onTestFinished(() => desk.server.stop());
  const staff = await staffed(desk);
  const { origin } = new URL(desk.server.url);
  const policy = `default-src 'none'; script-src ${origin}; connect-src ${origin} ${origin.replace("http", "ws")}`;
  const tag = scriptTag(desk.server.url, desk.key, `data-department="${staff.departmentId}"`);
  const host: Host = await openHost({ ...shop(tag), headers: { "content-security-policy": policy } });
  return { ...desk, ...staff, host, post };
}

/** Somebody asked something on this page and was answered while there. */
async function asked({ host, operator, departmentId }: Awaited<ReturnType<typeof openShop>>) {
  const page = await (await newPerson(browser())).newPage();
  await page.goto(`${host.url}/shoes?size=40`);
  await openPanel(page);
  await startChat(page, { text: "Do you have it in blue?", email: "marta@example.com" });
  const row = await operator.next("conversation", (one) => one.departmentId === departmentId);
  await operator.value("chat:take", { chatId: row.chat?.id ?? "" });
  await sees(page, "joined the chat");
  return { page, conversationId: row.id };
}

/** In a browser that was never here. */
async function arriveBy(link: string): Promise<{ page: Page; noise: string[] }> {
  const page = await (await newPerson(browser())).newPage();
  const noise = listenForNoise(page);
  await page.goto(link);
  return { page, noise };
}

test("who left without reading gets a mail; its link opens the conversation in another browser", async () => {
  const world = await openShop();
  const { server, operator, post, host, admin } = world;
  const { page, conversationId } = await asked(world);
  const before = Date.now();
  await page.close();
  await isGone(server, conversationId, before);
  await operator.say(conversationId, "Yes, in *dark* blue");
  await passMinutes(world, 6);
  const mail = await until("the mail", () =>
    post.received.find((one) => one.recipients.includes("marta@example.com")),
  );
  expect(mail.parsed.text).toContain("Yes, in dark blue");
  const [link = ""] = /http:\/\/\S+#palique=[\w-]+/.exec(mail.parsed.text ?? "") ?? [];
  expect(link).toContain(`${host.url}/shoes?size=40#palique=`);

  const phone = await arriveBy(link);
  await panel(phone.page).waitFor();
  await sees(phone.page, "Yes, in dark blue");
  expect(phone.page.url()).toBe(`${host.url}/shoes?size=40`);
  await say(phone.page, "Then I take it");
  await operator.hears("Then I take it");
  await operator.say(conversationId, "With pleasure");
  await sees(phone.page, "With pleasure");
  // On the next page, and after a reload, it is still there.
  await phone.page.goto(`${host.url}/next`);
  await sees(phone.page, "With pleasure");
  expect(phone.noise).toEqual([]);

  // Two more browsers, and it is used up: the form is there, with a word about it.
  for (const _ of [2, 3]) await sees((await arriveBy(link)).page, "With pleasure");
  const late = await arriveBy(link);
  await panel(late.page).getByText("This link has expired").waitFor();
  await panel(late.page).getByRole("button", { name: "Start chat" }).waitFor();
  expect(late.page.url()).toBe(`${host.url}/shoes?size=40`);
  expect(await accessibilityFaults(late.page)).toEqual([]);
  expect(late.noise).toEqual([]);

  // The website turns it off: where the link was used the conversation goes.
  const [site] = await admin.value<{ id: string }[]>("GET", "/sites");
  await admin.value("PATCH", `/sites/${site?.id}`, { missedMailMinutes: 0 });
  await panel(phone.page).getByRole("button", { name: "Start chat" }).waitFor();
});

test("the link under the mail asks before it ends such mails, and takes it back", async () => {
  const world = await openShop();
  const { server, operator, post } = world;
  const { page, conversationId } = await asked(world);
  const before = Date.now();
  await page.close();
  await isGone(server, conversationId, before);
  await operator.say(conversationId, "Yes");
  await passMinutes(world, 6);
  const mail = await until("the mail", () =>
    post.received.find((one) => one.recipients.includes("marta@example.com")),
  );
  const [url = ""] = /http:\/\/\S+\/unsubscribe\?\S+/.exec(mail.parsed.text ?? "") ?? [];
  const { page: choice, noise } = await arriveBy(url);
  expect(await accessibilityFaults(choice)).toEqual([]);
  await choice.getByRole("button", { name: "No more of these mails" }).click();
  await choice.getByRole("heading", { name: "You get no more of these mails" }).waitFor();
  await choice.getByRole("button", { name: "Send them to me after all" }).click();
  await choice.getByRole("button", { name: "No more of these mails" }).waitFor();
  expect(noise).toEqual([]);
});

test("with the panel closed an answer counts on the button and in the title, and sounds unless it is off", async () => {
  const world = await openShop();
  const { operator } = world;
  const { page, conversationId } = await asked(world);
  await page.evaluate(() => {
    const counted = globalThis as typeof globalThis & { notes: number };
    counted.notes = 0;
    const { start } = OscillatorNode.prototype;
    OscillatorNode.prototype.start = function (...when) {
      counted.notes += 1;
      return start.apply(this, when);
    };
  });
  const notes = () => page.evaluate(() => (globalThis as typeof globalThis & { notes: number }).notes);
  await panel(page).getByRole("button", { name: "Close" }).click();
  await operator.say(conversationId, "one");
  await operator.say(conversationId, "two");
  await expect.poll(() => page.title()).toMatch(/^\(2\) Shoes/);
  expect(await chatButton(page).getAttribute("title")).toBe("Unread messages: 2");
  await expect.poll(notes).toBe(4);
  await chatButton(page).click();
  await expect.poll(() => page.title()).toMatch(/^Shoes/);
  await panel(page).getByRole("button", { name: "Sound" }).click();
  await panel(page).getByRole("button", { name: "Close" }).click();
  await operator.say(conversationId, "three");
  await expect.poll(() => page.title()).toMatch(/^\(1\) Shoes/);
  expect(await notes()).toBe(4);
});
