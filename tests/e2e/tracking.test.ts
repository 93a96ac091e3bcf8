import { expect, test } from "vitest";
import { useBrowser } from "../support/browser.ts";
import { useDesk } from "../support/desk.ts";
import { chatButton, conversation, messageBox, openPanel, panel, startChat } from "../support/people.ts";
import { call, kept, names, shopsOn } from "../support/tracked.ts";
import { until } from "../support/wait.ts";

const visitShop = shopsOn(useBrowser(), useDesk());

test("a tracked page says where it is before anything is opened, and leaves nothing in the browser", async () => {
  const { page, url, said, noise } = await visitShop("memory");
  await until("the page is told", () => said.length > 0);
  const [[name, here] = ["", {}]] = said;
  expect(name).toBe("visit:here");
  expect(here).toMatchObject({
    page: { url: `${url}/`, title: "Shoes /" },
    visits: null,
    language: "en-US",
    active: true,
  });
  expect(here.tab).toMatch(/^[\w-]{22}$/);
  await call(page, "set", { plan: "gold", theme: "dark", huge: "x".repeat(10_000_000) });
  await call(page, "track", "basket", { total: 12, odd: { deep: 1 } });
  await until("both are told", () => said.length >= 3);
  expect(said.slice(1)).toEqual([
    ["visit:attributes", { attributes: { plan: "gold", huge: "x".repeat(200) } }],
    ["visit:event", { name: "basket", data: { total: "12" } }],
  ]);
  await page.evaluate(() => {
    history.pushState(null, "", "/basket");
    document.title = "Basket";
  });
  await until("the other page is told", () => names(said).includes("page"));
  expect(said.at(-1)).toMatchObject(["page", { url: `${url}/basket`, title: "Basket" }]);
  expect(await kept(page)).toEqual([]);
  expect(noise).toEqual([]);
});

test("the panel uses the connection that is there", async () => {
  const { page, said, open } = await visitShop("memory");
  await until("the page is told", () => said.length > 0);
  await openPanel(page);
  await startChat(page, { name: "Una", text: "Una asks" });
  expect(open()).toBe(1);
  expect(names(said).filter((name) => name === "visit:here")).toEqual(["visit:here"]);
});

test("where tracking is off nobody is connected who has not come near", async () => {
  const { page, said, open } = await visitShop("off");
  await call(page, "set", { plan: "gold" });
  await page.waitForTimeout(500);
  expect(open()).toBe(0);
  await chatButton(page).hover();
  await until("the pointer came near", () => names(said).includes("page"));
  expect(names(said)).not.toContain("visit:here");
});

test("a site that stores counts the visits of a browser, over pages and whatever the device's clock says", async () => {
  const { page, said } = await visitShop("stored");
  await until("the page is told", () => said.length > 0);
  expect(await kept(page)).toEqual(["seen"]);
  await page.getByText("Next page").click();
  await until("the next page is told", () => said.length > 1);
  const longAgo = (kept: string) => kept.replace(/ \d+ (\d+)$/, " 1000 $1");
  await page.evaluate((change) => {
    for (const key of Object.keys(localStorage)) {
      if (key.endsWith(":seen")) localStorage[key] = new Function(`return ${change}`)()(localStorage[key]);
    }
  }, String(longAgo));
  await page.reload();
  await until("the last page is told", () => said.length > 2);
  expect(said.map(([, here]) => here.visits)).toEqual([1, 1, 2]);
  expect(new Set(said.map(([, here]) => here.tab)).size).toBe(3);
  expect(Number(said[1]?.[1].visitMs)).toBeGreaterThan(Number(said[1]?.[1].pageMs));
});

test("Global Privacy Control counts as a no, until the visitor says yes", async () => {
  const control = "Object.defineProperty(navigator, 'globalPrivacyControl', { value: true });";
  const { page, said, open } = await visitShop("stored", { before: control });
  await page.waitForTimeout(500);
  expect([open(), await kept(page)]).toEqual([0, []]);
  await call(page, "consent", true);
  await until("the page is told", () => names(said).includes("visit:here"));
  expect((await kept(page)).sort()).toEqual(["consent", "seen"]);
});

test("a no ends it here and on the next page, and takes back what was kept; a yes begins it anew", async () => {
  const { page, said, open } = await visitShop("stored");
  await until("the page is told", () => said.length > 0);
  await call(page, "consent", false);
  await until("it is taken back and hung up", () => names(said).includes("visit:forget") && open() === 0);
  expect(await kept(page)).toEqual(["consent"]);
  await page.getByText("Next page").click();
  await chatButton(page).waitFor();
  await page.waitForTimeout(500);
  expect(open()).toBe(0);
  await call(page, "consent", true);
  await until("the page is told", () => names(said).at(-1) === "visit:here");
  expect(said.at(-1)?.[1]).toMatchObject({ visits: 1 });
});

test("who said no chats like everybody else", async () => {
  const { page, said } = await visitShop("memory");
  await until("the page is told", () => said.length > 0);
  await openPanel(page);
  await startChat(page, { name: "Nora", text: "Nora asks" });
  await call(page, "consent", false);
  await until("it is taken back", () => names(said).includes("visit:forget"));
  await messageBox(page).fill("still here");
  await messageBox(page).press("Enter");
  await conversation(page).getByText("Sent").waitFor();
});

test("who logs out leaves nothing of the chat for the next person at this browser", async () => {
  const { page, said, noise } = await visitShop("stored");
  await call(page, "identify", { id: "7", name: "Ana Lobo", email: "ana@example.com", hash: "f".repeat(64) });
  await until("the page says who it is", () => names(said).includes("identify"));
  const [, who] = said.find(([name]) => name === "identify") ?? [];
  expect(who).toMatchObject({ id: "7", name: "Ana Lobo", hash: "f".repeat(64) });
  await openPanel(page);
  expect(await panel(page).getByRole("textbox", { name: "Your name" }).inputValue()).toBe("Ana Lobo");
  await startChat(page, { name: "Ana Lobo", text: "My secret" });
  await messageBox(page).fill("half a sentence");
  await call(page, "forget");
  await until("the server is told", () => names(said).includes("identify:forget"));
  await panel(page).waitFor({ state: "hidden" });
  await openPanel(page);
  await panel(page).getByRole("button", { name: "Start chat" }).waitFor();
  expect(await panel(page).getByRole("textbox", { name: "Your name" }).inputValue()).toBe("");
  expect(await panel(page).getByText("My secret").count()).toBe(0);
  await page.reload();
  await panel(page).waitFor();
  await panel(page).getByRole("button", { name: "Start chat" }).waitFor();
  expect(await panel(page).getByRole("textbox", { name: "How can we help?" }).inputValue()).toBe("");
  expect(noise).toEqual([]);
});
