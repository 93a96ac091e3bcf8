import type { Page } from "playwright-core";
import { expect, onTestFinished, test } from "vitest";
import { accessibilityFaults, useBrowser } from "../support/browser.ts";
import { connectVisitor, newClientId, newToken, signIn, siteKey, startInput } from "../support/clients.ts";
import { staffed, useDesk } from "../support/desk.ts";
import { layLine } from "../support/network.ts";
import { openConsole } from "../support/people.ts";
import { freePort, startServer } from "../support/server.ts";
import { browsersOn, here } from "../support/visits.ts";
import { pause } from "../support/wait.ts";

const browser = useBrowser();
const desk = useDesk({ env: { TRUST_PROXY: "1" } });
const browse = browsersOn(desk);

/** A page of a test's own, so that tests do not meet in each other's lists. */
async function arrive(path: string, said: Parameters<typeof here>[1] = {}, token: string | null = null) {
  const visitor = await browse({ token });
  await visitor.value("visit:here", here(path, said));
  return visitor;
}

async function openVisitors(filter: string): Promise<Page> {
  const page = await openConsole(browser(), desk().server.url, desk().admin);
  await page.goto(`${desk().server.url}/console/visitors?page=${filter}`);
  return page;
}

const rowOf = (page: Page, text: string) => page.getByRole("row").filter({ hasText: text });
const namesIn = (page: Page) => page.locator("tbody .live-title").allTextContents();
const hasFocus = (page: Page, text: string) =>
  page.evaluate((wanted) => document.activeElement?.closest("tr")?.textContent?.includes(wanted), text);

test("who comes, goes on and leaves is seen; who came meanwhile pushes nobody aside", async () => {
  const first = await arrive("/seen/a");
  await arrive("/seen/b");
  const page = await openVisitors("seen");
  await rowOf(page, "/seen/a").waitFor();
  expect(await namesIn(page)).toEqual(["/seen/b", "/seen/a"]);

  first.tell("page", { url: "https://shop.example/seen/cart", title: "Cart", referrer: "" });
  await rowOf(page, "/seen/cart").waitFor();
  const newcomer = await arrive("/seen/new");
  const pill = page.getByRole("button", { name: "1 new visitor" });
  await pill.waitFor();
  expect(await namesIn(page)).toEqual(["/seen/b", "Cart"]);
  await pill.click();
  await rowOf(page, "/seen/new").waitFor();
  expect(await namesIn(page)).toEqual(["/seen/new", "/seen/b", "Cart"]);

  newcomer.close();
  await rowOf(page, "/seen/new")
    .getByText(/^Left /)
    .waitFor();
});

test("no row slides away under the pointer, whatever the others do", async () => {
  const first = await arrive("/steady/a");
  const second = await arrive("/steady/b");
  const page = await openVisitors("steady&sort=-pages");
  await rowOf(page, "/steady/b").waitFor();
  const order = await namesIn(page);
  const [top = first, below = second] = order[0] === "/steady/a" ? [first, second] : [second, first];
  await page.locator("tbody tr").first().hover();
  for (const at of [1, 2]) {
    below.tell("page", { url: `https://shop.example/steady/${at}`, title: `more ${at}`, referrer: "" });
  }
  await rowOf(page, "more 2").waitFor();
  expect(await namesIn(page)).toEqual([order[0], "more 2"]);
  await page.mouse.move(700, 20);
  await expect.poll(() => namesIn(page)).toEqual(["more 2", order[0]]);
  top.close();
});

test("of thousands of visitors only those in sight are asked for, and every one can be reached", async () => {
  const many = Array.from({ length: 70 }, (_, index) => `/many/${String(index).padStart(3, "0")}`);
  for (const path of many) await arrive(path);
  const page = await openVisitors("many&sort=page");
  await rowOf(page, "/many/000").waitFor();
  const table = page.getByRole("table", { name: "Visitors on your websites" });
  await expect.poll(() => table.getAttribute("aria-rowcount")).toBe("71");
  expect(await page.locator("tbody tr").count()).toBeLessThan(40);
  await rowOf(page, "/many/000").getByRole("link").focus();
  await page.keyboard.press("End");
  await expect.poll(() => hasFocus(page, "/many/069")).toBe(true);
  await page.keyboard.press("Home");
  await expect.poll(() => hasFocus(page, "/many/000")).toBe(true);
});

test("with the keyboard alone: along the rows, into a visit and back, and to those who fit", async () => {
  await arrive("/keys/one", { attributes: { plan: "gold" } });
  const two = await arrive("/keys/two", { visits: 4, attributes: { plan: "free" } });
  two.tell("visit:event", { name: "cart", data: { items: 2 } });
  const page = await openVisitors("keys");
  await rowOf(page, "/keys/two").waitFor();
  await page.keyboard.press("j");
  await expect.poll(() => hasFocus(page, "/keys/two")).toBe(true);
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => hasFocus(page, "/keys/one")).toBe(true);
  await page.keyboard.press("k");
  await expect.poll(() => hasFocus(page, "/keys/two")).toBe(true);

  await page.keyboard.press("Enter");
  const visit = page.getByRole("complementary", { name: "Visit" });
  await visit.getByText("Bogota, Colombia (estimated from the time zone)").waitFor();
  await visit.getByText("items: 2").waitFor();
  await visit.getByText("4, this one included").waitFor();
  two.close();
  await visit.getByText(/^Left /).waitFor();
  await visit.getByText("items: 2").waitFor();
  await page.keyboard.press("Escape");
  await expect.poll(() => hasFocus(page, "/keys/two")).toBe(true);
  expect(await visit.count()).toBe(0);

  await page.keyboard.press("f");
  await page.keyboard.type("/o");
  await expect.poll(() => namesIn(page)).toEqual(["/keys/one"]);
  await page.getByRole("button", { name: "Filter" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Returning" }).focus();
  await page.keyboard.press("Space");
  await page.getByText("Nobody fits the filter").waitFor();
  await page.keyboard.press("Escape");
  await page.reload();
  await page.getByText("Nobody fits the filter").waitFor();
  await page.getByRole("button", { name: "Remove filter: Returning" }).press("Enter");
  await rowOf(page, "/keys/one").waitFor();
  expect(new URL(page.url()).searchParams.get("page")).toBe("keys/o");
});

test("a column's name sorts by it, one way and the other; pages tell who is on them", async () => {
  await arrive("/order/a", { visitMs: 60_000 });
  await arrive("/order/b", { visitMs: 90_000 });
  await arrive("/order/b");
  const page = await openVisitors("order");
  await rowOf(page, "/order/a").waitFor();
  const onSite = page.getByRole("columnheader", { name: "On site" });
  expect(await onSite.getAttribute("aria-sort")).toBe("ascending");
  await onSite.getByRole("button").click();
  await expect.poll(() => namesIn(page)).toEqual(["/order/b", "/order/a", "/order/b"]);
  expect(await onSite.getAttribute("aria-sort")).toBe("descending");
  await page.getByRole("button", { name: "By page" }).click();
  await page.getByRole("button", { name: "/order/b shop.example/order/b 2 visitors" }).click();
  await expect.poll(() => namesIn(page)).toEqual(["/order/b", "/order/b"]);
});

test("an operator invites in their own words, and who accepts is in a chat with them", async () => {
  const token = newToken();
  const visitor = await arrive("/invite/yes", {}, token);
  const page = await openVisitors("invite");
  await rowOf(page, "/invite/yes").waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("i");
  const dialog = page.getByRole("dialog", { name: "Invite to chat" });
  await dialog.getByRole("textbox", { name: "Your words" }).fill("Hi {{visitor.name}}, shall I help?");
  await dialog.getByText("Not known of this visitor: visitor.name.").waitFor();
  expect(await dialog.getByRole("button", { name: "Invite" }).isDisabled()).toBe(true);
  await dialog.getByRole("textbox", { name: "Your words" }).fill("Shall I help you choose?");
  expect(await dialog.getByRole("figure").textContent()).toContain("Shall I help you choose?");
  await page.keyboard.press("Enter");
  const invitation = await visitor.next("invitation");
  expect(invitation.text).toBe("Shall I help you choose?");
  await rowOf(page, "Invited by you").waitFor();
  await visitor.raw("invitation:move", { id: invitation.id, to: "opened" });
  await rowOf(page, "Reads your invitation").waitFor();
  const answer = { ...startInput(token, null, "Yes, please"), invitationId: invitation.id };
  await visitor.value("chat:start", answer);
  await rowOf(page, "In chat with you").waitFor();
  await page.getByText("Marta accepted your invitation.").waitFor();
  await page.getByRole("button", { name: "To the chat" }).click();
  await page.getByRole("log", { name: "Conversation" }).getByText("Yes, please").waitFor();
});

test("an invitation can be taken back; what stands in its way is told, and the words are kept", async () => {
  const taken = await arrive("/refused/taken");
  const page = await openVisitors("refused");
  const write = async (text: string) => {
    await page.keyboard.press("i");
    await page.getByRole("textbox", { name: "Your words" }).fill(text);
    await page.keyboard.press("Enter");
  };
  await rowOf(page, "/refused/taken").getByRole("link").click();
  await write("Hello?");
  const { id } = await taken.next("invitation");
  await page.getByRole("button", { name: "Take back" }).click();
  await taken.next("invitation:over", (over) => over.id === id);
  await page.getByRole("button", { name: "Invite to chat" }).first().waitFor();

  await page.keyboard.press("i");
  await page.getByRole("textbox", { name: "Your words" }).fill("Still there?");
  const luis = await staffed(desk());
  const visitorId = new URL(page.url()).searchParams.get("v") ?? "";
  await luis.operator.value("live:invite", { clientId: newClientId(), visitorId, text: "Hi" });
  await page.keyboard.press("Enter");
  await page.getByText(`${luis.api.me.name} has already invited Visitor.`).waitFor();
  await page.getByRole("button", { name: "Show" }).click();
  expect(await page.getByRole("textbox", { name: "Your words" }).inputValue()).toBe("Still there?");
});

test("without a connection nobody is said to stay on: the list stands still, and goes on when it is back", async () => {
  const port = await freePort();
  const server = await startServer({ env: { PUBLIC_URL: `http://localhost:${port}` } });
  onTestFinished(() => server.stop());
  const line = await layLine(() => server.port, { port });
  const admin = await signIn({ url: line.url });
  const visitor = await connectVisitor(server, await siteKey(admin));
  await visitor.value("visit:here", here("/cut"));
  const page = await openConsole(browser(), line.url, admin);
  await page.goto(`${line.url}/console/visitors`);
  await rowOf(page, "/cut").waitFor();
  line.cut();
  await page.getByText(/ · as of \d/).waitFor();
  const onPage = () => page.locator("tbody .live-page-time").textContent();
  const stood = await onPage();
  visitor.tell("page", { url: "https://shop.example/back", title: "Back", referrer: "" });
  await pause(1_200);
  expect(await onPage()).toBe(stood);
  line.restore();
  await rowOf(page, "Back").waitFor();
  await page.getByText(/ · as of \d/).waitFor({ state: "detached" });
});

test("what the lists show can be read by everybody, light and dark", async () => {
  await arrive("/axe/a", { active: false }, newToken());
  const gone = await arrive("/axe/b", { visits: 1 });
  const page = await openVisitors("axe");
  await rowOf(page, "/axe/b").waitFor();
  gone.close();
  await rowOf(page, "/axe/b")
    .getByText(/^Left /)
    .waitFor();
  await rowOf(page, "/axe/a").click();
  await page.getByRole("complementary", { name: "Visit" }).getByText("1 page").waitFor();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished)));
    expect(await accessibilityFaults(page), colorScheme).toEqual([]);
    await page.getByRole("button", { name: "Filter" }).click();
    await page.getByRole("button", { name: "Returning" }).waitFor();
    expect(await accessibilityFaults(page), `filter, ${colorScheme}`).toEqual([]);
    await page.keyboard.press("Escape");
  }
});
