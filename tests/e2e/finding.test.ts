import { expect, test } from "vitest";
import { accessibilityFaults, useBrowser } from "../support/browser.ts";
import { connectOperator, connectVisitor, newToken, startInput } from "../support/clients.ts";
import { openDesk } from "../support/desk.ts";
import { openConsole } from "../support/people.ts";
import { until } from "../support/wait.ts";

const browser = useBrowser();

/** A desk with waiting chats of these people, and one long conversation that is taken. */
async function busyDesk(names: readonly string[]) {
  const desk = await openDesk();
  const { server, admin, key } = desk;
  const operator = await connectOperator(server, admin);
  const [department] = await admin.value<{ id: string }[]>("GET", "/departments");
  const begin = async (name: string, text: string) => {
    const visitor = await connectVisitor(server, key, { token: newToken() });
    const input = startInput(visitor.token, department?.id ?? null, text);
    const session = await visitor.value("chat:start", { ...input, name, email: "someone@example.com" });
    const id = session.chat?.conversationId ?? "";
    const row = await operator.next("conversation", (one) => one.id === id && one.chat !== null);
    return { visitor, id, chatId: row.chat?.id ?? "" };
  };
  for (const name of names) await begin(name, "Hello");
  const long = await begin("Muñoz", "Necesito INFORMACIÓN del pedido azul");
  await operator.value("chat:take", { chatId: long.chatId });
  for (let n = 0; n < 130; n++) await operator.say(long.id, `line ${n}`);
  return { ...desk, operator, long };
}

test("a message far back is found from the keyboard, without accents, and opened where it stands", async () => {
  const { server, admin, operator } = await busyDesk(["Ana", "Luz"]);
  await until("it is in the index", async () => {
    return (await operator.value("search", { query: "informacion" })).messages.length === 1;
  });
  const page = await openConsole(browser(), server.url, admin);
  await page.getByRole("list", { name: "Waiting" }).getByText("Ana").waitFor();
  await page.keyboard.press("/");
  await page.keyboard.type("informacion AZU");
  const results = page.getByRole("listbox", { name: "Search results" });
  await results.getByRole("option").first().waitFor();
  expect(await results.locator("mark").allTextContents()).toEqual(["INFORMACIÓN", "azul"]);
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.keyboard.press("Enter");
  const log = page.getByRole("log", { name: "Conversation" });
  const found = log.getByText("Necesito INFORMACIÓN del pedido azul");
  await found.waitFor();
  await expect.poll(() => found.evaluate((bubble) => bubble.getBoundingClientRect().top > 0)).toBe(true);
  // From there to the newest message, and the list comes back.
  await page.locator(".log-pill").click();
  await log.getByText("line 129").waitFor();
  await page.getByRole("combobox", { name: "Search messages" }).press("Escape");
  await page.getByRole("list", { name: "Waiting" }).getByText("Luz").waitFor();
  await server.stop();
});

test("a view is put together, followed, and many of its rows are changed and changed back", async () => {
  const { server, admin, operator } = await busyDesk(["Ana", "Luz", "Eva"]);
  const page = await openConsole(browser(), server.url, admin);
  await page.getByRole("button", { name: "New view" }).click();
  const editor = page.getByRole("dialog", { name: "New view" });
  await editor.getByRole("textbox", { name: "Name" }).fill("To do");
  await editor.getByRole("button", { name: "active", exact: true }).click();
  await editor.getByText("3 conversations fit now").waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await editor.getByRole("button", { name: "Save view" }).click();
  const list = page.getByRole("list", { name: "To do" });
  await list.getByText("Ana").waitFor();
  expect(await list.getByRole("listitem").count()).toBe(3);

  // Ticks a range with shift.
  const tick = (name: string) => list.getByRole("checkbox", { name: `Select ${name}` });
  await list.getByText("Eva").hover();
  await tick("Eva").click();
  await tick("Ana").click({ modifiers: ["Shift"] });
  const bar = page.getByRole("region", { name: "Selected conversations" });
  await bar.getByText("3 selected").waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await bar.getByRole("button", { name: "Set the priority" }).click();
  await page.getByRole("menuitem", { name: "Urgent" }).click();
  await page.getByText("Done for 3 conversations.").waitFor();
  const priorities = async () => {
    const { conversations } = await operator.value("inbox:open", {});
    return conversations.filter(({ chat }) => chat?.state === "queued").map(({ priority }) => priority);
  };
  await expect.poll(priorities).toEqual([2, 2, 2]);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(priorities).toEqual([0, 0, 0]);

  // Somebody takes one elsewhere: its row stays as a shadow, then it is gone.
  const { conversations } = await operator.value("inbox:open", {});
  const luz = conversations.find(({ contact }) => contact.name === "Luz");
  await page.mouse.move(900, 400);
  await operator.value("chat:take", { chatId: luz?.chat?.id ?? "" });
  await list.getByText("No longer in this list").waitFor();
  await expect.poll(() => list.getByRole("listitem").count()).toBe(2);
  await server.stop();
});
