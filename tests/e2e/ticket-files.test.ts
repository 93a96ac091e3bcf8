import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { accessibilityFaults, useBrowser } from "../support/browser.ts";
import { useDesk } from "../support/desk.ts";
import { openHost, scriptTag, shop } from "../support/hosts.ts";
import { layLine } from "../support/network.ts";
import { openConsole, panel, sees, visit } from "../support/people.ts";
import { carry, choose, isDrawn, link, photo, picture, ready, text, tray } from "../support/sending.ts";

const browser = useBrowser();
const desk = useDesk();
const openShop = (serverUrl = desk().server.url) => openHost(shop(scriptTag(serverUrl, desk().key)));

/** A message can be left whether or not somebody is online. */
async function leaveMessage(page: Page): Promise<Locator> {
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

test("a ticket takes files along, and whoever opens it sees them", async () => {
  const { url } = await openShop();
  const visitor = await visit(browser(), url);
  await leaveMessage(visitor);
  await choose(visitor, await photo("broken.jpg"));
  await ready(visitor, "broken.jpg");
  await carry(panel(visitor).getByRole("textbox", { name: "Message" }), "paste", [text("order.txt")]);
  await ready(visitor, "order.txt");
  await panel(visitor).getByRole("textbox", { name: "Your name" }).fill("Tina");
  await panel(visitor).getByRole("textbox", { name: "Email" }).fill("tina@example.com");
  await panel(visitor).getByRole("textbox", { name: "Subject" }).fill("Broken sole");
  await panel(visitor).getByRole("textbox", { name: "Message" }).fill("See the picture");
  await panel(visitor).getByRole("checkbox").check();
  expect(await accessibilityFaults(visitor, "palique-chat")).toEqual([]);
  await visitor.reload();
  await panel(visitor).waitFor();
  await leaveMessage(visitor);
  await ready(visitor, "broken.jpg");
  await panel(visitor).getByRole("button", { name: "Send message" }).click();
  await panel(visitor).getByText("We got your message").waitFor();
  const operator = await openConsole(browser(), desk().server.url, desk().admin);
  await operator.goto(`${desk().server.url}/console/tickets`);
  await operator.getByText("Broken sole").first().click();
  await sees(operator, "See the picture");
  await isDrawn(picture(operator, "broken.jpg"));
  await link(operator, "order.txt").waitFor();
});

test("a message left while the server is out of reach goes with its files once it is back", async () => {
  const line = await layLine(() => desk().server.port);
  const { url } = await openShop(line.url);
  const visitor = await visit(browser(), url);
  const form = await leaveMessage(visitor);
  await choose(visitor, text("before.txt"));
  await ready(visitor, "before.txt");
  line.cut();
  await choose(visitor, text("during.txt"));
  await tray(visitor).getByText("Waiting for the connection").waitFor();
  await form.getByRole("textbox", { name: "Your name" }).fill("Olga");
  await form.getByRole("textbox", { name: "Email" }).fill("olga@example.com");
  await form.getByRole("textbox", { name: "Subject" }).fill("Left in the dark");
  await form.getByRole("textbox", { name: "Message" }).fill("Two files");
  await form.getByRole("checkbox").check();
  await form.getByRole("button", { name: "Send message" }).click();
  await form.getByText("It is sent once the connection is back. Keep this page open").waitFor();
  line.restore();
  await form.getByText("We got your message").waitFor();
  const operator = await openConsole(browser(), desk().server.url, desk().admin);
  await operator.goto(`${desk().server.url}/console/tickets`);
  await operator.getByText("Left in the dark").first().click();
  await link(operator, "before.txt").waitFor();
  await link(operator, "during.txt").waitFor();
});
