import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { newPerson, useBrowser } from "../support/browser.ts";
import { useDesk } from "../support/desk.ts";
import { openHost, scriptTag, shop } from "../support/hosts.ts";
import {
  chatButton,
  messageBox,
  openConsole,
  openPanel,
  panel,
  say,
  sees,
  startChat,
  take,
  visit,
} from "../support/people.ts";
import { ADMIN } from "../support/server.ts";

const browser = useBrowser();
const desk = useDesk();
const openShop = () => openHost(shop(scriptTag(desk().server.url, desk().key)));
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };

/** Presses Tab until the keyboard is there. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    const there = await target
      .first()
      .evaluate((element) => {
        const root = element.getRootNode();
        return (root as Document | ShadowRoot).activeElement === element;
      })
      .catch(() => false);
    if (there) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never reaches ${target}`);
}

/** The keyboard's place can be seen. */
async function expectVisibleFocus(target: Locator): Promise<void> {
  const style = await target.first().evaluate((element) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    return {
      outline: outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 0,
      shadow: boxShadow !== "none",
    };
  });
  expect(style.outline || style.shadow).toBe(true);
}

test("a visitor needs only the keyboard, from the button to the answer and back", async () => {
  const { url } = await openShop();
  const operator = await openConsole(browser(), desk().server.url, desk().admin);
  const page = await (await newPerson(browser())).newPage();
  await page.goto(url);
  await chatButton(page).waitFor();
  await tabTo(page, chatButton(page));
  await expectVisibleFocus(chatButton(page));
  await page.keyboard.press("Enter");
  await panel(page).waitFor();
  const name = panel(page).getByRole("textbox", { name: "Your name" });
  await tabTo(page, name);
  await page.keyboard.type("Tecla");
  const question = panel(page).getByRole("textbox", { name: "How can we help?" });
  await tabTo(page, question);
  await expectVisibleFocus(question);
  await page.keyboard.type("only keys");
  const start = panel(page).getByRole("button", { name: "Start chat" });
  await tabTo(page, start);
  await expectVisibleFocus(start);
  await page.keyboard.press("Enter");
  await messageBox(page).waitFor();
  await take(operator, "Tecla");
  await tabTo(page, messageBox(page));
  await page.keyboard.type("more keys");
  await page.keyboard.press("Enter");
  await sees(operator, "more keys");
  await say(operator, "heard you");
  await sees(page, "heard you");
  await page.keyboard.press("Escape");
  await panel(page).waitFor({ state: "hidden" });
  await expect
    .poll(() =>
      chatButton(page).evaluate((element) => (element.getRootNode() as ShadowRoot).activeElement === element),
    )
    .toBe(true);
});

test("an operator needs only the keyboard, from signing in to the answer", async () => {
  const { url } = await openShop();
  const page = await (await newPerson(browser())).newPage();
  await page.goto(`${desk().server.url}/console/`);
  const email = page.getByRole("textbox", { name: "Email" });
  await email.waitFor();
  await tabTo(page, email);
  await page.keyboard.type(ADMIN.email);
  await tabTo(page, page.getByRole("textbox", { name: "Password" }));
  await page.keyboard.type(ADMIN.password);
  await page.keyboard.press("Enter");
  await page.getByRole("navigation").first().waitFor();
  const visitor = await visit(browser(), url);
  await startChat(visitor, { name: "Teclado", text: "keys at both ends" });
  const row = page
    .getByRole("list", { name: "Waiting" })
    .getByRole("listitem")
    .filter({ hasText: "Teclado" });
  await row.first().waitFor();
  const target = row.locator("a, button, [tabindex='0']").first();
  await tabTo(page, target);
  await expectVisibleFocus(target);
  await page.keyboard.press("Enter");
  const takeIt = page.getByRole("button", { name: "Take" });
  await takeIt.first().waitFor();
  await tabTo(page, takeIt.last());
  await page.keyboard.press("Enter");
  await messageBox(page).waitFor();
  await tabTo(page, messageBox(page));
  await page.keyboard.type("typed, never clicked");
  await page.keyboard.press("Enter");
  await sees(visitor, "typed, never clicked");
});

test("on a phone the panel fills the screen and the chat works by touch", async () => {
  const { url } = await openShop();
  const operator = await openConsole(browser(), desk().server.url, desk().admin);
  const page = await (await newPerson(browser(), PHONE)).newPage();
  await page.goto(url);
  await chatButton(page).tap();
  await panel(page).waitFor();
  await expect.poll(() => panel(page).boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 844 });
  await startChat(page, { name: "Móvil", text: "from the bus" });
  await take(operator, "Móvil");
  await say(operator, "hello bus");
  await sees(page, "hello bus");
  const box = await messageBox(page).boundingBox();
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(844);
  await panel(page).getByRole("button", { name: "Close" }).tap();
  await panel(page).waitFor({ state: "hidden" });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test("on its side, or at 200 %, the panel fills the screen, too: there is no room for anything beside it", async () => {
  const { url } = await openShop();
  for (const viewport of [
    { width: 844, height: 390 },
    { width: 640, height: 400 },
  ]) {
    const page = await visit(browser(), url, { viewport });
    await expect.poll(() => panel(page).boundingBox()).toEqual({ x: 0, y: 0, ...viewport });
  }
});

test("when the keyboard of a phone comes up, the box stays above it", async () => {
  const { url } = await openShop();
  await openConsole(browser(), desk().server.url, desk().admin);
  const page = await visit(browser(), url, PHONE);
  await startChat(page, { name: "Corta", text: "small screen" });
  await messageBox(page).focus();
  await page.setViewportSize({ width: 390, height: 420 });
  await expect
    .poll(async () => {
      const box = await messageBox(page).boundingBox();
      return (box?.y ?? 0) >= 0 && (box?.y ?? 999) + (box?.height ?? 999) <= 420;
    })
    .toBe(true);
});

test("the console on a phone shows one pane at a time", async () => {
  const { url } = await openShop();
  const page = await openConsole(browser(), desk().server.url, desk().admin, PHONE);
  const visitor = await visit(browser(), url);
  await startChat(visitor, { name: "Bolsillo", text: "to a phone" });
  await page.getByRole("list", { name: "Waiting" }).getByText("Bolsillo").first().tap();
  await page.getByRole("button", { name: "Take" }).last().tap();
  await messageBox(page).waitFor();
  await say(page, "from my phone");
  await sees(visitor, "from my phone");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page
    .getByRole("button", { name: /Back to the list/ })
    .or(page.getByRole("link", { name: /Back to the list/ }))
    .first()
    .tap();
  await page.getByRole("list", { name: "My chats" }).waitFor();
});

test("text from right to left stands as its writer wrote it", async () => {
  const { url } = await openShop();
  const operator = await openConsole(browser(), desk().server.url, desk().admin);
  const visitor = await visit(browser(), url);
  await startChat(visitor, { name: "ليلى", text: "مرحبا، هل المتجر مفتوح؟" });
  await take(operator, "ليلى");
  for (const page of [visitor, operator]) {
    const text = page.getByRole("log", { name: "Conversation" }).getByText("مرحبا، هل المتجر مفتوح؟").first();
    await text.waitFor();
    expect(await text.evaluate((element) => getComputedStyle(element).direction)).toBe("rtl");
  }
});

test("nothing moves for those who asked for no motion", async () => {
  const { url } = await openShop();
  const visitor = await visit(browser(), url, { reducedMotion: "reduce" });
  await openPanel(visitor);
  const moving = await visitor.evaluate(
    () => document.getAnimations().filter((one) => one.playState === "running").length,
  );
  expect(moving).toBe(0);
});
