import type { SiteAdmin } from "@palique/shared/admin.ts";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { accessibilityFaults, listenForNoise, useBrowser } from "../support/browser.ts";
import { staffed, useDesk } from "../support/desk.ts";
import { openHost, scriptTag } from "../support/hosts.ts";
import { messageBox, openConsole, sees, startChat, take, visit } from "../support/people.ts";

/** What the operator sees of a page that a visitor shows: asking, watching, pointing, control, and the end of it. */

const browser = useBrowser();
const desk = useDesk();

const stage = (page: Page) => page.getByRole("region", { name: "Marta’s page" });
/** The visitor's page as the operator sees it: in the viewer's frame, in a frame of its own. */
const picture = (page: Page) => page.frameLocator(".stage-frame").frameLocator("iframe");
const card = (page: Page, words: RegExp) => page.getByText(words).first();
const allowing = (page: Page) => page.getByRole("button", { name: "Allow", exact: true });
const ASKS_PAGE = /would like to see this page/;
const ASKS_CONTROL = /would like to click and type for you/;

async function counter() {
  const { server, key } = desk();
  const { api, departmentId } = await staffed(desk());
  const host = await openHost({
    page: (path) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shoes ${path}</title>
      ${scriptTag(server.url, key)}</head><body><h1>All sizes of ${path}</h1>
      <p><label>Secret <input type="password" id="secret"></label></p>
      <p><button id="buy" onclick="this.textContent = 'Bought'">Buy</button></p></body></html>`,
  });
  const visitor = await visit(browser(), host.url);
  const { names } = (
    await desk().admin.value<{ id: string; names: { en: string } }[]>("GET", "/departments")
  ).find(({ id }) => id === departmentId) ?? { names: { en: "" } };
  await startChat(visitor, { department: names.en, text: "Where do I click?" });
  const operator = await openConsole(browser(), server.url, api);
  await take(operator, "Marta");
  return { server, visitor, operator };
}

async function allow(visitor: Page, words: RegExp): Promise<void> {
  await card(visitor, words).waitFor();
  await allowing(visitor).click();
}

test("a page is asked for, seen, acted on as far as the visitor allows, and ended by either side", async () => {
  const { server, visitor, operator } = await counter();
  const { admin } = desk();
  const noise = listenForNoise(operator);

  // Asked for with a key, and refused.
  await operator.getByRole("log").focus();
  await operator.keyboard.press("p");
  await operator.getByText("Waiting until Marta allows you to see the page").waitFor();
  await card(visitor, ASKS_PAGE).waitFor();
  await visitor.getByRole("button", { name: "Don't allow" }).click();
  await operator.getByRole("status").getByText("Marta did not allow co-browsing").waitFor();
  await sees(operator, "Marta did not allow co-browsing");

  // Taken back.
  const ask = async () => {
    await operator.getByRole("button", { name: "See their page" }).click();
    await operator.getByRole("menuitem", { name: "Co-browse" }).click();
  };
  await ask();
  await allowing(visitor).waitFor();
  await operator.getByRole("button", { name: "Withdraw" }).click();
  await allowing(visitor).waitFor({ state: "hidden" });

  // Seen.
  await ask();
  await allow(visitor, ASKS_PAGE);
  await picture(operator).getByText("All sizes of /").waitFor();
  await stage(operator).getByRole("heading", { name: "Shoes /" }).waitFor();
  await messageBox(operator).waitFor();
  expect(await operator.getByRole("list", { name: "My chats" }).isVisible()).toBe(false);

  // A colleague comes later, and sees it too.
  const colleague = await openConsole(browser(), server.url, admin, { colorScheme: "dark" });
  await colleague.goto(`${server.url}/console/?view=all`);
  await colleague.getByRole("link").filter({ hasText: "Marta" }).first().click();
  await colleague.getByRole("button", { name: "Watch" }).click();
  await picture(colleague).getByText("All sizes of /").waitFor();
  await stage(operator).getByText(`Also watching: ${admin.me.name}`).waitFor();
  expect(await stage(colleague).getByRole("button", { name: "Stop" }).isVisible()).toBe(false);
  expect(await accessibilityFaults(colleague, ".conversation")).toEqual([]);
  await colleague.close();

  // Control, once the visitor gives it.
  await stage(operator).getByRole("button", { name: "Control" }).click();
  await operator.getByRole("menuitem", { name: "Full control" }).press("Enter");
  await stage(operator).getByText("Asked for control…").waitFor();
  await allow(visitor, ASKS_CONTROL);
  await stage(operator).getByText("You have control").waitFor();
  expect(await accessibilityFaults(operator, ".conversation")).toEqual([]);
  // The picture is scaled to fit: a place in it is found by the frame it is drawn in.
  const click = async (selector: string) => {
    const frame = operator.frameLocator(".stage-frame").locator("iframe");
    const box = await frame.boundingBox();
    const width = await frame.evaluate((one: HTMLElement) => one.offsetWidth);
    const spot = await picture(operator)
      .locator(selector)
      .evaluate((one) => one.getBoundingClientRect().toJSON());
    if (!box) throw new Error("there is no picture");
    const scale = box.width / width;
    const x = box.x + (spot.x + spot.width / 2) * scale;
    await operator.mouse.click(x, box.y + (spot.y + spot.height / 2) * scale);
  };
  // The visitor's own hand goes first, and has just been at the page.
  const isBought = async () => {
    await click("#buy");
    return visitor.getByText("Bought").isVisible();
  };
  await expect.poll(isBought, { interval: 800, timeout: 10_000 }).toBe(true);
  await picture(operator).getByText("Bought").waitFor();
  await click("#secret");
  await stage(operator)
    .getByText("Private fields, such as passwords, cannot be filled in or clicked")
    .waitFor();
  await stage(operator).getByRole("button", { name: "Reload" }).click();
  await picture(operator).getByRole("button", { name: "Buy" }).waitFor();
  await stage(operator).getByRole("button", { name: "Give back control" }).click();
  expect(await stage(operator).getByRole("button", { name: "Look" }).getAttribute("aria-pressed")).toBe(
    "true",
  );

  // Leaving the conversation keeps it going.
  await operator.getByRole("link", { name: "Back to the list" }).click();
  const row = operator.getByRole("list", { name: "My chats" }).getByRole("link").filter({ hasText: "Marta" });
  await row.getByText("Shares the page").waitFor({ state: "attached" });
  await row.click();
  await picture(operator).getByText("All sizes of /").waitFor();

  // On a phone the page and the chat are a tab each.
  await operator.setViewportSize({ width: 390, height: 844 });
  await operator.getByRole("tab", { name: "Chat" }).click();
  await messageBox(operator).waitFor();
  expect(await stage(operator).locator("iframe").isVisible()).toBe(false);
  await operator.getByRole("tab", { name: "Page" }).click();
  await stage(operator).getByRole("button", { name: "Hide, and keep sharing" }).click();
  await operator.getByText("Marta shows the page").waitFor();
  await operator.getByRole("button", { name: "Watch" }).click();
  await picture(operator).getByText("All sizes of /").waitFor();
  await operator.setViewportSize({ width: 1440, height: 900 });

  // The visitor stops it: the keyboard goes on in the chat.
  await stage(operator).getByRole("button", { name: "Look" }).focus();
  await visitor.getByRole("button", { name: "Stop", exact: true }).click();
  await operator
    .getByRole("status")
    .getByText(/^Marta ended co-browsing after/)
    .waitFor();
  await stage(operator).waitFor({ state: "hidden" });
  await expect.poll(() => messageBox(operator).evaluate((box) => box === document.activeElement)).toBe(true);

  // Or the operator.
  await ask();
  await allow(visitor, ASKS_PAGE);
  await stage(operator).getByRole("button", { name: "Stop" }).click();
  await sees(operator, /^Co-browsing ended after/);
  // The browser says that the frame of the picture runs nothing; nothing else is amiss.
  expect(noise.filter((line) => !line.startsWith("Blocked script execution"))).toEqual([]);
});

test("what a website offers is set on its page, and counts at once", async () => {
  const { server, admin } = desk();
  const [site] = await admin.value<SiteAdmin[]>("GET", "/sites");
  if (!site) throw new Error("there is no site");
  const page = await openConsole(browser(), server.url, admin);
  await page.goto(`${server.url}/console/settings/sites/${site.id}`);
  await page.getByRole("checkbox", { name: "Co-browsing may be recorded" }).check();
  await page.getByRole("radio", { name: "Scroll the page" }).check();
  await page.getByRole("textbox", { name: "Hide the text of" }).fill(".balance\n\n  #order td.price ");
  await page.getByRole("textbox", { name: "Leave out altogether" }).fill("..nothing");
  const save = page.getByRole("button", { name: "Save changes" }).first();
  await save.click();
  await page.getByText("This is not a CSS selector, or too long: ..nothing").waitFor();
  await page.getByRole("textbox", { name: "Leave out altogether" }).fill("iframe.bank");
  await page.getByRole("textbox", { name: "Website address" }).last().fill("cdn.example.com");
  await save.click();
  await page.getByText("Everything is saved").first().waitFor();
  const saved = (await admin.value<SiteAdmin[]>("GET", "/sites")).find(({ id }) => id === site.id);
  expect(saved?.sharing).toMatchObject({
    recording: true,
    control: "scroll",
    rules: { mask: [".balance", "#order td.price"], block: ["iframe.bank"], show: [] },
    hosts: ["https://cdn.example.com"],
  });
  expect(await accessibilityFaults(page, "main")).toEqual([]);
});
