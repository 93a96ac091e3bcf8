import type { Page } from "playwright-core";
import sharp from "sharp";
import { expect, test } from "vitest";
import { accessibilityFaults, useBrowser } from "../support/browser.ts";
import { hireOperator } from "../support/clients.ts";
import { talking, useDesk } from "../support/desk.ts";
import { openConsole } from "../support/people.ts";

/** Operators among themselves, each at the own console. */

const browser = useBrowser();
const desk = useDesk();

test("colleagues talk one to one and in a group, and show each other a conversation", async () => {
  const { server, admin } = desk();
  const { api: luis, conversationId } = await talking(desk());
  const hire = (name: string) =>
    hireOperator(server, admin, {
      name,
      email: `${name.toLowerCase()}-${process.pid}@example.com`,
      departmentIds: [],
      role: "agent",
    });
  const bea = await hire("Bea");
  const [atLuis, atBea] = [
    await openConsole(browser(), server.url, luis),
    await openConsole(browser(), server.url, bea, { colorScheme: "dark" }),
  ];
  const team = atLuis.getByRole("navigation").getByRole("link", { name: "Team" });
  const beasTeam = atBea.getByRole("navigation").getByRole("link", { name: "Team" });
  const box = { luis: atLuis.getByRole("textbox", { name: "Message to the team" }) };

  await team.click();
  await atLuis.getByRole("button", { name: "Bea" }).click();
  await box.luis.fill("Can you help me with an invoice?");
  await atLuis.keyboard.press("Enter");
  // She is in her inbox: the rail counts it, and it is read once she has it before her.
  await expect.poll(() => beasTeam.getAttribute("aria-describedby")).not.toBeNull();
  await beasTeam.click();
  await atBea.getByRole("link", { name: luis.me.name }).click();
  await atBea.getByRole("log").getByText("Can you help me with an invoice?").waitFor();
  await expect.poll(() => beasTeam.getAttribute("aria-describedby")).toBeNull();

  // A cut line: what was written meanwhile arrives once, in order, after it.
  await atLuis.context().setOffline(true);
  await box.luis.fill("First");
  await atLuis.keyboard.press("Enter");
  await box.luis.fill("Second");
  await atLuis.keyboard.press("Enter");
  await atLuis.getByText("Sending…").first().waitFor();
  await atLuis.context().setOffline(false);
  await atBea.getByRole("log").getByText("Second").waitFor();
  const bubbles = await atBea.getByRole("log").locator(".bubble").allTextContents();
  expect(bubbles).toEqual(["Can you help me with an invoice?", "First", "Second"]);

  // She may not see the conversation until he shows it.
  await atBea.goto(`${server.url}/console/c/${conversationId}`);
  await atBea.locator(".empty-title").waitFor();
  await atLuis.goto(`${server.url}/console/c/${conversationId}`);
  await atLuis.getByRole("log").waitFor();
  await atLuis.keyboard.press("Control+K");
  await atLuis.getByRole("dialog").getByRole("combobox").waitFor();
  await atLuis.keyboard.type("show to a colleague");
  await atLuis.keyboard.press("Enter");
  const dialog = atLuis.getByRole("dialog", { name: /to colleagues/ });
  await dialog.getByRole("textbox", { name: "Message" }).fill("This one");
  await dialog.getByRole("button", { name: "Send" }).click();
  await beasTeam.click();
  await atBea.getByRole("link", { name: luis.me.name }).click();
  expect(await accessibilityFaults(atBea)).toEqual([]);
  await atBea.getByRole("link", { name: /Conversation #/ }).click();
  await atBea.getByRole("log", { name: "Conversation" }).locator(".bubble").first().waitFor();

  await team.click();
  await atLuis.getByRole("button", { name: "New group" }).click();
  await atLuis.getByRole("textbox", { name: "Name of the group" }).fill("Night shift");
  await atLuis.getByRole("checkbox", { name: "Bea" }).check();
  expect(await accessibilityFaults(atLuis)).toEqual([]);
  await atLuis.getByRole("button", { name: "Create group" }).click();
  await atLuis.getByRole("log").getByText("started the group").waitFor();
  await beasTeam.click();
  await atBea.getByRole("link", { name: "Night shift" }).click();
  await atBea.getByRole("button", { name: "People and name" }).click();
  await atBea.getByRole("button", { name: "Leave the group" }).click();
  await atLuis.getByRole("log").getByText("Bea left").waitFor();
  await expect.poll(() => atBea.getByRole("link", { name: "Night shift" }).count()).toBe(0);
});

test("pictures and other files go to a colleague: chosen or dropped, seen large, and taken home", async () => {
  const { server, admin } = desk();
  const { api: luis } = await talking(desk());
  const sol = await hireOperator(server, admin, {
    name: "Sol",
    email: `sol-${process.pid}@example.com`,
    departmentIds: [],
    role: "agent",
  });
  const atLuis = await openConsole(browser(), server.url, luis);
  const atSol = await openConsole(browser(), server.url, sol);
  await atLuis.getByRole("navigation").getByRole("link", { name: "Team" }).click();
  await atLuis.getByRole("button", { name: "Sol" }).click();
  const png = await sharp({ create: { width: 640, height: 400, channels: 3, background: "#2b7a78" } })
    .png()
    .toBuffer();
  const input = atLuis.locator("input[type=file]");
  await input.setInputFiles([
    { name: "shelf.png", mimeType: "image/png", buffer: png },
    { name: "prices.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4 prices") },
  ]);
  await dropFile(atLuis, ".room", "dropped.txt", "hello");
  await atLuis.getByRole("status").getByText("dropped.txt is ready to send").waitFor({ state: "attached" });
  // Over a reload what was uploaded waits on.
  await atLuis.reload();
  await atLuis
    .getByRole("list", { name: "Files to send" })
    .getByText("prices.pdf", { exact: true })
    .waitFor();
  await atLuis.getByRole("textbox", { name: "Message to the team" }).fill("The **new** ones");
  await atLuis.keyboard.press("Enter");

  const solsTeam = atSol.getByRole("navigation").getByRole("link", { name: "Team" });
  await solsTeam.click();
  await atSol.getByRole("link", { name: luis.me.name }).click();
  const log = atSol.getByRole("log");
  await log.getByText("new", { exact: true }).waitFor();
  const [download] = await Promise.all([
    atSol.waitForEvent("download"),
    log.getByRole("link", { name: "Download prices.pdf" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("prices.pdf");
  await log.getByRole("link", { name: "Download dropped.txt" }).waitFor();
  const small = log.getByRole("link", { name: /^Open shelf/ });
  await small.click();
  const large = atSol.getByRole("dialog", { name: /shelf/ });
  await large.locator("img").waitFor();
  await expect
    .poll(() => large.locator("img").evaluate((img: HTMLImageElement) => img.naturalWidth))
    .toBe(640);
  await atSol.keyboard.press("Escape");
  await large.waitFor({ state: "detached" });
  expect(await small.evaluate((one) => one === document.activeElement)).toBe(true);
  expect(await accessibilityFaults(atSol)).toEqual([]);
  await atSol
    .getByRole("link", { name: luis.me.name })
    .getByText(/📎 The new ones/)
    .waitFor();
});

/** Drops a file of these words on an element, as from the desktop. */
async function dropFile(page: Page, selector: string, name: string, words: string): Promise<void> {
  const data = await page.evaluateHandle(
    (file) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([file.words], file.name, { type: "text/plain" }));
      return transfer;
    },
    { name, words },
  );
  for (const event of ["dragover", "drop"]) {
    await page.dispatchEvent(selector, event, { dataTransfer: data });
  }
}
