import type { DepartmentAdmin } from "@palique/shared/admin.ts";
import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { accessibilityFaults, listenForNoise, newPerson, useBrowser } from "../support/browser.ts";
import { useDesk } from "../support/desk.ts";
import { conversation, laidOut, openConsole, say, sees, startChat, take, visit } from "../support/people.ts";

const browser = useBrowser();
const desk = useDesk();

const kind = (page: Page, name: string) => page.getByRole("group", { name, exact: true });
const seconds = (within: Locator, message: number) =>
  within.getByRole("group", { name: `Message ${message}` }).getByRole("spinbutton");

async function save(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Save changes" }).click();
}

test("a department is taught to speak by itself, and the visitor hears it from the first second to the goodbye", async () => {
  const { server, admin } = desk();
  const console = await openConsole(browser(), server.url, admin);
  const noise = listenForNoise(console);
  await console.goto(`${server.url}/console/settings/departments`);
  await console.getByRole("link", { name: /Sales/ }).click();
  await console.getByRole("radio", { name: "Nobody automatically" }).check();
  await console.getByRole("button", { name: "Use all suggested messages" }).click();

  const waiting = kind(console, "While nobody has taken the chat");
  await seconds(waiting, 1).fill("0");
  await waiting.getByRole("button", { name: "Remove message 2" }).click();
  await waiting.getByRole("button", { name: "Add a message" }).click();
  await seconds(waiting, 2).fill("0");
  await save(console);
  await console.getByText("Write more seconds than for the message before.").waitFor();
  await console.getByText("Write it in at least one language.").waitFor();
  expect(await console.evaluate(() => document.activeElement?.getAttribute("aria-invalid"))).toBe("true");
  expect(await accessibilityFaults(console, ".settings-page")).toEqual([]);
  await waiting.getByRole("button", { name: "Remove message 2" }).click();

  const operator = kind(console, "When the operator takes long to answer");
  await seconds(operator, 1).fill("5");
  await operator.getByRole("button", { name: "Remove message 2" }).click();
  const silent = kind(console, "When the visitor does not answer");
  await seconds(silent, 1).fill("5");
  const idle = kind(console, "End chats in which the visitor went silent");
  await idle.getByRole("spinbutton", { name: "Warn after seconds of silence" }).fill("5");
  await idle.getByRole("spinbutton", { name: "End so many seconds after the warning" }).fill("5");
  const goodbye = kind(console, "Goodbye").getByRole("textbox", { name: "Text in English" });
  await goodbye.fill("Thanks, {{visitor.nmae}}. <b>Bye!</b>");
  await save(console);
  await console.getByText("There is no {{visitor.nmae}} to fill in.").waitFor();
  await goodbye.fill("Thanks, {{visitor.name}}. <b>Bye!</b>");
  await console.getByText("Warn after the last message to a silent visitor").waitFor();
  await idle.getByRole("spinbutton", { name: "Warn after seconds of silence" }).fill("7");
  await save(console);
  await console.getByText("Everything is saved").waitFor();
  await console.reload();
  expect(await seconds(waiting, 1).inputValue()).toBe("0");

  const visitor = await visit(browser(), `${server.url}/demo/`);
  await startChat(visitor, { name: "Marta", text: "Do you have wool?", department: "Sales" });
  await sees(visitor, "Everyone is busy right now");
  await console.goto(`${server.url}/console/`);
  await take(console, "Marta");
  const hello = "is reading your message and will answer in a moment.";
  await sees(visitor, hello);
  await conversation(console).getByText("Sales · Automatic").first().waitFor();

  // Marta waits for an answer: both sides hear of it.
  await sees(visitor, "Sorry for the wait");
  await console
    .getByText(/Marta has been waiting for your answer/)
    .first()
    .waitFor();
  await say(console, "We do");
  await sees(visitor, "Are you still there?");
  await sees(visitor, "this chat will end soon");
  await sees(visitor, "The chat has ended");
  await sees(visitor, "Thanks, Marta. <b>Bye!</b>");
  const log = await laidOut(conversation(visitor));
  const said = [
    "busy right now",
    hello,
    "Sorry for",
    "We do",
    "Are you still",
    "will end soon",
    "Bye!",
    "ended",
  ];
  const places = said.map((text) => log.indexOf(text));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(said.map((text) => log.split(text).length - 1)).toEqual(said.map(() => 1));
  expect(await accessibilityFaults(console)).toEqual([]);
  expect(noise).toEqual([]);
});

test("on a page in Spanish everything is said in Spanish, whatever the browser speaks", async () => {
  const { server, admin } = desk();
  const [sales] = await admin.value<DepartmentAdmin[]>("GET", "/departments");
  // Somebody is there.
  await openConsole(browser(), server.url, admin);
  const visitor = await (await newPerson(browser())).newPage();
  await visitor.goto(`${server.url}/demo/es/`);
  await visitor.getByRole("button", { name: "Chatea con nosotros" }).click();
  expect(sales?.auto?.waiting.on).toBe(true);
  await visitor.getByRole("textbox", { name: "Tu nombre" }).fill("Iñaki");
  await visitor.getByRole("textbox", { name: "¿En qué te ayudamos?" }).fill("¿Hay lana?");
  await visitor.getByRole("button", { name: "Iniciar chat" }).click();
  await visitor.getByText("Ahora todos están ocupados").waitFor();
});
