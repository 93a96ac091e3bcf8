import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { newPerson, useBrowser } from "../support/browser.ts";
import { useDesk } from "../support/desk.ts";
import { openHost, scriptTag, shop } from "../support/hosts.ts";
import {
  chatButton,
  conversation,
  laidOut,
  messageBox,
  openConsole,
  panel,
  say,
  sees,
  signInTo,
  startChat,
  take,
  visit,
} from "../support/people.ts";

const browser = useBrowser();
const desk = useDesk();
const openShop = () => openHost(shop(scriptTag(desk().server.url, desk().key)));

/** A visitor and an operator in the middle of a chat. */
async function chatting(name: string): Promise<{ visitor: Page; operator: Page; url: string }> {
  const { url } = await openShop();
  const operator = await openConsole(browser(), desk().server.url, desk().admin);
  const visitor = await visit(browser(), url);
  await startChat(visitor, { name, text: `${name} asks` });
  await take(operator, name);
  return { visitor, operator, url };
}

async function end(operator: Page): Promise<void> {
  await operator.getByRole("button", { name: "End chat" }).first().click();
  await operator.getByRole("dialog").getByRole("button", { name: "End chat" }).click();
}

test("a visitor starts, the operator sees the words as they are typed, takes the chat and answers", async () => {
  const { url } = await openShop();
  const operator = await signInTo(browser(), desk().server.url);
  const visitor = await visit(browser(), url);
  await startChat(visitor, {
    name: "Marta Ríos",
    email: "marta@example.com",
    text: "Do you ship to Cúcuta?",
  });
  await sees(visitor, "Do you ship to Cúcuta?");
  await take(operator, "Marta Ríos");
  await sees(operator, "Do you ship to Cúcuta?");
  await messageBox(visitor).pressSequentially("And how long", { delay: 30 });
  const draft = operator.getByRole("status", { name: "Visitor is writing" });
  await draft.getByText("And how long").waitFor();
  await messageBox(visitor).press("Enter");
  await sees(operator, "And how long");
  await expect.poll(() => draft.textContent().catch(() => "")).not.toContain("And how long");
  await say(operator, "Yes, in three days.");
  await sees(visitor, "Yes, in three days.");
  const email = operator.getByRole("textbox", { name: "Email" });
  await expect.poll(() => email.inputValue()).toBe("marta@example.com");
  await end(operator);
  await visitor.getByRole("button", { name: "Start a new chat" }).waitFor();
});

test("the visitor sees that the operator is typing, and that the words were read", async () => {
  const { visitor, operator } = await chatting("Tomás");
  await messageBox(operator).pressSequentially("Let me look", { delay: 60 });
  await visitor
    .getByText(/is typing/)
    .first()
    .waitFor();
  await say(visitor, "take your time");
  await panel(visitor)
    .getByText(/\bRead\b/)
    .first()
    .waitFor();
});

test("two chats at once: switching keeps each draft and each conversation", async () => {
  const { url } = await openShop();
  const operator = await openConsole(browser(), desk().server.url, desk().admin);
  const first = await visit(browser(), url);
  await startChat(first, { name: "Uno", text: "I am one" });
  const second = await visit(browser(), url);
  await startChat(second, { name: "Dos", text: "I am two" });
  await take(operator, "Uno");
  await messageBox(operator).fill("draft for one");
  await take(operator, "Dos");
  await sees(operator, "I am two");
  expect(await messageBox(operator).inputValue()).toBe("");
  await say(operator, "hello two");
  await sees(second, "hello two");
  const mine = operator.getByRole("list", { name: "My chats" });
  await mine.getByText("Uno").first().click();
  await sees(operator, "I am one");
  expect(await messageBox(operator).inputValue()).toBe("draft for one");
  await messageBox(operator).press("Enter");
  await sees(first, "draft for one");
  expect(await conversation(second).textContent()).not.toContain("draft for one");
});

test("after a reload and on another page the conversation and what was half written are there", async () => {
  const { visitor, operator, url } = await chatting("Rosa");
  await messageBox(visitor).fill("half a thought");
  await visitor.waitForTimeout(400);
  await visitor.reload();
  await panel(visitor).waitFor();
  await sees(visitor, "Rosa asks");
  expect(await messageBox(visitor).inputValue()).toBe("half a thought");
  await visitor.goto(`${url}/next`);
  await panel(visitor).waitFor();
  await sees(visitor, "Rosa asks");
  await messageBox(visitor).press("Enter");
  await sees(operator, "half a thought");
});

test("a second tab shows the same, and what one sends stands in both", async () => {
  const { visitor, operator, url } = await chatting("Inés");
  const tab = await visitor.context().newPage();
  await tab.goto(`${url}/next`);
  await panel(tab).waitFor();
  await sees(tab, "Inés asks");
  await say(tab, "from the second tab");
  await sees(visitor, "from the second tab");
  await say(operator, "to both");
  await sees(visitor, "to both");
  await sees(tab, "to both");
});

test("an answer while the panel is closed counts on the button and in the tab title", async () => {
  const { visitor, operator } = await chatting("Lía");
  await panel(visitor).getByRole("button", { name: "Close" }).click();
  await panel(visitor).waitFor({ state: "hidden" });
  await say(operator, "are you there?");
  await expect.poll(() => visitor.title()).toMatch(/1/);
  await visitor.getByRole("button", { name: /Chat with us/ }).click();
  await sees(visitor, "are you there?");
  await expect.poll(() => visitor.title()).not.toMatch(/\(1\)/);
});

test("the visitor ends the chat, and comes back to it with its history", async () => {
  const { visitor, operator } = await chatting("Noé");
  await panel(visitor).getByRole("button", { name: "End chat" }).first().click();
  const confirm = visitor.getByRole("button", { name: "End chat" });
  if (
    (await confirm.count()) > 0 &&
    !(await visitor.getByRole("button", { name: "Start a new chat" }).isVisible())
  ) {
    await confirm.last().click();
  }
  await visitor.getByRole("button", { name: "Start a new chat" }).waitFor();
  await visitor.getByRole("button", { name: /resume|continue/i }).click();
  // The same operator is there and free: nobody has to wait or to take it.
  await panel(visitor)
    .getByText(/^You are back with/)
    .waitFor();
  await say(visitor, "one more question");
  await sees(operator, "Noé asks");
  await sees(operator, "one more question");
});

test("links are clickable and safe, markup is shown as it was typed", async () => {
  const { visitor, operator } = await chatting("Eva");
  await say(
    visitor,
    `<img src=x onerror="window.pwned=1"> https://example.com/a?b=1&c=2 javascript:alert(1)`,
  );
  const link = conversation(operator).getByRole("link", { name: /example\.com/ });
  await link.waitFor();
  expect(await link.getAttribute("href")).toBe("https://example.com/a?b=1&c=2");
  expect(await link.getAttribute("rel")).toContain("noopener");
  expect(await conversation(operator).getByRole("link").count()).toBe(1);
  for (const page of [visitor, operator]) {
    expect(await page.evaluate(() => "pwned" in window)).toBe(false);
    expect(await conversation(page).textContent()).toContain("<img src=x");
  }
});

test("Shift+Enter makes a line, Enter sends", async () => {
  const { visitor, operator } = await chatting("Gil");
  await messageBox(operator).pressSequentially("first line");
  await messageBox(operator).press("Shift+Enter");
  await messageBox(operator).pressSequentially("second line");
  await messageBox(operator).press("Enter");
  await conversation(visitor).getByText("second line").first().waitFor();
  expect(await laidOut(conversation(visitor))).toMatch(/first line\s*\n\s*second line/);
});

test("with more than one department the visitor picks one, and each says whether it is online", async () => {
  const { url } = await openShop();
  await openConsole(browser(), desk().server.url, desk().admin);
  const visitor = await visit(browser(), url);
  const options = await panel(visitor)
    .getByRole("combobox", { name: "Department" })
    .locator("option")
    .allTextContents();
  expect(options.filter((option) => /online|offline/i.test(option)).length).toBeGreaterThanOrEqual(2);
  await startChat(visitor, { name: "Pía", department: "Support", text: "for support" });
  await sees(visitor, "for support");
});

test("the widget speaks the language of the page, and nothing of another", async () => {
  const { page: english } = shop(scriptTag(desk().server.url, desk().key));
  const { url } = await openHost({ page: (path) => english(path).replace('lang="en"', 'lang="es-CO"') });
  await openConsole(browser(), desk().server.url, desk().admin);
  const page = await (await newPerson(browser())).newPage();
  await page.goto(url);
  await page.getByRole("button", { name: "Chatea con nosotros" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Iniciar chat" }).waitFor();
  const words = await laidOut(page.getByRole("dialog").first());
  expect(words).not.toMatch(/\b(your name|email|start chat|how can we help|department|online)\b/i);
});

test("the button is there before anything is opened, and needs nothing of the page", async () => {
  const { url } = await openShop();
  const page = await (await newPerson(browser())).newPage();
  await page.goto(url);
  await chatButton(page).waitFor();
});
