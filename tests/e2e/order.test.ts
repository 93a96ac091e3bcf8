import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { accessibilityFaults, listenForNoise, useBrowser } from "../support/browser.ts";
import { staffed, useDesk, waiting } from "../support/desk.ts";
import { messageBox, openConsole, sees } from "../support/people.ts";

const desk = useDesk();
const browser = useBrowser();

const own = (page: Page) => page.getByRole("list", { name: "My chats" }).getByRole("listitem");
const words = (page: Page) => own(page).locator(".row-words").allTextContents();

/** An operator at the console with chats that said these words, all taken. */
async function withChats(...texts: string[]) {
  const staff = await staffed(desk());
  const chats = [];
  for (const text of texts) {
    const chat = await waiting(desk(), staff.departmentId, text);
    const row = await staff.operator.next("conversation", (one) => one.id === chat.conversationId);
    await staff.operator.value("chat:take", { chatId: row.chat?.id ?? "" });
    chats.push({ ...chat, chatId: row.chat?.id ?? "" });
  }
  const page = await openConsole(browser(), desk().server.url, staff.api);
  await expect.poll(() => words(page)).toEqual(texts);
  return { ...staff, chats, page };
}

test("chats are dragged into an order that stays, whatever comes, and let go elsewhere they are where they were", async () => {
  const { page, operator, departmentId, chats } = await withChats("a", "b", "c", "d");
  const noise = listenForNoise(page);
  await own(page).nth(3).dragTo(own(page).nth(1));
  await expect.poll(() => words(page)).toEqual(["a", "d", "b", "c"]);
  await own(page).nth(0).dragTo(page.locator(".panes-nothing"));
  expect(await words(page)).toEqual(["a", "d", "b", "c"]);

  // What is said moves nothing, and a chat that comes goes to the end.
  await chats[2]?.visitor.say(chats[2].conversationId, "c2");
  const late = await waiting(desk(), departmentId, "e");
  const row = await operator.next("conversation", (one) => one.id === late.conversationId);
  await operator.value("chat:take", { chatId: row.chat?.id ?? "" });
  await expect.poll(() => words(page)).toEqual(["a", "d", "b", "c2", "e"]);
  await page.reload();
  await expect.poll(() => words(page)).toEqual(["a", "d", "b", "c2", "e"]);
  expect(noise).toEqual([]);
});

test("with the keyboard a chat is moved by Alt+Shift and an arrow, keeps the focus, and its place is said", async () => {
  const { page } = await withChats("a", "b", "c");
  await own(page).first().getByRole("link").focus();
  await page.keyboard.press("Alt+Shift+ArrowDown");
  await expect.poll(() => words(page)).toEqual(["b", "a", "c"]);
  await page.getByText("Marta: place 2 of 3").waitFor({ state: "attached" });
  await page.keyboard.press("Alt+Shift+ArrowDown");
  await page.keyboard.press("Alt+Shift+ArrowDown");
  await expect.poll(() => words(page)).toEqual(["b", "c", "a"]);
  expect(
    await own(page)
      .last()
      .getByRole("link")
      .evaluate((link) => link === document.activeElement),
  ).toBe(true);
  expect(await accessibilityFaults(page, ".list")).toEqual([]);
  // From the palette, for who has no such keys at hand.
  await page.keyboard.press("Enter");
  await messageBox(page).waitFor();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("move up");
  await page.keyboard.press("Enter");
  await expect.poll(() => words(page)).toEqual(["b", "a", "c"]);
});

test("views are dragged and moved, too, and come back in that order on another machine", async () => {
  const { page, api, operator } = await withChats("a");
  for (const name of ["One", "Second view", "3"]) {
    await operator.value("view:save", {
      id: null,
      name,
      icon: "list",
      color: "gray",
      shared: false,
      filter: { match: "all", items: [] },
      order: "activity",
    });
  }
  const chips = (on: Page) => on.getByRole("list", { name: "Saved views" }).getByRole("listitem");
  const names = (on: Page) => chips(on).locator("bdi").allTextContents();
  await expect.poll(() => names(page)).toEqual(["One", "Second view", "3"]);
  await chips(page)
    .nth(2)
    .dragTo(chips(page).nth(0), { targetPosition: { x: 5, y: 10 } });
  await expect.poll(() => names(page)).toEqual(["3", "One", "Second view"]);
  await chips(page).nth(1).getByRole("link").focus();
  await page.keyboard.press("Alt+Shift+ArrowRight");
  await expect.poll(() => names(page)).toEqual(["3", "Second view", "One"]);
  await page.getByText("One: place 3 of 3").waitFor({ state: "attached" });
  const elsewhere = await openConsole(browser(), desk().server.url, api);
  await expect.poll(() => names(elsewhere)).toEqual(["3", "Second view", "One"]);
});

test("next and previous go through the list that is shown", async () => {
  const { page, operator } = await withChats("a", "b", "c");
  const { id } = await operator.value("view:save", {
    id: null,
    name: "Newest",
    icon: "list",
    color: "gray",
    shared: false,
    filter: { match: "all", items: [{ field: "operator", not: false, values: ["me"] }] },
    order: "newest",
  });
  await page.goto(`${desk().server.url}/console/?view=v-${id}`);
  const list = page.getByRole("list", { name: "Newest" });
  await list.getByRole("listitem").nth(2).waitFor();
  for (const text of ["c", "b", "a", "c"]) {
    await page.keyboard.press("Alt+ArrowDown");
    await sees(page, text);
    await expect.poll(() => list.locator("[aria-current] .row-words").allTextContents()).toEqual([text]);
  }
});

test("nothing slides away under the pointer: what comes and goes above moves the rows once it has left", async () => {
  const { page, operator, departmentId } = await withChats("a", "b");
  const noise = listenForNoise(page);
  const row = own(page).filter({ hasText: "b" });
  const top = async () => Math.round((await row.boundingBox())?.y ?? 0);
  const queue = page.getByRole("list", { name: "Waiting" }).getByRole("listitem");
  await waiting(desk(), departmentId, "there already");
  await expect.poll(() => queue.count()).toBe(1);
  await row.hover();
  const before = await top();
  const one = await waiting(desk(), departmentId, "new one");
  const fresh = await operator.next("conversation", (it) => it.id === one.conversationId);
  await expect.poll(() => queue.count()).toBe(2);
  await expect.poll(top).toBe(before);
  await page.mouse.move(900, 400);
  await expect.poll(top).toBeGreaterThan(before + 30);
  await row.hover();
  const lower = await top();
  await operator.value("chat:take", { chatId: fresh.chat?.id ?? "" });
  await expect.poll(() => queue.count()).toBe(1);
  await expect.poll(top).toBe(lower);
  await page.mouse.move(900, 400);
  await expect.poll(top).toBe(before);
  expect(noise).toEqual([]);
});
