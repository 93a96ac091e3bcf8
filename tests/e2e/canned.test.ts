import { readFileSync } from "node:fs";
import type { Canned, SaveCanned } from "@palique/shared/canned.ts";
import type { Page } from "playwright-core";
import { beforeEach, expect, test } from "vitest";
import { accessibilityFaults, listenForNoise, newPerson, useBrowser } from "../support/browser.ts";
import type { ApiClient } from "../support/clients.ts";
import { hireOperator } from "../support/clients.ts";
import { useDesk } from "../support/desk.ts";
import {
  conversation,
  laidOut,
  messageBox,
  openConsole,
  say,
  sees,
  startChat,
  take,
  visit,
} from "../support/people.ts";
import { until } from "../support/wait.ts";

const browser = useBrowser();
const desk = useDesk();

/** Long enough to be seen being typed. */
const TYPING = { charsPerSecond: 20, minSeconds: 2, maxSeconds: 4, variation: 10 };

beforeEach(async () => {
  await desk().admin.value("PATCH", "/settings", { typing: TYPING });
  for (const { id } of await desk().admin.value<Canned[]>("GET", "/canned")) {
    await desk().admin.value("DELETE", `/canned/${id}`);
  }
});

const keep = (change: Partial<SaveCanned>, api: ApiClient = desk().admin) =>
  api.value<Canned>("POST", "/canned", {
    scope: "personal",
    departmentId: null,
    shortcut: "hello",
    title: "",
    folder: "",
    texts: { en: "Hello!" },
    ...change,
  });

async function openSettings(path = "canned", api: ApiClient = desk().admin): Promise<Page> {
  const page = await openConsole(browser(), desk().server.url, api);
  await page.goto(`${desk().server.url}/console/settings/${path}`);
  await page.getByRole("heading", { level: 1, name: "Canned messages" }).waitFor();
  return page;
}

/** A chat of the administrator's. */
async function chatting(name: string) {
  const operator = await openConsole(browser(), desk().server.url, desk().admin);
  const visitor = await visit(browser(), `${desk().server.url}/demo/`);
  await startChat(visitor, { name, text: "Is anybody there?" });
  await take(operator, name);
  return { visitor, operator };
}

/** The same with a visitor on a page in Spanish. */
async function chattingInSpanish(name: string) {
  const operator = await openConsole(browser(), desk().server.url, desk().admin);
  const visitor = await (await newPerson(browser())).newPage();
  await visitor.goto(`${desk().server.url}/demo/es/`);
  await visitor.getByRole("button", { name: "Chatea con nosotros" }).click();
  await visitor.getByRole("textbox", { name: "Tu nombre" }).fill(name);
  await visitor.getByRole("textbox", { name: "¿En qué te ayudamos?" }).fill("Hola");
  await visitor.getByRole("button", { name: "Iniciar chat" }).click();
  await take(operator, name);
  return { visitor, operator };
}

async function pick(operator: Page, word: string, keys: "Enter" | "Alt+Enter"): Promise<void> {
  await messageBox(operator).pressSequentially(`/${word}`);
  await operator.getByRole("option", { name: new RegExp(`^${word}`) }).waitFor();
  await operator.keyboard.press(keys);
}

const waiting = (operator: Page) => operator.getByRole("region", { name: "Not sent yet" });
const isWriting = (visitor: Page) => visitor.getByText("Ana is typing");
const written = async (page: Page, words: RegExp) => (await laidOut(conversation(page))).match(words) ?? [];

test("made in the settings, it is used in a chat in the visitor's language, and what has no value is asked about", async () => {
  const admin = await openSettings();
  const noise = listenForNoise(admin);
  await admin.getByRole("button", { name: "New canned message" }).click();
  await admin.getByRole("button", { name: "Create" }).click();
  await admin.getByText("Write the text in one language at least").waitFor();
  await admin.getByRole("textbox", { name: "Shortcut" }).fill("/Envío Rápido");
  await admin.getByRole("combobox", { name: "Folder" }).fill("Logística");
  await admin.getByRole("textbox", { name: "Text in English" }).fill("Your order is on its way.");
  await admin.getByRole("textbox", { name: "Text in Spanish" }).fill("Hola ");
  await admin.getByRole("button", { name: "Insert a variable (Text in Spanish)" }).click();
  await admin.getByRole("menuitem", { name: "Visitor's name" }).click();
  await admin.getByRole("textbox", { name: "Text in Spanish" }).press("End");
  await admin.keyboard.type(": tu pedido {{custom.order}} **va en camino**. {{oops}}");
  await admin.getByText("There is no such variable: {{oops}}").waitFor();
  const preview = admin.getByRole("figure", { name: "What the visitor reads" }).last();
  expect(await laidOut(preview)).toContain("Hola Marta: tu pedido {{custom.order}} va en camino.");
  expect(await accessibilityFaults(admin, ".settings-page")).toEqual([]);
  await admin.getByRole("button", { name: "Create" }).click();
  await admin.getByRole("heading", { level: 1, name: "/envío-rápido" }).waitFor();
  expect(noise).toEqual([]);

  const { visitor, operator } = await chattingInSpanish("Lucía");
  await messageBox(operator).fill("/rapido");
  await operator.getByRole("option", { name: /envío-rápido/ }).waitFor();
  await operator.keyboard.press("Enter");
  await operator.keyboard.press("Enter");
  await operator.getByText("Send it without what is missing?").waitFor();
  expect(await visitor.getByText(/pedido/).count()).toBe(0);
  await operator.keyboard.type("4711");
  await operator.keyboard.press("Enter");
  await visitor.getByText("Hola Lucía: tu pedido 4711").waitFor();
  await admin.reload();
  await admin.getByText("used 1 time").waitFor();
});

test("as if typed the visitor sees it being written, then reads it; several leave one after the other", async () => {
  await keep({ shortcut: "one", texts: { en: "First: {{visitor.name}}, I am looking into it." } });
  await keep({ shortcut: "two", texts: { en: "Second: it will not take long at all." } });
  const { visitor, operator } = await chatting("Noa");
  await pick(operator, "one", "Alt+Enter");
  await pick(operator, "two", "Alt+Enter");
  await waiting(operator).getByText("Waits for its turn").waitFor();
  await isWriting(visitor).waitFor();
  expect(await written(visitor, /First|Second/)).toEqual([]);
  await sees(visitor, "First: Noa, I am looking");
  expect(await written(visitor, /Second/)).toEqual([]);
  await isWriting(visitor).waitFor();
  await sees(visitor, "Second: it will not");
  await waiting(operator).waitFor({ state: "hidden" });
  expect(await written(operator, /First.*Second/s)).toHaveLength(1);
});

test("one of a chain can be taken back; writing something else lets those before it go first", async () => {
  await desk().admin.value("PATCH", "/settings", {
    typing: { ...TYPING, minSeconds: 30, maxSeconds: 60 },
  });
  for (const word of ["alpha", "beta", "gamma"]) {
    await keep({ shortcut: word, texts: { en: `This is ${word}.` } });
  }
  const { visitor, operator } = await chatting("Olga");
  for (const word of ["alpha", "beta", "gamma"]) await pick(operator, word, "Alt+Enter");
  await waiting(operator).getByRole("listitem").nth(2).waitFor();
  await operator.getByRole("button", { name: "Do not send: This is beta." }).click();
  await until("two wait", async () => (await waiting(operator).getByRole("listitem").count()) === 2);
  await say(operator, "Written by hand.");
  await sees(visitor, "Written by hand.");
  expect(await written(visitor, /alpha.*gamma.*by hand/s)).toHaveLength(1);
  expect(await written(visitor, /beta/)).toEqual([]);
  await waiting(operator).waitFor({ state: "hidden" });
});

test("with the tab closed and the server killed in the middle the visitor gets it all the same, once", async () => {
  // Still being typed when the server is gone.
  await desk().admin.value("PATCH", "/settings", { typing: { ...TYPING, minSeconds: 6, maxSeconds: 8 } });
  await keep({ shortcut: "later", texts: { en: "I looked it up for you." } });
  const { visitor, operator } = await chatting("Petra");
  await pick(operator, "later", "Alt+Enter");
  // The server has it: until then it is in this browser alone.
  await waiting(operator)
    .getByText(/Being typed/)
    .waitFor();
  await operator.close();
  await desk().server.kill("SIGKILL");
  await desk().server.start();
  await sees(visitor, "I looked it up for you.");
  await say(visitor, "Thank you");
  const again = await openConsole(browser(), desk().server.url, desk().admin);
  await again.getByRole("list").getByText("Petra").filter({ visible: true }).first().click();
  await sees(again, "Thank you");
  expect(await written(again, /I looked it up for you\./g)).toHaveLength(1);
});

test("its files go along, by hand and as if typed, and can be left out", async () => {
  const admin = await openSettings();
  await admin.getByRole("button", { name: "New canned message" }).click();
  await admin.getByRole("textbox", { name: "Shortcut" }).fill("prices");
  await admin.getByRole("textbox", { name: "Text in English" }).fill("Here are our prices.");
  await admin
    .locator(".settings-page input[type=file]")
    .setInputFiles([file("prices.txt", "cup 10"), file("terms.txt", "by Friday")]);
  await admin.getByRole("button", { name: "Remove terms.txt" }).waitFor();
  await admin.getByRole("button", { name: "Create" }).click();
  await admin.getByRole("heading", { level: 1, name: "/prices" }).waitFor();

  const { operator } = await chatting("Quim");
  await pick(operator, "prices", "Enter");
  await operator.getByRole("button", { name: "Remove terms.txt" }).click();
  await operator.getByRole("button", { name: "Send", exact: true }).click();
  const sent = conversation(operator).getByRole("link", { name: /prices\.txt/ });
  await until("one is sent", async () => (await sent.count()) === 1);
  await pick(operator, "prices", "Alt+Enter");
  await waiting(operator).getByText("terms.txt").waitFor();
  await waiting(operator).waitFor({ state: "hidden" });
  await until("both are sent", async () => (await sent.count()) === 2);
  expect(
    await conversation(operator)
      .getByRole("link", { name: /terms\.txt/ })
      .count(),
  ).toBe(1);
  await admin.getByRole("button", { name: "Delete" }).click();
  await admin.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await admin.getByText("No canned messages yet").waitFor();
  const href = await sent.last().getAttribute("href");
  expect(await (await fetch(desk().server.url + href)).text()).toBe("cup 10");
});

const file = (name: string, text: string, mimeType = "text/plain") => ({
  name,
  mimeType,
  buffer: Buffer.from(text),
});

test("a good answer becomes a canned message without leaving the chat", async () => {
  const { operator } = await chatting("Rita");
  const noise = listenForNoise(operator);
  await messageBox(operator).fill("We deliver on **Saturdays** too. ");
  await messageBox(operator).press("End");
  await messageBox(operator).pressSequentially("/new");
  await operator.getByRole("option", { name: /New canned message/ }).waitFor();
  await operator.keyboard.press("Enter");
  const dialog = operator.getByRole("dialog", { name: "New canned message" });
  expect(await dialog.getByRole("textbox", { name: "Text in English" }).inputValue()).toBe(
    "We deliver on **Saturdays** too.",
  );
  expect(await accessibilityFaults(operator, "dialog[open]")).toEqual([]);
  await dialog.getByRole("textbox", { name: "Shortcut" }).fill("saturday");
  await dialog.getByRole("button", { name: "Create" }).click();
  await dialog.waitFor({ state: "hidden" });
  expect(await messageBox(operator).inputValue()).toBe("We deliver on **Saturdays** too. ");
  await messageBox(operator).fill("");
  await pick(operator, "saturday", "Enter");
  expect(await messageBox(operator).inputValue()).toBe("We deliver on **Saturdays** too.");
  await operator.keyboard.press("Control+k");
  await operator.getByRole("combobox", { name: "Search and commands" }).fill("new canned");
  await operator.getByRole("option", { name: /New canned message/ }).waitFor();
  await operator.keyboard.press("Enter");
  await dialog.waitFor();
  expect(noise).toEqual([]);
});

test("an agent finds what is shared, cannot change it, and makes it their own", async () => {
  await keep({ shortcut: "refund", scope: "global", title: "Devolución", texts: { es: "Sí." } });
  const agent = await hireOperator(desk().server, desk().admin, {
    email: "agent-canned@example.com",
    name: "Leo",
    departmentIds: [],
  });
  const page = await openSettings("canned", agent);
  await page.getByRole("searchbox", { name: "Search canned messages" }).fill("devolucion si");
  expect(await page.getByRole("button", { name: "Delete /refund" }).count()).toBe(0);
  await page.getByRole("link", { name: /refund/ }).click();
  await page.getByText("It is shared; supervisors").waitFor();
  await page.getByRole("button", { name: "Make a copy of my own" }).click();
  await page.getByRole("textbox", { name: "Title" }).fill("Mine");
  await page.keyboard.press("Control+s");
  await page.getByText("Everything is saved").waitFor();
  expect(await agent.value<Canned[]>("GET", "/canned")).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ scope: "personal", shortcut: "refund", title: "Mine" }),
    ]),
  );
});

test("what was exported can be imported again; a bad file says which lines are wrong and changes nothing", async () => {
  await keep({
    shortcut: "hours",
    folder: "Shop",
    texts: { en: '9 to 5, "always"', es: "De 9 a 5;\ntodo el año" },
  });
  await keep({ shortcut: "bye", scope: "global", texts: { en: "=Bye" } });
  const admin = await openSettings();
  for (const format of ["Export as JSON", "Export as CSV (spreadsheet)"]) {
    await admin.getByRole("button", { name: "Import and export" }).click();
    const download = admin.waitForEvent("download");
    await admin.getByRole("menuitem", { name: format }).click();
    const path = await (await download).path();
    const before = await desk().admin.value<Canned[]>("GET", "/canned");
    await admin.getByRole("button", { name: "Delete /hours" }).click();
    await admin.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
    await admin.getByText("/hours was deleted").waitFor();
    await importFile(admin, file("canned", readFileSync(path, "utf8")));
    await admin.getByText("1 new · 1 replaces").waitFor();
    await admin.getByRole("button", { name: "Import", exact: true }).click();
    await admin.getByText("1 added, 1 replaced").waitFor();
    const after = await desk().admin.value<Canned[]>("GET", "/canned");
    const plain = (list: Canned[]) => list.map(({ id: _, ...one }) => one);
    expect(plain(after)).toEqual(plain(before));
    await admin.getByRole("link", { name: /hours/ }).waitFor();
  }
  await importFile(admin, file("bad.csv", "shortcut,en\ngood,yes\nnot good,yes\nempty,\n", "text/csv"));
  await admin.getByText("Line 3: the shortcut “not good” cannot be used").waitFor();
  await admin.getByText("Line 4: there is no text").waitFor();
  expect(await admin.getByRole("button", { name: "Import", exact: true }).isDisabled()).toBe(true);
});

async function importFile(page: Page, input: ReturnType<typeof file>): Promise<void> {
  await page.getByRole("button", { name: "Import and export" }).click();
  await page.getByRole("menuitem", { name: "Import…" }).click();
  await page.locator("dialog input[type=file]").setInputFiles(input);
}

test("how long typing takes is set once for everybody, by the minute", async () => {
  const admin = await openSettings();
  await admin.getByRole("link", { name: "General" }).click();
  await admin.getByRole("spinbutton", { name: "Characters per minute" }).fill("200");
  await admin.getByRole("spinbutton", { name: "Seconds at most" }).fill("1");
  await admin.getByRole("button", { name: "Save changes" }).click();
  await admin.getByText("This must not be less than the least.").waitFor();
  await admin.getByRole("spinbutton", { name: "Seconds at most" }).fill("40");
  await admin.getByText("140 characters take about 40 seconds.").waitFor();
  await admin.getByRole("button", { name: "Save changes" }).click();
  await admin.getByText("Everything is saved").waitFor();
  const { typing } = await desk().admin.value<{ typing: typeof TYPING }>("GET", "/settings");
  expect(Math.round(typing.charsPerSecond * 60)).toBe(200);
  await admin.getByRole("checkbox", { name: "Let it take as long as typing does" }).uncheck();
  await admin.getByRole("button", { name: "Save changes" }).click();
  await admin.getByText("Everything is saved").waitFor();
  await keep({});
  const { visitor, operator } = await chatting("Sara");
  // A stroke in the middle of a text is only that.
  await messageBox(operator).pressSequentially("At once, 24 /");
  await operator.getByRole("option", { name: /^hello/ }).waitFor();
  await messageBox(operator).press("Alt+Enter");
  await sees(visitor, "At once, 24 /");
});
