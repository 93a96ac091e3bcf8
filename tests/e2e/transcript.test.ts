import { readFile } from "node:fs/promises";
import type { Transcript } from "@palique/shared/transcript.ts";
import type { Download, Page } from "playwright-core";
import { expect, onTestFinished, test } from "vitest";
import { accessibilityFaults, listenForNoise, newPerson, useBrowser } from "../support/browser.ts";
import { openDesk, staffed } from "../support/desk.ts";
import { openHost, scriptTag, shop } from "../support/hosts.ts";
import { laidOut, openConsole, openPanel, panel, say, sees, startChat, take } from "../support/people.ts";
import { startSmtp } from "../support/smtp.ts";
import { until } from "../support/wait.ts";

/** A conversation on paper, as a file and in a mailbox, from both sides. */

const browser = useBrowser();

/** A visitor and an operator who said something to each other; the visitor's page has a strict policy. */
async function talking(email: string) {
  const post = await startSmtp();
  onTestFinished(() => post.close());
  const desk = await openDesk({ env: { SMTP_URL: post.url, MAIL_FROM: "Help <help@example.com>" } });
  onTestFinished(() => desk.server.stop());
  const { server, key } = desk;
  const { api, departmentId } = await staffed(desk);
  const { origin } = new URL(server.url);
  const policy = `default-src 'none'; script-src ${origin}; connect-src ${origin} ${origin.replace("http", "ws")}`;
  const headers = { "content-security-policy": policy };
  const tag = scriptTag(server.url, key, `data-department="${departmentId}"`);
  const { url } = await openHost({ ...shop(tag), headers });
  const visitor = await (await newPerson(browser(), { timezoneId: "America/Bogota" })).newPage();
  const noise = listenForNoise(visitor);
  await visitor.goto(url);
  await openPanel(visitor);
  await startChat(visitor, { text: "Where is **my** order? <b>Thanks</b>", ...(email && { email }) });
  const operator = await openConsole(browser(), server.url, api, { timezoneId: "America/Bogota" });
  await take(operator, "Marta");
  await say(operator, "It left this morning");
  await sees(visitor, "It left this morning");
  const mails = (address: string) => post.received.filter((mail) => mail.recipients.includes(address));
  return { ...desk, visitor, operator, mails, noise };
}

const menu = async (page: Page, item: string) => {
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: item, exact: true }).click();
};
const contentOf = async (download: Download) => readFile(await download.path(), "utf8");

test("an operator prints the conversation, with and without notes, and downloads it", async () => {
  const { operator } = await talking("");
  await operator.keyboard.press("Escape");
  await operator.getByRole("textbox", { name: "Message", exact: true }).press("Control+Shift+n");
  const note = operator.getByRole("textbox", { name: "Note", exact: true });
  await note.fill("a word among us");
  await note.press("Enter");
  await sees(operator, "a word among us");

  const opened = operator.waitForEvent("popup");
  await menu(operator, "Print transcript");
  const page = await opened;
  const noise = listenForNoise(page);
  await page.getByRole("heading", { level: 1 }).waitFor();
  const words = await laidOut(page.getByRole("main"));
  expect(words).toContain("It left this morning");
  expect(words).toContain("Where is my order? <b>Thanks</b>");
  expect(words).not.toContain("a word among us");
  expect(words).toContain("America/Bogota");
  expect(await accessibilityFaults(page)).toEqual([]);
  // Its style sheet and its script are there, and nothing was refused.
  expect(await page.locator(".paper").evaluate((paper) => getComputedStyle(paper).backgroundColor)).toBe(
    "rgb(255, 255, 255)",
  );
  expect(noise).toEqual([]);
  const saving = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download as text" }).click();
  expect(await contentOf(await saving)).toMatch(/\] Marta: Where is my order\? <b>Thanks<\/b>\n/);

  const second = operator.waitForEvent("popup");
  await menu(operator, "Print with internal notes");
  const withNotes = await second;
  await withNotes.getByText("a word among us").waitFor();

  const download = operator.waitForEvent("download");
  await menu(operator, "Download as JSON");
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^conversation-\d+\.json$/);
  const data: Transcript = JSON.parse(await contentOf(file));
  expect(data.entries.filter(({ kind }) => kind === "message").map(({ text }) => text)).toEqual([
    "Where is **my** order? <b>Thanks</b>",
    "It left this morning",
  ]);
});

test("an operator mails it to the visitor, and from the palette to another address", async () => {
  const { operator, mails } = await talking("marta@example.com");
  await menu(operator, "Email transcript…");
  const dialog = operator.getByRole("dialog", { name: "Email the transcript" });
  const address = dialog.getByRole("textbox", { name: "Email address" });
  expect(await address.inputValue()).toBe("marta@example.com");
  expect(await accessibilityFaults(operator, "dialog")).toEqual([]);
  await dialog.getByRole("button", { name: "Send" }).click();
  await operator.getByText("The transcript is on its way to marta@example.com.").waitFor();
  const mail = await until("the mail", () => mails("marta@example.com")[0]);
  expect(mail.parsed.text).toContain("It left this morning");
  await sees(operator, "You mailed the transcript to marta@example.com");

  await operator.keyboard.press("Control+k");
  await operator.getByRole("combobox", { name: "Search and commands" }).fill("email transcript");
  await operator.keyboard.press("Enter");
  await address.fill("nobody");
  await address.press("Enter");
  await dialog.getByText("Write an email address.").waitFor();
  await address.fill("boss@example.org");
  await dialog.getByRole("combobox", { name: "Language of the mail" }).selectOption("es");
  await address.press("Enter");
  const other = await until("the other mail", () => mails("boss@example.org")[0]);
  expect(other.parsed.subject).toContain("Conversación");
});

test("a visitor prints the conversation and has it mailed, from a page with a strict policy", async () => {
  const { visitor, mails, noise } = await talking("");
  await panel(visitor).getByRole("button", { name: "End chat" }).click();
  const opened = visitor.waitForEvent("popup");
  // Before the end, too.
  await panel(visitor).getByRole("button", { name: "Print", exact: true }).click();
  const page = await opened;
  await page.getByText("It left this morning").waitFor();
  expect(await page.evaluate(() => opener)).toBeNull();
  expect(await page.getByText("America/Bogota").count()).toBe(1);
  await page.close();
  await panel(visitor).getByRole("button", { name: "End chat" }).last().click();
  await panel(visitor).getByRole("button", { name: "Email me this conversation" }).click();
  const box = panel(visitor).getByRole("textbox", { name: "Your email" });
  await box.fill("no address");
  await box.press("Enter");
  await panel(visitor).getByText("This does not look like an email address").waitFor();
  expect(await accessibilityFaults(visitor)).toEqual([]);
  await box.fill("marta@example.com");
  await box.press("Enter");
  await panel(visitor).getByText("It is on its way to marta@example.com.").waitFor();
  const mail = await until("the mail", () => mails("marta@example.com")[0]);
  expect(mail.parsed.text).toContain("It left this morning");
  // Whoever asks again gets it again.
  await panel(visitor).getByRole("button", { name: "Email me this conversation" }).click();
  await until("a second mail", () => mails("marta@example.com")[1]);
  expect(noise).toEqual([]);
});
