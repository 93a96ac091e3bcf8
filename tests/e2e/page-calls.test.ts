import { expect, test } from "vitest";
import { listenForNoise, useBrowser } from "../support/browser.ts";
import { useDesk } from "../support/desk.ts";
import { chatButton, messageBox, openPanel, panel, sees, startChat } from "../support/people.ts";
import { call, kept, listen, names, shopsOn } from "../support/tracked.ts";
import { until } from "../support/wait.ts";

/** What a page tells through `window.palique`, over tabs and pages, and what it is told. */

const visitShop = shopsOn(useBrowser(), useDesk());

test("an attribute that the page takes back is taken back on the server, too, and on every connection anew", async () => {
  const { page, said } = await visitShop("memory");
  await until("the page is told", () => said.length > 0);
  await call(page, "set", { plan: "gold", seats: 3 });
  await call(page, "set", { plan: null });
  await until("both are told", () => names(said).filter((name) => name === "visit:attributes").length === 2);
  const attributes = { plan: null, seats: "3" };
  expect(said.at(-1)).toEqual(["visit:attributes", { attributes }]);
  await page.evaluate(() => dispatchEvent(new Event("offline")));
  await until("connected again", () => names(said).at(-1) === "visit:here", 15_000);
  expect(said.at(-1)?.[1]).toMatchObject({ attributes });
});

test("a page that nobody has used for a minute is told of, and that somebody is back", async () => {
  const { page, said } = await visitShop("memory");
  await page.clock.install();
  await page.reload();
  await until("the page is told", () => said.length > 1);
  expect(said.at(-1)?.[1].active).toBe(true);
  await page.clock.fastForward(61_000);
  await until("nobody uses it", () => said.at(-1)?.[1].active === false);
  await page.mouse.move(200, 200);
  await until("somebody is back", () => said.at(-1)?.[1].active === true);
});

test("the page's own analytics are told what happens, and nothing of who it is", async () => {
  const before = `
    window.told = [];
    const hears = (tool) => (...said) => told.push([tool, ...said]);
    const isNext = location.pathname === "/next";
    if (!isNext) window.gtag = hears("gtag");
    window.plausible = hears("plausible");
    window.dataLayer = { push: hears("dataLayer") };
    window._paq = { push: hears("matomo") };
    if (isNext) window._paq.push = () => { throw new Error("the page's own"); };`;
  const analytics = { gtag: true, dataLayer: true, matomo: true, plausible: true };
  const { page, noise } = await visitShop("off", { before, site: { analytics } });
  const told = () => page.evaluate(() => (window as unknown as { told: unknown[][] }).told);
  await openPanel(page);
  await startChat(page, { name: "Berta Roca", email: "berta@example.com", text: "My order 4711" });
  await until("all of it is told", async () => (await told()).length === 6);
  expect(await told()).toEqual([
    ["gtag", "event", "palique_opened", { restored: false }],
    ["matomo", ["trackEvent", "Palique", "opened"]],
    ["plausible", "Palique: opened", { props: { restored: false } }],
    ["gtag", "event", "palique_chat_started", {}],
    ["matomo", ["trackEvent", "Palique", "chat started"]],
    ["plausible", "Palique: chat started", { props: {} }],
  ]);
  expect(JSON.stringify(await told())).not.toMatch(/berta|roca|4711/i);

  // Without gtag() it is the data layer's; what was left open nobody opened, and a tool that fails is the page's.
  await page.getByText("Next page").click();
  await page.waitForURL("**/next");
  await messageBox(page).waitFor();
  await panel(page).getByRole("button", { name: "Close" }).click();
  expect(await told()).toEqual([]);
  await openPanel(page);
  await until("the data layer is told", async () => (await told()).length > 0);
  expect(await told()).toEqual([["dataLayer", { restored: false, event: "palique_opened" }]]);
  await messageBox(page).waitFor();
  expect(noise).toEqual([]);
});

test("who logs out in one tab is logged out in all of them", async () => {
  const { page, url } = await visitShop("stored");
  await call(page, "identify", { id: "8", name: "Ana Lobo", email: "ana@example.com" });
  await openPanel(page);
  await startChat(page, { name: "Ana Lobo", text: "My secret" });
  const other = await page.context().newPage();
  const noise = listenForNoise(other);
  const { said } = listen(other);
  await other.goto(url);
  await sees(other, "My secret");
  await call(page, "forget");
  await panel(other).waitFor({ state: "hidden" });
  await until(
    "it comes as somebody new",
    () => names(said).filter((name) => name === "visit:here").length === 2,
  );
  await openPanel(other);
  await panel(other).getByRole("button", { name: "Start chat" }).waitFor();
  expect(await panel(other).getByRole("textbox", { name: "Your name" }).inputValue()).toBe("");
  expect(await panel(other).getByText("My secret").count()).toBe(0);
  expect(await kept(other)).not.toContain("token");
  expect(noise).toEqual([]);
});

test("what the visitor says to being followed holds in all tabs at once", async () => {
  const { page, url, open } = await visitShop("stored");
  const other = await page.context().newPage();
  const { said, open: openThere } = listen(other);
  await other.goto(url);
  await until("both are followed", () => open() === 1 && names(said).includes("visit:here"));
  await call(page, "consent", false);
  await until("neither is", () => open() + openThere() === 0);
  expect(names(said).at(-1)).toBe("visit:forget");
  expect(await kept(other)).toEqual(["consent"]);
  await call(page, "consent", true);
  await until("both are again", () => open() + openThere() === 2 && names(said).at(-1) === "visit:here");
});

test("a log-out that its page had no time for is carried out by the next one, followed or not", async () => {
  const { page, url, noise } = await visitShop("off");
  await openPanel(page);
  await startChat(page, { name: "Ana Lobo", text: "My secret" });
  await panel(page).getByRole("button", { name: "Close" }).click();
  const context = page.context();
  const mine = new Set(await kept(page));
  expect(mine).toContain("token");
  await page.close();

  const left = await context.newPage();
  // Nothing of the widget but its button comes in time.
  await left.route(/\/widget\/base-/, () => {});
  await left.goto(url);
  await chatButton(left).waitFor();
  await call(left, "forget");
  await left.close();

  const next = await context.newPage();
  const { said } = listen(next);
  await next.goto(`${url}/next`);
  await until("nothing is kept", async () => (await kept(next)).length === 0);
  await openPanel(next);
  await panel(next).getByRole("button", { name: "Start chat" }).waitFor();
  expect(await panel(next).getByRole("textbox", { name: "Your name" }).inputValue()).toBe("");
  expect(await panel(next).getByText("My secret").count()).toBe(0);
  expect(names(said)).not.toContain("visit:here");
  expect(noise).toEqual([]);
});
