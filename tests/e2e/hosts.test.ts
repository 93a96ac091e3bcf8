import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { listenForNoise, newPerson, useBrowser } from "../support/browser.ts";
import { useDesk } from "../support/desk.ts";
import { openHost, scriptTag, shop, strictPolicy } from "../support/hosts.ts";
import {
  chatButton,
  laidOut,
  openConsole,
  openPanel,
  panel,
  say,
  sees,
  startChat,
  take,
} from "../support/people.ts";

const browser = useBrowser();
const desk = useDesk();
const tag = (attributes = "") => scriptTag(desk().server.url, desk().key, attributes);
const page =
  (head: string, body = "<h1>Host</h1>") =>
  () =>
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host</title>${head}</head><body>${body}</body></html>`;

/** The whole way, as on any other page: start, answer, be heard. */
async function chats(visitor: Page, name: string): Promise<void> {
  const operator = await openConsole(browser(), desk().server.url, desk().admin);
  await openPanel(visitor);
  await startChat(visitor, { name, text: `${name} asks` });
  await take(operator, name);
  await say(operator, `hello ${name}`);
  await sees(visitor, `hello ${name}`);
}

async function open(url: string): Promise<{ page: Page; noise: string[] }> {
  const visitor = await (await newPerson(browser())).newPage();
  const noise = listenForNoise(visitor);
  await visitor.goto(url);
  return { page: visitor, noise };
}

const RESET = `<style>
  :not(html) { all: unset !important; display: block !important; font: 40px fantasy !important; color: red !important;
      position: static !important; opacity: .2 !important; animation: spin 1s infinite !important; }
  button, input, textarea, select { display: none !important; visibility: hidden !important; }
  div { transform: rotate(3deg) !important; } palique-chat, [id*=palique] { display: none; }
  html { font-size: 3px !important; } @keyframes spin { to { rotate: 1turn } }
</style>`;

test("a page whose CSS is hostile changes nothing in the widget", async () => {
  const plain = await open((await openHost({ page: page(tag()) })).url);
  const hostile = await open((await openHost({ page: page(RESET + tag()) })).url);
  const boxes = [];
  for (const one of [plain, hostile]) {
    await chatButton(one.page).waitFor();
    boxes.push(await chatButton(one.page).boundingBox());
  }
  expect(boxes[1]).toEqual(boxes[0]);
  await chats(hostile.page, "Hostia");
  await openPanel(plain.page);
  const sizes = [];
  for (const one of [plain, hostile]) {
    const box = await panel(one.page).boundingBox();
    sizes.push([box?.width, box?.height].map((size) => Math.round(size ?? 0)));
  }
  expect(sizes[1]).toEqual(sizes[0]);
  expect(await panel(hostile.page).evaluate((element) => getComputedStyle(element).fontFamily)).not.toContain(
    "fantasy",
  );
});

test("the widget's CSS changes nothing on the page", async () => {
  const body = `<h1>Host</h1><button class="launcher panel send tool">Mine</button><input placeholder="x">`;
  const look = (visitor: Page) =>
    visitor.evaluate(() =>
      [...document.body.querySelectorAll("*")].map((element) => {
        const style = getComputedStyle(element);
        return [style.font, style.color, style.padding, style.backgroundColor, style.position].join();
      }),
    );
  const without = await open((await openHost({ page: page("", body) })).url);
  const before = await look(without.page);
  const withIt = await open((await openHost({ page: page(tag(), body) })).url);
  await openPanel(withIt.page);
  expect(await look(withIt.page)).toEqual(before);
});

test("a strict content security policy is enough with the lines of the README", async () => {
  const headers = { "content-security-policy": strictPolicy(desk().server.url) };
  const { url } = await openHost({ page: page(tag()), headers });
  const visitor = await open(url);
  await chats(visitor.page, "Cspio");
  expect(visitor.noise).toEqual([]);
  expect(await panel(visitor.page).evaluate((element) => getComputedStyle(element).position)).not.toBe(
    "static",
  );
});

test("additions to the built-in prototypes are survived", async () => {
  const additions = `<script>
    Object.prototype.extra = function () {}; Object.prototype.each = 1; Array.prototype.remove = function () {};
    Array.prototype.toJSON = undefined; String.prototype.blank = function () { return true };
    Object.prototype.type = "hijacked"; Object.prototype.value = "hijacked"; Object.prototype.onclick = "x";
  </script>`;
  const { url } = await openHost({ page: page(additions + tag()) });
  const visitor = await open(url);
  await chats(visitor.page, "Proto");
  expect(visitor.noise).toEqual([]);
});

test("with storage blocked the chat works for as long as the page lives", async () => {
  const { url } = await openHost({
    page: page(tag()),
    headers: { "content-security-policy": "sandbox allow-scripts allow-forms" },
  });
  const visitor = await open(url);
  expect(
    await visitor.page.evaluate(() => {
      try {
        return Boolean(localStorage);
      } catch {
        return false;
      }
    }),
  ).toBe(false);
  await chats(visitor.page, "Sinmemo");
  expect(visitor.noise).toEqual([]);
});

test("the script twice on a page is one widget", async () => {
  const { url } = await openHost({ page: page(tag() + tag()) });
  const visitor = await open(url);
  await chatButton(visitor.page).first().waitFor();
  await visitor.page.waitForTimeout(500);
  expect(await chatButton(visitor.page).count()).toBe(1);
  await chats(visitor.page, "Doble");
});

test("a single-page app that replaces its page keeps the chat, and the operator sees the new address", async () => {
  const { url } = await openHost({ page: page(tag()) });
  const visitor = await open(url);
  const operator = await openConsole(browser(), desk().server.url, desk().admin);
  await openPanel(visitor.page);
  await startChat(visitor.page, { name: "Spa", text: "Spa asks" });
  await take(operator, "Spa");
  await visitor.page.evaluate(() => {
    history.pushState({}, "", "/cart");
    document.title = "The cart";
    document.body.innerHTML = "<h1>Cart</h1>";
  });
  await sees(visitor.page, "Spa asks");
  await operator
    .getByText(/The cart|\/cart/)
    .first()
    .waitFor();
  await say(operator, "I see your cart");
  await sees(visitor.page, "I see your cart");
});

test("blocked by an ad blocker the page is as if nothing were there", async () => {
  const { url } = await openHost({ page: page(`<script>window.ran = true</script>${tag()}`) });
  const context = await newPerson(browser());
  await context.route(`${desk().server.url}/**`, (route) => route.abort("blockedbyclient"));
  const visitor = await context.newPage();
  const noise = listenForNoise(visitor);
  await visitor.goto(url);
  await visitor.waitForTimeout(1000);
  expect(noise.filter((line) => !line.startsWith("Failed to load resource"))).toEqual([]);
  expect(await visitor.evaluate(() => "ran" in window)).toBe(true);
});

test("a script that loads but reaches nothing makes no noise of its own", async () => {
  const { url } = await openHost({ page: page(tag()) });
  const context = await newPerson(browser());
  await context.route(/\/api\/|\/socket\.io\/|\/widget\//, (route) => route.abort("blockedbyclient"));
  const visitor = await context.newPage();
  const noise = listenForNoise(visitor);
  await visitor.goto(url);
  await visitor.waitForTimeout(1500);
  const button = chatButton(visitor);
  if (await button.isVisible()) await button.click();
  await visitor.waitForTimeout(500);
  expect(noise.filter((line) => !/^Failed to load resource|^WebSocket connection/.test(line))).toEqual([]);
});

test("the widget shifts nothing and blocks nothing", async () => {
  const { url } = await openHost(shop(tag()));
  const context = await newPerson(browser());
  await context.addInitScript(() => {
    const seen: number[] = [];
    Object.defineProperty(window, "shifts", { value: seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.push((entry as PerformanceEntry & { value: number }).value);
    }).observe({ type: "layout-shift", buffered: true });
  });
  const visitor = await context.newPage();
  await visitor.goto(url);
  await chatButton(visitor).waitFor();
  await openPanel(visitor);
  await visitor.waitForTimeout(300);
  expect(await visitor.evaluate(() => (window as unknown as { shifts: number[] }).shifts)).toEqual([]);
});

test("attributes of the tag choose department, language, theme, side and colour", async () => {
  const departments = await desk().admin.value<{ id: string; names: { en?: string } }[]>(
    "GET",
    "/departments",
  );
  const support = departments.find((one) => one.names.en === "Support");
  await openConsole(browser(), desk().server.url, desk().admin);
  const attributes = `data-department="${support?.id}" data-locale="es" data-theme="dark" data-position="left" data-color="#aa0044"`;
  const { url } = await openHost({ page: page(tag(attributes)) });
  const visitor = await open(url);
  const button = visitor.page.getByRole("button", { name: "Chatea con nosotros" });
  await button.click();
  const box = await button.boundingBox();
  expect(box?.x).toBeLessThan(200);
  const dialog = visitor.page.getByRole("dialog").first();
  await dialog.waitFor();
  expect(await dialog.getByRole("combobox").count()).toBe(0);
  expect(await button.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe(
    "rgb(170, 0, 68)",
  );
  expect(await laidOut(dialog)).toMatch(/Hola/);
});

test("attributes that say nonsense count as not said", async () => {
  const nonsense = `data-department="x" data-locale="klingon" data-theme="neon" data-position="middle" data-color="red;}"`;
  const looks = [];
  for (const attributes of ["", nonsense]) {
    const { page: visitor } = await open((await openHost({ page: page(tag(attributes)) })).url);
    await openPanel(visitor);
    await panel(visitor).getByRole("textbox", { name: "Your name" }).waitFor();
    looks.push(
      await panel(visitor).evaluate((dialog) =>
        [dialog, ...dialog.querySelectorAll("h2, label, button")].map((element) => {
          const { backgroundColor, textAlign } = getComputedStyle(element);
          return [element.textContent, backgroundColor, textAlign, element.getBoundingClientRect().x];
        }),
      ),
    );
  }
  expect(looks[1]).toEqual(looks[0]);
});

test("calls of window.palique made before it loaded are carried out", async () => {
  const early = `<script>window.palique = { q: [["identify", { name: "Early Bird", email: "early@example.com" }], ["open"]] }</script>`;
  const { url } = await openHost({ page: page(early + tag()) });
  const visitor = await open(url);
  await panel(visitor.page).waitFor();
  await expect
    .poll(() => panel(visitor.page).getByRole("textbox", { name: "Your name" }).inputValue())
    .toBe("Early Bird");
  await visitor.page.evaluate(() => (window as unknown as { palique: { close(): void } }).palique.close());
  await panel(visitor.page).waitFor({ state: "hidden" });
});
