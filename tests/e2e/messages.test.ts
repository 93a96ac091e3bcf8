import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { SiteAdmin } from "@palique/shared/admin.ts";
import type { Locator, Page } from "playwright-core";
import { expect, onTestFinished, test } from "vitest";
import { accessibilityFaults, useBrowser } from "../support/browser.ts";
import { staffed, talking, useDesk } from "../support/desk.ts";
import { openHost, scriptTag, shop } from "../support/hosts.ts";
import {
  conversation,
  laidOut,
  messageBox,
  openConsole,
  say,
  sees,
  startChat,
  take,
  visit,
} from "../support/people.ts";

/** What can be done with a message once it is there, from both sides. */

const browser = useBrowser();
const desk = useDesk({ env: { LINKS_PRIVATE: "on" } });

async function chat(name: string, options: Parameters<typeof openConsole>[3] = {}) {
  const { server, key } = desk();
  const { departmentId, api } = await staffed(desk());
  const tag = scriptTag(server.url, key, `data-department="${departmentId}"`);
  const visitor = await visit(browser(), (await openHost(shop(tag))).url);
  await startChat(visitor, { name, text: `${name} asks` });
  const luis = await openConsole(browser(), server.url, api, options);
  await take(luis, name);
  return { visitor, luis, api };
}

/** The message with these words, and its menu. */
const message = (page: Page, words: string): Locator =>
  conversation(page).locator(".said", { hasText: words }).last();
async function pick(page: Page, words: string, item: string): Promise<void> {
  await message(page, words).hover();
  await message(page, words).getByRole("button", { name: "What to do with this message" }).click();
  await page.getByRole("menuitem", { name: item, exact: true }).click();
}

test("an answer names what it answers, and leads there, on both sides", async () => {
  const { visitor, luis } = await chat("Rosa");
  await say(visitor, "Is the *blue* one there?");
  await sees(luis, "Is the blue one there?");
  // There is room for it in one line.
  const bubble = await message(visitor, "blue").locator(".bubble").boundingBox();
  expect(bubble?.height).toBeLessThan(50);
  await pick(luis, "blue", "Reply");
  await luis.getByRole("status").getByText("Reply to Rosa").waitFor();
  await say(luis, "It is");
  await sees(visitor, "It is");
  await message(visitor, "It is")
    .getByRole("button", { name: /Is the blue one/ })
    .click();
  await conversation(visitor).locator(".spot").waitFor();
  await pick(visitor, "It is", "Reply");
  await say(visitor, "Then I take it");
  const answer = message(luis, "Then I take it");
  await answer.getByRole("button", { name: /It is/ }).click();
  await conversation(luis).locator(".bubble-spot").waitFor();
  // What is sent next answers nothing.
  await say(luis, "Good");
  await sees(visitor, "Good");
  expect(await message(visitor, "Good").locator(".quote").count()).toBe(0);
});

test("what is edited, deleted or reacted to is the same on both sides, and says so", async () => {
  const { visitor, luis } = await chat("Emma");
  await say(luis, "It costs 10");
  await sees(visitor, "It costs 10");
  // The arrow takes up the last answer; Escape leaves it.
  await messageBox(luis).press("ArrowUp");
  const box = luis.getByRole("textbox", { name: "Edit message" });
  await box.press("Escape");
  await expect
    .poll(() => messageBox(luis).evaluate((element) => element === document.activeElement))
    .toBe(true);
  await pick(luis, "It costs 10", "Edit");
  await box.fill("It costs 20");
  await box.press("Enter");
  await sees(visitor, "It costs 20");
  for (const page of [luis, visitor]) {
    await message(page, "It costs 20").getByText("edited").waitFor();
    expect(await laidOut(conversation(page))).not.toContain("It costs 10");
  }
  await pick(visitor, "It costs 20", "React with 👍");
  await pick(luis, "It costs 20", "React with 👍");
  await message(visitor, "It costs 20")
    .getByRole("button", { name: /👍.*Leo/ })
    .waitFor();
  const mine = message(luis, "It costs 20").getByRole("button", { name: /👍 .*Emma.*You|👍 .*You.*Emma/ });
  await expect.poll(() => mine.getAttribute("aria-pressed")).toBe("true");
  await mine.click();
  await message(luis, "It costs 20").getByRole("button", { name: "👍 Emma", exact: true }).waitFor();

  await pick(luis, "It costs 20", "Delete");
  await luis.getByRole("menuitem", { name: "Delete" }).click();
  for (const page of [luis, visitor]) {
    await sees(page, "This message was deleted");
    await expect.poll(() => laidOut(conversation(page))).not.toContain("It costs 20");
  }
  await luis.reload();
  await sees(luis, "This message was deleted");
  // Somebody else's words: answer and copy, but neither edit nor delete.
  await message(luis, "Emma asks").hover();
  await message(luis, "Emma asks").getByRole("button", { name: "What to do with this message" }).click();
  await luis.getByRole("menuitem", { name: "Copy text" }).waitFor();
  expect(await luis.getByRole("menuitem", { name: /Edit|Delete/ }).count()).toBe(0);
  expect(await accessibilityFaults(luis)).toEqual([]);
});

test("what the server does not take is taken back on the screen, and an edit is not lost", async () => {
  const { luis } = await chat("Otto");
  await say(luis, "First words");
  await message(luis, "First words").hover();
  await message(luis, "First words").getByRole("button", { name: "What to do" }).click();
  await luis.getByRole("menuitem", { name: "Edit" }).click();
  await desk().admin.value("PATCH", "/settings", { editMinutes: 0 });
  onTestFinished(async () => void (await desk().admin.value("PATCH", "/settings", { editMinutes: 15 })));
  const box = luis.getByRole("textbox", { name: "Edit message" });
  await box.fill("Second words");
  await luis.getByRole("navigation").getByRole("link", { name: "Team" }).click();
  await luis.goBack();
  await expect.poll(() => box.inputValue()).toBe("Second words");
  await box.press("Enter");
  await luis.getByText("It is too late to change this message.").waitFor();
  await expect.poll(() => box.inputValue()).toBe("Second words");
  await box.press("Escape");
  await sees(luis, "First words");
});

test("a link to a message leads to it, however far back, once", async () => {
  const { server } = desk();
  const { api, operator, visitor, conversationId } = await talking(desk());
  const far = await visitor.say(conversationId, "the needle in the haystack");
  for (let at = 0; at < 120; at += 1) await operator.say(conversationId, `hay ${at}`);
  const luis = await openConsole(browser(), server.url, api, {
    permissions: ["clipboard-read", "clipboard-write"],
  });
  await luis.goto(`${server.url}/console/c/${conversationId}?m=${far.seq}`);
  const found = conversation(luis).getByText("the needle in the haystack");
  await found.waitFor();
  await conversation(luis).locator(".bubble-spot").waitFor();
  await expect.poll(() => found.evaluate(isInSight)).toBe(true);
  expect(new URL(luis.url()).search).toBe("");
  await pick(luis, "needle", "Copy link to this message");
  await luis.getByText("Copied").waitFor();
  const link = await luis.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(new RegExp(`/console/c/\\d+\\?m=${far.seq}$`));
  await luis.goto(link);
  await conversation(luis).locator(".bubble-spot").waitFor();
});

function isInSight(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}

test("limited Markdown is drawn on both sides, and nothing more", async () => {
  const { visitor, luis } = await chat("Mark");
  await say(luis, "**bold** _it_ `code` <b>no</b> ![x](https://a.example/x.png)");
  for (const page of [luis, visitor]) {
    const said = message(page, "bold");
    await said.locator("strong, b", { hasText: "bold" }).waitFor();
    await said.locator("em", { hasText: "it" }).waitFor();
    await said.locator("code", { hasText: "code" }).waitFor();
    await said.getByText("<b>no</b>").waitFor();
    expect(await said.locator("img").count()).toBe(0);
  }
});

test("the titles of linked pages stand under a message on both sides; neither browser asks for the page", async () => {
  const { server, admin } = desk();
  const asked: string[] = [];
  const pages = createServer((request, response) => {
    asked.push(String(request.headers["user-agent"]));
    response.setHeader("content-type", "text/html").end("<title>Returns &lt;b&gt; and refunds</title>");
  });
  await new Promise<void>((done) => pages.listen(0, "127.0.0.1", done));
  onTestFinished(() => void pages.close());
  const url = `http://127.0.0.1:${(pages.address() as AddressInfo).port}/returns`;
  const [site] = await admin.value<SiteAdmin[]>("GET", "/sites");
  const admins = await openConsole(browser(), server.url, admin);
  await admins.goto(`${server.url}/console/settings/sites/${site?.id}`);
  await admins.getByRole("checkbox", { name: "Show the titles of linked pages" }).check();
  await admins.getByRole("button", { name: "Save" }).click();
  await admins.getByText("Saved").waitFor();
  const { visitor, luis } = await chat("Lina");
  await say(visitor, `What about ${url}`);
  for (const page of [luis, visitor]) {
    const link = conversation(page).getByRole("link", { name: /Returns <b> and refunds/ });
    await link.waitFor();
    expect(await link.getAttribute("href")).toBe(url);
    expect(await link.getAttribute("rel")).toContain("noreferrer");
  }
  expect(asked).toHaveLength(1);
  expect(asked[0]).toContain("page titles");
});

test("a message is answered and reacted to with the keyboard alone", async () => {
  const { luis, visitor } = await chat("Kim", { colorScheme: "dark" });
  await say(visitor, "Second thing");
  await sees(luis, "Second thing");
  await message(luis, "Second thing").getByRole("button", { name: "What to do" }).focus();
  await luis.keyboard.press("ArrowUp");
  await expect.poll(() => focusIsIn(message(luis, "Kim asks"))).toBe(true);
  await luis.keyboard.press("ArrowDown");
  await luis.keyboard.press("Enter");
  await luis.getByRole("menu", { name: "What to do" }).waitFor();
  expect(await accessibilityFaults(luis)).toEqual([]);
  await luis.keyboard.press("Escape");
  await expect.poll(() => focusIsIn(message(luis, "Second thing"))).toBe(true);
  await luis.keyboard.press("Enter");
  await luis.getByRole("menuitem", { name: "React with 👍" }).press("Enter");
  await message(visitor, "Second thing").getByRole("button", { name: /👍/ }).waitFor();
});

test("whatever a visitor chooses in a message's menu with the keyboard, the focus stays in the conversation", async () => {
  const { visitor } = await chat("Nora");
  await say(visitor, "Second thing");
  await conversation(visitor).focus();
  const dots = message(visitor, "Second thing").getByRole("button", { name: "What to do" });
  await dots.focus();
  const choose = async (item: string) => {
    await visitor.keyboard.press("Enter");
    await visitor.getByRole("menuitem", { name: item, exact: true }).press("Enter");
  };
  for (const item of ["React with 👍", "Copy"]) {
    await choose(item);
    await visitor.getByRole("menu").waitFor({ state: "detached" });
    expect(await focusIsIn(dots)).toBe(true);
  }
  await visitor.keyboard.press("Enter");
  await visitor.getByRole("menu").waitFor();
  await visitor.keyboard.press("Escape");
  await visitor.getByRole("menu").waitFor({ state: "detached" });
  expect(await focusIsIn(dots)).toBe(true);
  await choose("Delete");
  const cancel = visitor.getByRole("menuitem", { name: "Cancel" });
  await cancel.waitFor();
  expect(await focusIsIn(visitor.getByRole("menuitem", { name: "Delete" }))).toBe(true);
  await visitor.keyboard.press("ArrowDown");
  await visitor.keyboard.press("Enter");
  await cancel.waitFor({ state: "detached" });
  expect(await focusIsIn(dots)).toBe(true);
  await choose("Delete");
  await cancel.waitFor();
  await visitor.keyboard.press("Enter");
  await sees(visitor, "This message was deleted");
  expect(await focusIsIn(conversation(visitor))).toBe(true);
});

test("a touch that was let go opens no menu, though the panel was drawn anew meanwhile", async () => {
  const { visitor } = await chat("Tess");
  await conversation(visitor).focus();
  await message(visitor, "Tess asks").getByRole("button", { name: "What to do" }).waitFor();
  const bubble = message(visitor, "Tess asks").locator(".bubble");
  const touch = { pointerType: "touch", bubbles: true };
  await visitor.clock.install();
  await bubble.dispatchEvent("pointerdown", touch);
  await messageBox(visitor).fill("And");
  await bubble.dispatchEvent("pointermove", touch);
  await visitor.clock.runFor(1_000);
  expect(await visitor.getByRole("menu").count()).toBe(0);
  await bubble.dispatchEvent("pointerdown", touch);
  await visitor.clock.runFor(1_000);
  await visitor.getByRole("menu", { name: "What to do" }).waitFor();
});

function focusIsIn(place: Locator): Promise<boolean> {
  return place.evaluate((element) => {
    const { activeElement } = element.getRootNode() as Document | ShadowRoot;
    return element.contains(activeElement);
  });
}
