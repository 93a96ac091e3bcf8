import type { SiteAdmin } from "@palique/shared/admin.ts";
import type { ShareView } from "@palique/shared/sharing.ts";
import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { accessibilityFaults, listenForNoise, newPerson, useBrowser } from "../support/browser.ts";
import { staffed, useDesk } from "../support/desk.ts";
import { openHost, scriptTag, shop } from "../support/hosts.ts";
import { chatButton, openPanel, panel, sees, startChat } from "../support/people.ts";
import { until } from "../support/wait.ts";

/** What a visitor sees and does when an operator asks to see something. */

const browser = useBrowser();
const desk = useDesk();

/** Somebody who chats on a page with a form, the panel closed, and the operator who has the chat. */
async function chatting(options: Parameters<typeof newPerson>[1] = {}) {
  const { server, key, admin } = desk();
  const [site] = await admin.value<SiteAdmin[]>("GET", "/sites");
  if (!site) throw new Error("no site");
  await admin.value("PATCH", `/sites/${site.id}`, { sharing: { ...site.sharing, recording: true } });
  const { departmentId, operator } = await staffed(desk());
  const tag = scriptTag(server.url, key, `data-department="${departmentId}"`);
  const { page: plain } = shop(tag);
  const form =
    '<input aria-label="Coupon"><p data-palique-block>Salary</p><iframe title="Map" srcdoc="<button>In it</button>"></iframe>';
  const { url } = await openHost({ page: (path) => plain(path).replace("</main>", `${form}</main>`) });
  const context = await newPerson(browser(), options);
  const page = await context.newPage();
  const noise = listenForNoise(page);
  await page.goto(url);
  await openPanel(page);
  await startChat(page, { text: "Where is it?" });
  const row = await operator.next("conversation", (one) => one.chat !== null);
  const conversationId = row.id;
  await operator.value("chat:take", { chatId: row.chat?.id ?? "" });
  await operator.value("conversation:open", { conversationId, after: null });
  await page.keyboard.press("Escape");
  await panel(page).waitFor({ state: "hidden" });
  return {
    url,
    page,
    context,
    operator,
    noise,
    ask: (kind: "cobrowse" | "screen" | "capture" = "cobrowse") =>
      operator.value("share:ask", { conversationId, kind, media: null }),
    becomes: (id: string, fits: (share: ShareView) => boolean) =>
      operator.next("share", (share) => share.id === id && fits(share)),
  };
}

const card = (page: Page) => page.getByRole("alertdialog");
const bar = (page: Page) => page.getByRole("region", { name: "What you share" });
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const isStopped = ({ ending }: ShareView) => ending === "stopped";
const gone = (page: Page) =>
  Promise.all([card(page), bar(page)].map((one) => one.waitFor({ state: "detached" })));
/** What this browser keeps of the share. */
const kept = (page: Page) =>
  page.evaluate(() =>
    Object.entries(localStorage)
      .filter(([key]) => key.includes(":share:"))
      .join(),
  );

test("asked with the panel closed or open, whoever types goes on typing, and refuses or allows by keyboard alone", async () => {
  const { page, ask, becomes, operator, noise } = await chatting();
  const coupon = page.getByRole("textbox", { name: "Coupon" });
  await coupon.focus();
  const { id } = await ask();
  await card(page)
    .getByRole("heading", { name: /would like to see this page/ })
    .waitFor();
  expect(await coupon.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.getByRole("status").getByText("would like to see this page").waitFor({ state: "attached" });
  expect(await accessibilityFaults(page, "palique-chat")).toEqual([]);

  // What is hidden is shown on the page itself.
  await press(page, "Show me what is hidden");
  await until(
    "the input and the private part",
    async () => (await page.locator(".share-outlines div").count()) === 2,
  );
  await press(page, "Show me what is hidden");
  expect(await page.locator(".share-outlines").count()).toBe(0);
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await accessibilityFaults(page, "palique-chat")).toEqual([]);

  await coupon.focus();
  const refuse = card(page).getByRole("button", { name: "Don't allow" });
  for (let tabs = 0; tabs < 12 && !(await refuse.evaluate((one) => one.matches(":focus"))); tabs++) {
    await page.keyboard.press("Tab");
  }
  // Esc is no answer: it leads back.
  await page.keyboard.press("Escape");
  expect(await card(page).isVisible()).toBe(true);
  await refuse.focus();
  await page.keyboard.press("Enter");
  await becomes(id, ({ ending }) => ending === "refused");
  await gone(page);
  expect(await kept(page)).toBe("");

  await openPanel(page);
  const { id: second } = await ask();
  await card(page).waitFor();
  await operator.value("share:stop", { shareId: second, what: "all" });
  await gone(page);
  await sees(page, /You did not allow/);

  const { id: third } = await ask();
  await card(page).getByRole("button", { name: "Allow", exact: true }).focus();
  await page.keyboard.press("Enter");
  await becomes(third, ({ state }) => state === "active");
  await bar(page).waitFor();
  expect(await accessibilityFaults(page, "palique-chat")).toEqual([]);
  await page.emulateMedia({ colorScheme: "light" });
  expect(await accessibilityFaults(page, "palique-chat")).toEqual([]);
  await press(page, "Stop");
  await becomes(third, isStopped);
  await sees(page, "You stopped sharing");
  expect(noise).toEqual([]);
});

test("it goes on over a reload and another page, is there in every tab, and one click in any of them stops it", async () => {
  const { page, context, url, ask, becomes, noise } = await chatting();
  const other = await context.newPage();
  await other.goto(url);
  const { id } = await ask();
  await Promise.all([page, other].map((one) => card(one).waitFor()));
  await press(page, "Allow");
  await becomes(id, ({ state }) => state === "active");
  await Promise.all([page, other].map((one) => bar(one).waitFor()));
  expect(await card(other).count()).toBe(0);

  await page.waitForTimeout(1_200);
  await page.reload();
  await bar(page).waitFor();
  // From when it began, not from the reload.
  expect(await bar(page).getByRole("timer").textContent()).not.toBe("0:00");
  await page.getByRole("link", { name: "Next page" }).click();
  await page.waitForURL("**/next");
  await bar(page).waitFor();

  await press(other, "Stop");
  await Promise.all([page, other].map(gone));
  await becomes(id, isStopped);
  await page.reload();
  await chatButton(page).waitFor();
  await page.waitForTimeout(1_000);
  expect(await bar(page).count()).toBe(0);
  expect(noise).toEqual([]);
});

test("Esc twice stops at once, with the focus in a frame, and without a network: also after a reload nothing is seen", async () => {
  const { page, context, ask, becomes } = await chatting();
  const { id } = await ask();
  await press(page, "Allow");
  await becomes(id, ({ state }) => state === "active");
  await bar(page).waitFor();
  await page.frameLocator("iframe[title=Map]").getByRole("button").focus();
  await page.keyboard.press("Escape");
  // Too slow to be meant.
  await page.waitForTimeout(800);
  await page.keyboard.press("Escape");
  expect(await bar(page).isVisible()).toBe(true);
  await page.waitForTimeout(700);
  await context.setOffline(true);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  expect(await bar(page).count()).toBe(0);
  expect(await kept(page)).toContain(`${id} stopped`);
  await context.setOffline(false);
  await becomes(id, isStopped);

  // Stopped while the server is out of reach, and the page is left before it has heard of it.
  const { id: second } = await ask();
  await press(page, "Allow");
  await becomes(second, ({ state }) => state === "active");
  await bar(page).waitFor();
  await context.setOffline(true);
  await press(page, "Stop");
  expect(await kept(page)).toContain(`${second} stopped`);
  await context.setOffline(false);
  await page.reload();
  await becomes(second, isStopped);
  await page.waitForTimeout(500);
  expect(await bar(page).count()).toBe(0);
});

test("control and recording are asked for by themselves, told in the bar, and taken back with a click", async () => {
  const { page, operator, ask, becomes } = await chatting({ viewport: { width: 390, height: 844 } });
  const { id } = await ask();
  await press(page, "Allow");
  await becomes(id, ({ state }) => state === "active");
  await bar(page).waitFor();
  await operator.value("share:ask-more", { shareId: id, about: "control", level: "full" });
  await card(page).getByText("would like to click and type").waitFor();
  await press(page, "Don't allow");
  await becomes(id, ({ rev, asks, control }) => rev > 3 && !asks.control && control.level === "view");
  await operator.value("share:ask-more", { shareId: id, about: "control", level: "full" });
  await press(page, "Allow");
  await bar(page).getByText("can click and type").waitFor();
  await operator.value("share:ask-more", { shareId: id, about: "recording" });
  await press(page, "Allow");
  await bar(page).getByText("Recorded").waitFor();
  expect(await accessibilityFaults(page, "palique-chat")).toEqual([]);

  // On a phone nothing lies over the panel's head, what is written in it, or its button.
  const apart = async (upper: Locator, lower: Locator) => {
    const [above, below] = await Promise.all([upper.boundingBox(), lower.boundingBox()]);
    return above !== null && below !== null && above.y + above.height <= below.y + 1;
  };
  expect(await apart(bar(page), chatButton(page))).toBe(true);
  await openPanel(page);
  await until("the panel below the bar", () => apart(bar(page), panel(page)));
  await until("all of it on the screen", async () => {
    const box = await panel(page).boundingBox();
    return box !== null && box.y + box.height <= 845;
  });
  await press(page, "Move to the bottom");
  await until("the panel above the bar", () => apart(panel(page), bar(page)));

  await press(page, "Take back");
  await bar(page).getByText("can click and type").waitFor({ state: "hidden" });
  await becomes(id, ({ control, recording }) => control.level === "view" && recording);
  await press(page, "Stop recording");
  await becomes(id, ({ recording }) => !recording);
  await operator.value("share:stop", { shareId: id, what: "all" });
  await page.getByText("stopped watching").first().waitFor();
  await gone(page);
});

test("a browser that keeps nothing asks again after a reload, and who logs out is seen no more", async () => {
  const { page, ask, becomes } = await chatting();
  const { id } = await ask();
  await press(page, "Allow");
  await becomes(id, ({ state }) => state === "active");
  await bar(page).waitFor();
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) if (key.includes(":share:")) localStorage.removeItem(key);
  });
  await page.reload();
  await card(page).getByText("Allow again to go on").waitFor();
  expect(await bar(page).count()).toBe(0);
  await press(page, "Go on");
  await bar(page).waitFor();
  await page.evaluate(() => {
    (window as unknown as { palique: { forget(): void } }).palique.forget();
  });
  await gone(page);
  await becomes(id, isStopped);
  expect(await kept(page)).toBe("");
});
