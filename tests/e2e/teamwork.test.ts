import type { DepartmentAdmin } from "@palique/shared/admin.ts";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { accessibilityFaults, useBrowser } from "../support/browser.ts";
import { type ApiClient, hireOperator } from "../support/clients.ts";
import { useDesk } from "../support/desk.ts";
import { openHost, scriptTag, shop } from "../support/hosts.ts";
import {
  conversation,
  messageBox,
  openConsole,
  panel,
  say,
  sees,
  startChat,
  take,
  visit,
} from "../support/people.ts";

/** Two at the counter and somebody in front of it: handing chats over, and talking behind the counter. */

const browser = useBrowser();
const desk = useDesk();
let hired = 0;

const myRow = (page: Page, name: string) =>
  page.getByRole("list", { name: "My chats" }).getByText(name, { exact: true }).first();
const asked = (page: Page) => page.getByRole("list", { name: "For you to take over" });
const dialog = (page: Page) => page.getByRole("dialog", { name: "Transfer chat" });
const noteBox = (page: Page) => page.getByRole("textbox", { name: "Note", exact: true });

async function hire(name: string, departmentIds: string[], role = "agent"): Promise<ApiClient> {
  const { server, admin } = desk();
  const email = `team${++hired}-${process.pid}@example.com`;
  return hireOperator(server, admin, { name, email, departmentIds, role });
}

/** Luis has the chat of this visitor; Ana is in the same department, and in Billing nobody but Bea. */
async function counter(visitorName: string, options: { colorScheme?: "light" | "dark" } = {}) {
  const { server, admin, key } = desk();
  const [first] = await admin.value<DepartmentAdmin[]>("GET", "/departments");
  if (!first) throw new Error("there is no department");
  const { id: _, ...like } = first;
  const number = ++hired;
  const make = async (name: string) =>
    admin.value<DepartmentAdmin>("POST", "/departments", {
      ...like,
      names: { en: name },
      memberIds: [],
      strategy: "manual",
    });
  const support = await make(`Support ${number}`);
  const billing = await make(`Billing ${number}`);
  const [luis, ana, bea] = [
    await hire(`Luis ${number}`, [support.id]),
    await hire(`Ana ${number}`, [support.id]),
    await hire(`Bea ${number}`, [billing.id]),
  ];
  const { url } = await openHost(shop(scriptTag(server.url, key)));
  const consoles = {
    luis: await openConsole(browser(), server.url, luis, options),
    ana: await openConsole(browser(), server.url, ana, options),
  };
  const visitor = await visit(browser(), url);
  await startChat(visitor, {
    name: visitorName,
    department: `Support ${number}`,
    text: `${visitorName} asks`,
  });
  await take(consoles.luis, visitorName);
  return {
    ...consoles,
    visitor,
    names: { luis: luis.me.name, ana: ana.me.name, bea: bea.me.name },
    bea,
    number,
  };
}

async function transferTo(page: Page, name: string, note = ""): Promise<void> {
  await page.getByRole("button", { name: "Transfer", exact: true }).click();
  await dialog(page).getByRole("combobox").fill(name);
  await dialog(page).getByRole("option", { name, selected: true }).waitFor();
  if (note) await dialog(page).getByRole("textbox", { name: "Note for whoever takes it next" }).fill(note);
  await dialog(page).getByRole("button", { name: "Transfer" }).click();
}

test("a chat offered to a colleague stays with the sender when declined, and changes hands when accepted", async () => {
  const { luis, ana, visitor, names } = await counter("Tina");
  await transferTo(luis, names.ana, "Wants an invoice");
  await luis.getByText(`Waiting for ${names.ana} to accept…`).waitFor();
  await asked(ana).getByText(`${names.luis} asks you`).waitFor();
  await asked(ana).getByText("Wants an invoice").waitFor();
  await asked(ana).getByRole("button", { name: "Decline" }).click();
  await luis.getByRole("status").getByText(`${names.ana} declined.`).waitFor();
  await sees(luis, `${names.ana} declined`);
  await myRow(luis, "Tina").waitFor();

  await transferTo(luis, names.ana);
  await luis.getByRole("button", { name: "Take back" }).click();
  await expect.poll(() => asked(ana).isVisible()).toBe(false);

  await transferTo(luis, names.ana);
  await asked(ana).getByRole("button", { name: "Accept" }).click();
  await messageBox(ana).waitFor();
  await expect.poll(() => myRow(luis, "Tina").isVisible()).toBe(false);
  await panel(visitor).getByText(names.ana).first().waitFor();
  await say(ana, "I have it now");
  await sees(visitor, "I have it now");
  expect(await panel(visitor).textContent()).not.toContain("Wants an invoice");
});

test("a chat given to another department leaves at once, and its people can take it", async () => {
  const { luis, visitor, bea, number } = await counter("Delia");
  await transferTo(luis, `Billing ${number}`, "About her bill");
  await luis.getByRole("status").getByText(`now waits in Billing ${number}`).waitFor();
  await expect.poll(() => luis.getByText("Delia", { exact: true }).count()).toBe(0);
  await expect.poll(() => conversation(luis).count()).toBe(0);
  const colleague = await openConsole(browser(), desk().server.url, bea);
  await take(colleague, "Delia");
  await sees(colleague, "About her bill");
  await say(colleague, "Billing here");
  await sees(visitor, "Billing here");
});

test("a supervisor takes a chat over, and assigns it without asking", async () => {
  const { luis, ana, names } = await counter("Sonia");
  const boss = await openConsole(browser(), desk().server.url, await hire("Boss", [], "supervisor"));
  await boss.getByRole("link", { name: /^All/ }).click();
  await boss.getByRole("list", { name: "All conversations" }).getByText("Sonia", { exact: true }).click();
  await boss.getByRole("button", { name: "Take over" }).click();
  await messageBox(boss).waitFor();
  await luis.getByRole("status").getByText("Boss now has the chat with Sonia").waitFor();
  await boss.getByRole("button", { name: "Transfer", exact: true }).click();
  await dialog(boss).getByRole("combobox").fill(names.ana);
  await dialog(boss).getByRole("button", { name: "Assign" }).click();
  await myRow(ana, "Sonia").waitFor();
  await expect.poll(() => myRow(boss, "Sonia").isVisible()).toBe(false);
});

test("a note reaches the colleague it names, and never the visitor's page", async () => {
  const { luis, visitor, bea, names } = await counter("Nora");
  const colleague = await openConsole(browser(), desk().server.url, bea);
  await luis.getByRole("tab", { name: "Note" }).click();
  await noteBox(luis).pressSequentially(`@${names.bea.toLowerCase()}`);
  await luis.getByRole("option", { name: names.bea }).waitFor();
  await noteBox(luis).press("Enter");
  expect(await noteBox(luis).inputValue()).toBe(`@${names.bea} `);
  await noteBox(luis).pressSequentially("secret-word: is this bill ours?");
  await luis.getByRole("button", { name: "Add note" }).click();
  await sees(luis, "secret-word");

  const bell = colleague.getByRole("button", { name: "Mentions" });
  await colleague.getByText("1 unread mention").waitFor({ state: "attached" });
  await bell.press("Enter");
  await colleague.getByRole("button", { name: /secret-word/ }).press("Enter");
  await sees(colleague, "secret-word: is this bill ours?");
  await colleague.getByText("1 unread mention").waitFor({ state: "detached" });
  await colleague.getByRole("button", { name: "Write a note" }).click();
  await noteBox(colleague).fill("It is, secret-answer");
  await noteBox(colleague).press("Enter");
  await sees(luis, "secret-answer");

  await luis.getByRole("tab", { name: "Reply" }).click();
  await say(luis, "It is taken care of");
  await sees(visitor, "It is taken care of");
  await visitor.reload();
  await sees(visitor, "It is taken care of");
  expect(await visitor.content()).not.toContain("secret-");
  expect(await panel(visitor).textContent()).not.toContain("secret-");
});

test("the note and the reply keep a draft each, and a key goes from one to the other", async () => {
  const { luis } = await counter("Berta");
  await messageBox(luis).fill("to the visitor");
  await luis.keyboard.press("Alt+Shift+N");
  await noteBox(luis).fill("to the team");
  await luis.keyboard.press("Alt+Shift+N");
  expect(await messageBox(luis).inputValue()).toBe("to the visitor");
  await luis.reload();
  await luis.getByRole("tab", { name: "Note" }).click();
  expect(await noteBox(luis).inputValue()).toBe("to the team");
});

test("a chat is handed over with the keyboard alone", async () => {
  const { luis, ana, names } = await counter("Karla");
  await luis.getByRole("button", { name: "Transfer", exact: true }).press("Enter");
  await dialog(luis).waitFor();
  await luis.keyboard.type(names.ana.toLowerCase());
  await dialog(luis).getByRole("option", { name: names.ana, selected: true }).waitFor();
  await luis.keyboard.press("Enter");
  await luis.getByRole("button", { name: "Take back" }).waitFor();
  await asked(ana).getByRole("button", { name: "Accept" }).press("Enter");
  await messageBox(ana).waitFor();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`handing over and notes have no accessibility fault, ${colorScheme}`, async () => {
    const { luis, ana, names } = await counter(`Alma ${colorScheme}`, { colorScheme });
    const clean = async (page: Page, screen: string) => {
      await page.waitForTimeout(200);
      expect(await accessibilityFaults(page), screen).toEqual([]);
    };
    await luis.getByRole("tab", { name: "Note" }).click();
    await clean(luis, "note composer");
    await noteBox(luis).pressSequentially(`see @${names.ana.toLowerCase()}`);
    await luis.getByRole("option", { name: names.ana }).waitFor();
    await clean(luis, "mention list");
    await noteBox(luis).press("Enter");
    await noteBox(luis).press("Enter");
    await sees(luis, `see @${names.ana}`);
    await clean(luis, "note");
    await ana.getByRole("button", { name: "Mentions" }).click();
    await ana.getByRole("button", { name: /see @/ }).waitFor();
    await clean(ana, "mentions");
    await ana.keyboard.press("Escape");
    await luis.getByRole("button", { name: "Transfer", exact: true }).click();
    await clean(luis, "dialog");
    await dialog(luis).getByRole("combobox").fill(names.ana);
    await clean(luis, "dialog with a choice");
    await dialog(luis).getByRole("button", { name: "Transfer" }).click();
    await luis.getByRole("button", { name: "Take back" }).waitFor();
    await clean(luis, "waiting for an answer");
    await asked(ana).getByText(`Alma ${colorScheme}`).click();
    await ana.getByText("asks you to take over the chat").last().waitFor();
    await clean(ana, "asked");
  });
}
