import type { Page } from "playwright-core";
import { expect, onTestFinished, test } from "vitest";
import { useBrowser } from "../support/browser.ts";
import { hireOperator } from "../support/clients.ts";
import { openDesk } from "../support/desk.ts";
import { openHost, scriptTag, shop } from "../support/hosts.ts";
import { messageBox, openConsole, panel, say, sees, startChat, take, visit } from "../support/people.ts";

const browser = useBrowser();

async function ownDesk() {
  const desk = await openDesk();
  onTestFinished(() => desk.server.stop());
  const { url } = await openHost(shop(scriptTag(desk.server.url, desk.key)));
  const openAs = (api = desk.admin) => openConsole(browser(), desk.server.url, api);
  return { ...desk, url, openAs };
}

const waitingRow = (page: Page, name: string) =>
  page.getByRole("list", { name: "Waiting" }).getByText(name, { exact: true }).first();
const ownRow = (page: Page, name: string) =>
  page.getByRole("list", { name: "My chats" }).getByText(name).first();

async function setStatus(page: Page, status: "Online" | "Away" | "Offline"): Promise<void> {
  await page.getByRole("button", { name: "Status" }).click();
  await page.getByRole("menuitemradio", { name: status }).click();
}

test("a reload of the console loses neither the place nor what was half written", async () => {
  const { url, openAs } = await ownDesk();
  const operator = await openAs();
  const visitor = await visit(browser(), url);
  await startChat(visitor, { name: "Reina", text: "Reina asks" });
  await take(operator, "Reina");
  await messageBox(operator).fill("half an answer");
  await operator.waitForTimeout(500);
  await operator.reload();
  await sees(operator, "Reina asks");
  expect(await messageBox(operator).inputValue()).toBe("half an answer");
  await messageBox(operator).press("Enter");
  await sees(visitor, "half an answer");
});

test("two windows of one operator show the same", async () => {
  const { url, openAs } = await ownDesk();
  const [left, right] = [await openAs(), await openAs()];
  const visitor = await visit(browser(), url);
  await startChat(visitor, { name: "Gemela", text: "Gemela asks" });
  await take(left, "Gemela");
  await ownRow(right, "Gemela").click();
  await say(left, "from the left");
  await sees(right, "from the left");
  await say(right, "from the right");
  await sees(left, "from the right");
  await sees(visitor, "from the right");
});

test("a chat one operator takes leaves the other's list, who can still read along", async () => {
  const { server, admin, url, openAs } = await ownDesk();
  const departments = await admin.value<{ id: string }[]>("GET", "/departments");
  const colleague = await hireOperator(server, admin, {
    email: "leo@example.com",
    name: "Leo Paz",
    departmentIds: departments.map((one) => one.id),
  });
  const [ana, leo] = [await openAs(), await openAs(colleague)];
  const visitor = await visit(browser(), url);
  await startChat(visitor, { name: "Disputada", text: "who takes me?" });
  await waitingRow(ana, "Disputada").waitFor();
  await waitingRow(leo, "Disputada").waitFor();
  await take(leo, "Disputada");
  await expect.poll(() => waitingRow(ana, "Disputada").isVisible(), { timeout: 20_000 }).toBe(false);
  await panel(visitor).getByText("Leo Paz").first().waitFor();
});

test("the status switch decides at once what visitors are offered", async () => {
  const { url, openAs } = await ownDesk();
  const operator = await openAs();
  const visitor = await visit(browser(), url);
  await panel(visitor).getByRole("button", { name: "Start chat" }).waitFor();
  await setStatus(operator, "Away");
  await panel(visitor).getByRole("button", { name: "Send message" }).waitFor();
  await setStatus(operator, "Online");
  await panel(visitor).getByRole("button", { name: "Start chat" }).waitFor();
});

test("signing out ends it, in this window and in the others", async () => {
  const { server, openAs } = await ownDesk();
  const [first, second] = [await openAs(), await openAs()];
  await first.evaluate(() => fetch("/api/v1/session", { method: "DELETE" }));
  for (const page of [first, second]) await page.getByRole("button", { name: "Sign in" }).waitFor();
  await first.goto(`${server.url}/console/`);
  await first.getByRole("textbox", { name: "Email" }).waitFor();
});
