import type { SiteAdmin } from "@palique/shared/admin.ts";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { accessibilityFaults, useBrowser } from "../support/browser.ts";
import { hireOperator } from "../support/clients.ts";
import { staffed, useDesk } from "../support/desk.ts";
import { openHost, scriptTag, shop } from "../support/hosts.ts";
import {
  conversation,
  messageBox,
  openConsole,
  say,
  sees,
  startChat,
  take,
  visit,
} from "../support/people.ts";

/** One chat in many hands, and what is done with it besides answering. */

const browser = useBrowser();
const desk = useDesk();

/** Luis has the chat of this visitor, in a department of its own. */
async function counter(visitorName: string, attributes = "") {
  const { server, key } = desk();
  const { departmentId, api, operator } = await staffed(desk(), { rating: "off" });
  const tag = scriptTag(server.url, key, `data-department="${departmentId}" ${attributes}`);
  const visitor = await visit(browser(), (await openHost(shop(tag))).url);
  await startChat(visitor, { name: visitorName, text: `${visitorName} asks` });
  const luis = await openConsole(browser(), server.url, api);
  await take(luis, visitorName);
  return { visitor, luis, api, operator, departmentId };
}

const more = async (page: Page, item: string) => {
  await page.getByRole("button", { name: "More actions" }).click();
  await page
    .getByRole("menuitem", { name: item })
    .or(page.getByRole("menuitemradio", { name: item }))
    .click();
};
const row = (page: Page, list: string, name: string) =>
  page.getByRole("list", { name: list }).getByText(name, { exact: true }).first();

test("a colleague is asked in and helps, a supervisor listens unseen and whispers: the visitor hears the one and not the other", async () => {
  const { visitor, luis, api } = await counter("Irma");
  const { server, admin } = desk();
  const bea = await hireOperator(server, admin, {
    name: "Bea Helper",
    email: `bea-${process.pid}@example.com`,
    departmentIds: [],
    role: "agent",
  });
  const atBea = await openConsole(browser(), server.url, bea, { colorScheme: "dark" });
  const frames: string[] = [];
  visitor.on("websocket", (socket) =>
    socket.on("framereceived", ({ payload }) => frames.push(String(payload))),
  );
  await visitor.reload();

  await more(luis, "Invite a colleague");
  const dialog = luis.getByRole("dialog", { name: "Invite a colleague to help" });
  await dialog.getByRole("combobox").fill("Bea");
  await dialog.getByRole("option", { name: "Bea Helper", selected: true }).waitFor();
  await dialog.getByRole("textbox", { name: /Note/ }).fill("She knows the tariff");
  await dialog.getByRole("button", { name: "Invite", exact: true }).click();
  const asked = atBea.getByRole("list", { name: "Helping" });
  await asked.getByText("Irma", { exact: true }).click();
  await sees(atBea, "She knows the tariff");
  await atBea.getByRole("button", { name: "Join" }).last().click();
  await messageBox(atBea).pressSequentially("I am looking into it");
  await luis.getByRole("status").getByText("Bea Helper is writing…").waitFor();
  await luis.getByText("Here now: Bea Helper").waitFor({ state: "attached" });
  await messageBox(atBea).press("Enter");
  await sees(visitor, "I am looking into it");
  await luis.getByText("Bea: I am looking into it").waitFor();

  // The supervisor is unseen, but for others of their kind; what is whispered is for Luis.
  const second = await hireOperator(server, admin, {
    name: "Sol",
    email: `sol-${process.pid}@example.com`,
    departmentIds: [],
    role: "supervisor",
  });
  const atAdmin = await openConsole(browser(), server.url, admin);
  await atAdmin.goto(luis.url());
  await sees(atAdmin, "I am looking into it");
  const atSecond = await openConsole(browser(), server.url, second, { locale: "es-CO" });
  await atSecond.goto(luis.url());
  await atSecond.getByText(/Here now: .*Ana.* \(listening\)/).waitFor({ state: "attached" });
  await atAdmin.getByRole("button", { name: "Write a note" }).click();
  await atAdmin.getByRole("button", { name: `Whisper to ${api.me.name}` }).click();
  await atAdmin.getByRole("textbox", { name: "Note", exact: true }).fill("xsecretx offer her ten per cent");
  await atAdmin.keyboard.press("Enter");
  await sees(luis, "offer her ten per cent");
  await luis.getByText(/Whisper to you/).waitFor();
  expect(await luis.getByText(/\(listening\)/).count()).toBe(0);
  await say(luis, "We can do ten per cent");
  await sees(visitor, "We can do ten per cent");
  expect(frames.length).toBeGreaterThan(0);
  expect(frames.join()).not.toMatch(/xsecretx|tariff|listen|helper\./);
  expect(await conversation(visitor).textContent()).not.toMatch(/listening|whisper/i);
  expect(await accessibilityFaults(luis)).toEqual([]);

  await more(atBea, "Leave the chat");
  await expect.poll(() => luis.getByText(/Here now: .*Bea/).count()).toBe(0);
});

test("on hold the visitor reads a polite line and nothing counts; writing takes the chat up again", async () => {
  const { visitor, luis } = await counter("Hugo");
  await more(luis, "Put on hold");
  const dialog = luis.getByRole("dialog", { name: "Put the chat on hold" });
  await dialog.getByRole("textbox", { name: "Reason" }).fill("Asking the xsecretx warehouse");
  await dialog.getByRole("textbox", { name: "Reason" }).press("Enter");
  await luis.getByText("Asking the xsecretx warehouse").first().waitFor();
  expect(await luis.getByRole("menu").count()).toBe(0);
  await conversation(visitor)
    .getByText(/moment/i)
    .first()
    .waitFor();
  await luis.reload();
  await luis.getByText("Asking the xsecretx warehouse").first().waitFor();
  await say(luis, "It is on its way");
  await sees(visitor, "It is on its way");
  await expect.poll(() => luis.locator(".control-strip").count()).toBe(0);
  expect(await conversation(visitor).textContent()).not.toContain("xsecretx");
});

test("a snoozed chat leaves the list until the visitor writes", async () => {
  const { visitor, luis } = await counter("Sara");
  await row(luis, "My chats", "Sara").waitFor();
  await more(luis, "Snooze");
  await luis.getByRole("button", { name: "Tomorrow morning" }).click();
  await row(luis, "Snoozed", "Sara").waitFor();
  await expect.poll(() => row(luis, "My chats", "Sara").count()).toBe(0);
  await say(visitor, "One more thing");
  await row(luis, "My chats", "Sara").waitFor();
  await expect.poll(() => row(luis, "Snoozed", "Sara").count()).toBe(0);
  await sees(luis, "Back from snooze: the visitor wrote");
});

test("the page says how urgent it is, as far as the site lets it, and urgent ones wait first", async () => {
  const { server, admin, key } = desk();
  const [site] = await admin.value<SiteAdmin[]>("GET", "/sites");
  const rule = { about: "variable", name: "plan", test: "is", value: "gold", priority: "urgent" };
  await admin.value("PATCH", `/sites/${site?.id}`, { pagePriority: "high", priorityRules: [rule] });
  const { departmentId, api } = await staffed(desk());
  const start = async (name: string, attributes: string, variables = "") => {
    const tag = `<script>window.palique = { q: [["set", { ${variables} }]] };</script>${scriptTag(server.url, key, `data-department="${departmentId}" ${attributes}`)}`;
    const visitor = await visit(browser(), (await openHost(shop(tag))).url);
    await startChat(visitor, { name, text: `${name} asks` });
  };
  await start("Normal Nora", "");
  await start("Greedy Greta", `data-priority="urgent"`);
  await start("Golden Gil", "", `plan: "gold", note: "<b>x</b>"`);
  const luis = await openConsole(browser(), server.url, api);
  const waiting = luis.getByRole("list", { name: "Waiting" });
  await waiting.getByText("Golden Gil", { exact: true }).waitFor();
  const names = async () =>
    (await waiting.getByRole("listitem").allTextContents()).map((text) => /Nora|Greta|Gil/.exec(text)?.[0]);
  // A page may ask for "high" at most; the rule is the site's own.
  await expect.poll(names).toEqual(["Gil", "Greta", "Nora"]);
  await take(luis, "Golden Gil");
  const details = luis.getByRole("complementary", { name: "Visitor" });
  await details.getByText("gold", { exact: true }).waitFor();
  await details.getByText("<b>x</b>").waitFor();
  await details.getByText("English (United States)").waitFor();
  await sees(luis, "The website set the priority to Urgent");
});

test("subject and tags are kept, in both windows and over a reload, as they were typed", async () => {
  const { server, admin } = desk();
  await admin.value("POST", "/tags", { name: "VIP & co", color: "#8f5400" });
  const { luis, api } = await counter("Tomás");
  const other = await openConsole(browser(), server.url, api);
  await other.goto(luis.url());
  await luis.getByRole("textbox", { name: "Subject" }).fill("Invoice <i>12</i>");
  await luis.getByRole("textbox", { name: "Subject" }).press("Enter");
  await expect.poll(() => other.locator(".subject-box").inputValue()).toBe("Invoice <i>12</i>");
  await luis.getByRole("combobox", { name: "Priority" }).selectOption({ label: "High" });
  await sees(other, "High");
  await luis.getByRole("group", { name: "Tags" }).getByRole("button", { name: "Tag" }).click();
  const picker = luis.getByRole("dialog", { name: "Tags" });
  await picker.getByRole("combobox", { name: "Find a tag" }).fill("vip");
  await picker.getByRole("combobox", { name: "Find a tag" }).press("Enter");
  await picker.getByRole("option", { name: "VIP & co", selected: true }).waitFor();
  await picker.getByRole("button", { name: "Done" }).click();
  await other.getByRole("group", { name: "Tags" }).getByText("VIP & co").waitFor();
  await luis.reload();
  await luis.getByRole("button", { name: "Take off the tag VIP & co" }).waitFor();
  await expect
    .poll(() => luis.getByRole("textbox", { name: "Subject" }).inputValue())
    .toBe("Invoice <i>12</i>");
});
