import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import { newPerson } from "./browser.ts";
import type { ApiClient } from "./clients.ts";
import { ADMIN } from "./server.ts";
import { until } from "./wait.ts";

/** What visitors and operators do with their hands, by the accessible names the product promises. */

export const chatButton = (page: Page): Locator => page.getByRole("button", { name: "Chat with us" });
export const panel = (page: Page): Locator => page.getByRole("dialog", { name: "Chat" });
export const conversation = (page: Page): Locator => page.getByRole("log", { name: "Conversation" });
export const messageBox = (page: Page): Locator =>
  page.getByRole("textbox", { name: "Message", exact: true });

/** Someone on a customer's page, with the panel open. */
export async function visit(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await newPerson(browser, options);
  const page = await context.newPage();
  await page.goto(url);
  await openPanel(page);
  return page;
}

export async function openPanel(page: Page): Promise<void> {
  if (await panel(page).isVisible()) return;
  await chatButton(page).click();
  await panel(page).waitFor();
}

interface Start {
  name?: string;
  email?: string;
  department?: string;
  text: string;
}

export async function startChat(
  page: Page,
  { name = "Marta", email, department, text }: Start,
): Promise<void> {
  await panel(page).getByRole("button", { name: "Start chat" }).waitFor();
  await panel(page).getByRole("textbox", { name: "Your name" }).fill(name);
  if (email) await panel(page).getByRole("textbox", { name: "Email" }).fill(email);
  if (department) await choose(panel(page).getByRole("combobox", { name: "Department" }), department);
  await panel(page).getByRole("textbox", { name: "How can we help?" }).fill(text);
  await panel(page).getByRole("button", { name: "Start chat" }).click();
  await messageBox(page).waitFor();
}

/** A message can be left whether or not somebody is online. */
export async function leaveMessage(page: Page): Promise<Locator> {
  const form = panel(page);
  const subject = form.getByRole("textbox", { name: "Subject" });
  await subject
    .or(form.getByRole("button", { name: "Leave a message" }))
    .first()
    .waitFor();
  if (!(await subject.isVisible())) await form.getByRole("button", { name: "Leave a message" }).click();
  await subject.waitFor();
  return form;
}

/** Picks the option that begins with this, whatever the product says after it. */
export async function choose(combobox: Locator, label: string): Promise<void> {
  const options = await combobox.locator("option").allTextContents();
  const option = options.find((one) => one.trim().startsWith(label));
  if (!option) throw new Error(`no option "${label}" among ${options.join(", ")}`);
  await combobox.selectOption({ label: option.trim() });
}

/** An operator at the console, signed in. */
export async function signInTo(
  browser: Browser,
  serverUrl: string,
  who: { email: string; password: string } = ADMIN,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await newPerson(browser, { viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  await page.goto(`${serverUrl}/console/`);
  await page.getByRole("textbox", { name: "Email" }).fill(who.email);
  await page.getByRole("textbox", { name: "Password" }).fill(who.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("navigation").first().waitFor();
  return page;
}

/** The console of someone who signed in before. */
export async function openConsole(
  browser: Browser,
  serverUrl: string,
  { cookie }: Pick<ApiClient, "cookie">,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await newPerson(browser, { viewport: { width: 1440, height: 900 }, ...options });
  const [name = "", value = ""] = cookie.split("=");
  await context.addCookies([{ name, value, url: serverUrl }]);
  const page = await context.newPage();
  await page.goto(`${serverUrl}/console/`);
  await page.getByRole("navigation").first().waitFor();
  return page;
}

/** Opens the waiting chat of this visitor and takes it. */
export async function take(page: Page, visitorName: string): Promise<void> {
  const waiting = page.getByRole("list", { name: "Waiting" });
  await waiting.getByText(visitorName).first().click();
  // The last one stands in the opened conversation; those before it in the list.
  await page.getByRole("button", { name: "Take" }).last().click();
  await messageBox(page).waitFor();
}

/** Writes into the box in sight and sends it with Enter. */
export async function say(page: Page, text: string): Promise<void> {
  await messageBox(page).fill(text);
  await messageBox(page).press("Enter");
}

/** Waits until these words stand in the conversation in sight. */
export async function sees(page: Page, text: string | RegExp, timeout = 30_000): Promise<void> {
  await conversation(page).getByText(text).first().waitFor({ timeout });
}

/** The numbered messages in sight ("v-1", "o-12"), in the order they stand there. */
async function marksSeen(page: Page): Promise<string[]> {
  return marksIn([await laidOut(conversation(page))]);
}

/** The words as they are laid out, with their line breaks. */
export function laidOut(element: Locator): Promise<string> {
  // biome-ignore lint/performance/useDomNodeTextContent: textContent knows no lines
  return element.innerText();
}

export function marksIn(texts: readonly string[]): string[] {
  return texts.flatMap((text) => text.match(/\b[vo]-\d+\b/g) ?? []);
}

/** Both pages come to show exactly these, once and in this order. */
export async function agree(
  pages: readonly Page[],
  stored: () => Promise<string[]>,
  count: number,
): Promise<void> {
  let shown: string[][] = [];
  await until(
    "both sides and the database hold the same messages once, in the same order",
    async () => {
      const truth = await stored();
      shown = [truth, ...(await Promise.all(pages.map(marksSeen)))];
      return truth.length === count && shown.every((one) => one.join() === truth.join());
    },
    60_000,
  ).catch((error: Error) => {
    throw new Error(`${error.message}\n${shown.map((one) => one.join(" ")).join("\n")}`);
  });
}
