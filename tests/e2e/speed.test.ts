import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { accessibilityFaults, listenForNoise, useBrowser } from "../support/browser.ts";
import { staffed, useDesk, waiting } from "../support/desk.ts";
import { messageBox, openConsole, say, sees } from "../support/people.ts";

const desk = useDesk();
const browser = useBrowser();

const palette = (page: Page) => page.getByRole("dialog", { name: "Search and commands" });
const own = (page: Page) => page.getByRole("list", { name: "My chats" }).getByRole("listitem");
const head = (page: Page) => page.locator(".conversation-head h2").last();

/** An operator at the console with two own chats, the first of them open, and a third that waits. */
async function atWork() {
  const staff = await staffed(desk());
  const names = ["first question", "second question", "third question"];
  const chats = [];
  for (const text of names) {
    const chat = await waiting(desk(), staff.departmentId, text);
    const row = await staff.operator.next("conversation", (one) => one.id === chat.conversationId);
    chats.push({ ...chat, row, chatId: row.chat?.id ?? "" });
  }
  const [one, two, three] = chats;
  if (!one || !two || !three) throw new Error("no chats");
  for (const { chatId } of [one, two]) await staff.operator.value("chat:take", { chatId });
  const page = await openConsole(browser(), desk().server.url, staff.api);
  const noise = listenForNoise(page);
  await own(page).first().click();
  await sees(page, "first question");
  return { ...staff, page, noise, one, two, three };
}

test("commands in a reply are run and never reach the visitor, not as a message and not as typing", async () => {
  const { page, one } = await atWork();
  const box = messageBox(page);
  await box.pressSequentially("!note the mail bounced");
  await box.press("Enter");
  await sees(page, "the mail bounced");
  await box.pressSequentially("!tran");
  await page.getByRole("option", { name: "Transfer" }).waitFor();
  await box.press("Enter");
  expect(await box.inputValue()).toBe("!transfer ");
  await box.press("Enter");
  await page.getByRole("dialog", { name: "Transfer chat" }).waitFor();
  await page.keyboard.press("Escape");
  await box.fill("");
  await box.pressSequentially("/not");
  await box.press("Enter");
  expect(await box.inputValue()).toBe("!note ");
  await box.fill("!end right now");
  await box.press("Enter");
  await page.getByText("!end stands alone").waitFor();
  expect(await box.inputValue()).toBe("!end right now");
  await box.press("Alt+Enter");
  await box.fill("!note not as if typed either");
  await box.press("Alt+Enter");
  await sees(page, "not as if typed either");
  expect(one.visitor.got("typing")).toEqual([]);

  for (const [text, sent] of [
    ["!Hola!", "!Hola!"],
    ["\\!note", "!note"],
    ["//hello", "/hello"],
    ["/nothing-like-it", "/nothing-like-it"],
  ]) {
    await say(page, text ?? "");
    await one.visitor.hears(sent ?? "");
  }
  const heard = one.visitor.got("message").filter((message) => !message.event);
  expect(heard.map(({ text }) => text)).toEqual(["!Hola!", "!note", "/hello", "/nothing-like-it"]);

  await say(page, "!END");
  await page.getByRole("button", { name: "End chat" }).last().press("Enter");
  await one.visitor.next("chat", (chat) => chat?.state === "ended");
});

test("the palette finds and does things with the keyboard alone, and gives the focus back", async () => {
  const { page, noise, two, three } = await atWork();
  await messageBox(page).fill("half an answer");
  await page.keyboard.press("Control+k");
  await page.keyboard.type(`#${two.row.number}`);
  await palette(page)
    .getByRole("option", { name: `#${two.row.number}`, selected: true })
    .waitFor();
  expect(await accessibilityFaults(page, ".palette")).toEqual([]);
  await page.keyboard.press("Enter");
  await sees(page, "second question");
  await page.keyboard.press("Control+k");
  await page.keyboard.press("Escape");
  await expect.poll(() => messageBox(page).evaluate((box) => box === document.activeElement)).toBe(true);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("zzz");
  await palette(page).getByText("Nothing by that name").first().waitFor();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("take next");
  await page.keyboard.press("Enter");
  await three.visitor.next("chat", (chat) => chat?.state === "active");
  await sees(page, "third question");
  expect(noise).toEqual([]);
});

test("letters run commands unless somebody writes or has turned them off; the sheet names them all", async () => {
  const { page, three } = await atWork();
  const outside = () => page.getByRole("log").focus();
  await messageBox(page).pressSequentially("jet ?");
  expect(await messageBox(page).inputValue()).toBe("jet ?");
  await outside();
  await page.keyboard.press("j");
  await sees(page, "second question");
  await outside();
  await page.keyboard.press("k");
  await sees(page, "first question");
  expect(await messageBox(page).inputValue()).toBe("jet ?");
  await page.keyboard.press("Alt+Shift+U");
  await sees(page, "second question");
  await outside();
  await page.keyboard.press("f");
  await page.getByRole("dialog", { name: "Transfer chat" }).waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("g");
  await page.keyboard.press("t");
  await page.getByRole("heading", { name: "Tickets" }).first().waitFor();

  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await sheet.getByText("Next conversation").waitFor();
  expect(await accessibilityFaults(page, "dialog")).toEqual([]);
  await sheet.getByRole("checkbox", { name: "Single-letter shortcuts" }).uncheck();
  await page.keyboard.press("Escape");
  await page.keyboard.press("g");
  await page.keyboard.press("i");
  await page.keyboard.press("t");
  await page.getByRole("heading", { name: "Tickets" }).first().waitFor();
  expect(await head(page).isVisible()).toBe(false);
  expect(three.visitor.got("chat").some((chat) => chat?.state === "active")).toBe(false);
});

test("two chats stand side by side, both live, and keys go to the one in hand", async () => {
  const { page, noise, one, two } = await atWork();
  await own(page).nth(1).hover();
  await own(page).nth(1).getByRole("button", { name: "Open beside" }).click();
  const left = page.locator(`[data-conversation="${one.conversationId}"]`);
  const right = page.locator(`[data-conversation="${two.conversationId}"]`);
  await right.getByText("second question").waitFor();
  await two.visitor.say(two.conversationId, "still here?");
  await one.visitor.say(one.conversationId, "me too");
  await right.getByText("still here?").waitFor();
  await left.getByText("me too").waitFor();
  await right.getByRole("textbox", { name: "Message" }).fill("to the right");
  await page.keyboard.press("Enter");
  await two.visitor.hears("to the right");
  await page.keyboard.press("Alt+Shift+O");
  await page.keyboard.type("to the left");
  await page.keyboard.press("Enter");
  await one.visitor.hears("to the left");
  await page.keyboard.press("Alt+Shift+N");
  await left.getByRole("textbox", { name: "Note" }).waitFor();
  expect(await right.getByRole("textbox", { name: "Message" }).isVisible()).toBe(true);
  expect(await accessibilityFaults(page, ".panes")).toEqual([]);

  await page.reload();
  await right.getByText("to the right").waitFor();
  await page.setViewportSize({ width: 1300, height: 800 });
  await expect.poll(() => right.count()).toBe(0);
  await page.setViewportSize({ width: 1440, height: 900 });
  await right.getByRole("button", { name: "Close the second conversation" }).click();
  await expect.poll(() => right.count()).toBe(0);
  await left.getByText("to the left").waitFor();
  expect(noise).toEqual([]);
});

test("panes are resized with pointer and keyboard, and the browser remembers it and what was hidden", async () => {
  const { page } = await atWork();
  const edge = page.getByRole("separator", { name: "Width of the list" });
  const width = async () => Number(await edge.getAttribute("aria-valuenow"));
  const listWidth = async () => Math.round((await page.locator(".list").boundingBox())?.width ?? 0);
  expect([await width(), await listWidth()]).toEqual([324, 324]);
  await edge.focus();
  await page.keyboard.press("ArrowRight");
  expect([await width(), await listWidth()]).toEqual([340, 340]);
  const box = await edge.boundingBox();
  await page.mouse.move((box?.x ?? 0) + 5, 400);
  await page.mouse.down();
  await page.mouse.move((box?.x ?? 0) + 65, 420, { steps: 4 });
  await page.mouse.up();
  await expect.poll(listWidth).toBe(400);
  const details = page.getByRole("complementary", { name: "Visitor" });
  await page.getByRole("button", { name: "Visitor details" }).click();
  await expect.poll(() => details.count()).toBe(0);
  await page.reload();
  await sees(page, "first question");
  expect([await listWidth(), await details.count()]).toEqual([400, 0]);
  await edge.dblclick();
  await page.keyboard.press("Alt+Shift+D");
  await details.waitFor();
  expect(await listWidth()).toBe(324);
});
