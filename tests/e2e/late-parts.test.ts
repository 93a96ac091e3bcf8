import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { newPerson, useBrowser } from "../support/browser.ts";
import { staffed, useDesk } from "../support/desk.ts";
import { openHost, scriptTag, shop } from "../support/hosts.ts";
import { conversation, messageBox, openPanel, panel, startChat } from "../support/people.ts";

/** A slow network: what comes right after the panel is not there yet, and somebody does not wait for it. */

const browser = useBrowser();
const desk = useDesk();

/** The panel of somebody whose extras are on their way until `arrive`. */
async function slowPanel() {
  const { server, key } = desk();
  const { departmentId, operator } = await staffed(desk());
  const tag = scriptTag(server.url, key, `data-department="${departmentId}"`);
  const { url } = await openHost(shop(tag));
  const page = await (await newPerson(browser())).newPage();
  let arrive = (): void => {};
  const arrived = new Promise<void>((done) => {
    arrive = done;
  });
  await page.route(/\/widget\/extras-/, async (route) => {
    await arrived;
    await route.continue();
  });
  await page.goto(url);
  await openPanel(page);
  return { page, arrive, operator, departmentId };
}

const button = (page: Page, name: string) => panel(page).getByRole("button", { name });

test("a chat begins, is ended and rated as if nothing was late", async () => {
  const { page, arrive, operator } = await slowPanel();
  await startChat(page, { name: "Lía", text: "Lía asks" });
  await messageBox(page).fill("and adds something");
  await messageBox(page).press("Enter");
  await conversation(page).getByText("and adds something").waitFor();
  await button(page, "Emoji").click();
  await panel(page).getByText("Connecting…").waitFor();
  await button(page, "Emoji").click();
  await panel(page).getByText("Connecting…").waitFor({ state: "detached" });
  await button(page, "End chat").click();
  await panel(page).getByText("Connecting…").waitFor();
  const row = await operator.next("conversation", (one) => one.contact.name === "Lía");
  await operator.value("chat:take", { chatId: row.chat?.id ?? "" });

  arrive();
  await button(page, "Keep chatting").waitFor();
  await button(page, "End chat").click();
  await button(page, "5 of 5 stars").click();
  await panel(page).getByText("Thank you for your rating.").waitFor();
  // The form has forgotten what the chat began with.
  await button(page, "Start a new chat").click();
  const question = panel(page).getByRole("textbox", { name: "How can we help?" });
  expect(await question.inputValue()).toBe("");
});

test("a message is left by who asked for it before its form was there", async () => {
  const { page, arrive } = await slowPanel();
  await panel(page).getByRole("textbox", { name: "How can we help?" }).fill("My order is late");
  await button(page, "Leave a message").click();
  await panel(page).getByText("Connecting…").waitFor();
  arrive();
  await panel(page).getByRole("textbox", { name: "Subject" }).waitFor();
  const text = panel(page).getByRole("textbox", { name: "Message", exact: true });
  expect(await text.inputValue()).toBe("My order is late");
});

test("a chat that the operator ends early can be rated once that is there", async () => {
  const { page, arrive, operator } = await slowPanel();
  await startChat(page, { name: "Omar", text: "Omar asks" });
  const row = await operator.next("conversation", (one) => one.contact.name === "Omar");
  await operator.value("chat:take", { chatId: row.chat?.id ?? "" });
  await operator.value("chat:end", { chatId: row.chat?.id ?? "" });
  await conversation(page).getByText("ended the chat").waitFor();
  arrive();
  await button(page, "4 of 5 stars").click();
  await panel(page).getByText("Thank you for your rating.").waitFor();
});

test("a file that is dropped too early does not take the visitor off the page", async () => {
  const { page, arrive } = await slowPanel();
  await startChat(page, { name: "Pía", text: "Pía asks" });
  const isPrevented = () =>
    panel(page).evaluate((dialog) => {
      const drop = new DragEvent("drop", {
        bubbles: true,
        cancelable: true,
        dataTransfer: new DataTransfer(),
      });
      return !dialog.dispatchEvent(drop);
    });
  expect(await isPrevented()).toBe(true);
  arrive();
});
