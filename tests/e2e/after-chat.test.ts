import type { SaveDepartment } from "@palique/shared/admin.ts";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { accessibilityFaults, useBrowser } from "../support/browser.ts";
import { staffed, useDesk } from "../support/desk.ts";
import { openHost, scriptTag, shop } from "../support/hosts.ts";
import {
  conversation,
  laidOut,
  openConsole,
  panel,
  say,
  sees,
  startChat,
  take,
  visit,
} from "../support/people.ts";

/** What comes after a chat: what the visitor thought of it, and keeping somebody out. */

const browser = useBrowser();
const desk = useDesk();

async function chat(name: string, department: Partial<SaveDepartment>, email?: string) {
  const { server, key } = desk();
  const { departmentId, api } = await staffed(desk(), department);
  const tag = scriptTag(server.url, key, `data-department="${departmentId}"`);
  const { url } = await openHost(shop(tag));
  const visitor = await visit(browser(), url);
  await startChat(visitor, { name, text: `${name} asks`, ...(email && { email }) });
  const luis = await openConsole(browser(), server.url, api);
  await take(luis, name);
  await say(luis, `Hello ${name}`);
  await sees(visitor, `Hello ${name}`);
  return { visitor, luis, url, departmentId };
}

async function end(luis: Page): Promise<void> {
  await luis.getByRole("button", { name: "End chat" }).click();
  await luis.getByRole("dialog").getByRole("button", { name: "End chat" }).click();
}

test("five stars and some words after the end: the operator is told, and reads them with the conversation", async () => {
  const { visitor, luis } = await chat("Vera", { rating: "stars" });
  await end(luis);
  const question = panel(visitor).getByRole("group", { name: "How was this chat?" });
  await question.waitFor();
  expect(await accessibilityFaults(visitor)).toEqual([]);
  await question.getByRole("button", { name: "4 of 5 stars" }).click();
  await luis.getByText("Vera rated your chat: 4 of 5").waitFor();
  // Changed, and explained; a reload does not ask again from the start.
  await question.getByRole("button", { name: "5 of 5 stars" }).click();
  await panel(visitor)
    .getByRole("textbox", { name: /What should we know/ })
    .fill("Quick <b>and</b> kind");
  await panel(visitor).getByRole("button", { name: "Send" }).click();
  await sees(luis, /Vera rated the chat with .*: 5 of 5 · “Quick <b>and<\/b> kind”/);
  await expect.poll(() => luis.getByText(/Vera rated/).count()).toBe(2);
  await visitor.reload();
  await panel(visitor).waitFor();
  await expect
    .poll(() => question.getByRole("button", { name: "5 of 5 stars" }).getAttribute("aria-pressed"))
    .toBe("true");
  const details = luis.getByRole("complementary", { name: "Visitor" });
  await details.getByRole("img", { name: "Rated 5 of 5" }).waitFor();
  await details.getByText("Quick <b>and</b> kind").waitFor();
  expect(await accessibilityFaults(luis)).toEqual([]);
  // The team reads of it, not the visitor's log.
  expect(await laidOut(conversation(visitor))).not.toMatch(/rated|rating/i);
});

test("what another tab gave later shows in the tab that rated first", async () => {
  const { visitor, luis, url } = await chat("Tabea", { rating: "stars" });
  await end(luis);
  const other = await visitor.context().newPage();
  await other.goto(url);
  const mark = (page: Page, stars: number) =>
    panel(page).getByRole("button", { name: `${stars} of 5 stars`, exact: true });
  const pressed = (page: Page, stars: number) =>
    expect.poll(() => mark(page, stars).getAttribute("aria-pressed")).toBe("true");
  await mark(visitor, 4).click();
  await pressed(other, 4);
  await mark(other, 2).click();
  await pressed(visitor, 2);
  await mark(visitor, 5).click();
  await pressed(other, 5);
});

test("thumbs where the department asks for thumbs, and no question where it does not ask", async () => {
  const { visitor, luis } = await chat("Theo", { rating: "thumbs" });
  await end(luis);
  await panel(visitor).getByRole("button", { name: "Bad", exact: true }).click();
  await luis.getByText("Theo rated your chat as bad").waitFor();
  const quiet = await chat("Quinn", { rating: "off" });
  await end(quiet.luis);
  await panel(quiet.visitor).getByRole("button", { name: "New chat" }).waitFor();
  expect(await panel(quiet.visitor).getByText("How was this chat?").count()).toBe(0);
});

test("whoever is blocked finds nobody there, from the next page on too, until it is lifted", async () => {
  const { server, admin } = desk();
  const { visitor, luis, url } = await chat("Boris", { rating: "off" }, "boris@example.com");
  await luis.getByRole("complementary").getByRole("button", { name: "Block…" }).click();
  const dialog = luis.getByRole("dialog", { name: "Block Boris?" });
  await dialog.getByRole("checkbox", { name: "The email boris@example.com" }).check();
  await dialog.getByRole("radio", { name: "1 hour" }).check();
  await dialog.getByRole("textbox", { name: "Reason" }).fill("xsecretx insults");
  await dialog.getByRole("button", { name: "Block", exact: true }).click();
  await luis.getByText("Boris is blocked.").waitFor();
  await conversation(luis)
    .getByText(/blocked Boris until|You blocked/)
    .waitFor();
  await panel(visitor)
    .getByRole("button", { name: /Continue|New chat/ })
    .first()
    .waitFor();
  await panel(visitor).getByRole("button", { name: "New chat" }).click();
  await panel(visitor)
    .getByText(/Nobody|away|leave/i)
    .first()
    .waitFor();
  // Another browser with the same email gets no further.
  const again = await visit(browser(), url);
  await panel(again).getByRole("textbox", { name: "Your name" }).fill("Boris");
  await panel(again).getByRole("textbox", { name: "Email" }).fill("Boris@Example.com");
  await panel(again).getByRole("textbox", { name: "How can we help?" }).fill("It is me again");
  await panel(again).getByRole("button", { name: "Start chat" }).click();
  await panel(again).getByRole("button", { name: "Start chat" }).waitFor({ state: "detached" });
  for (const page of [visitor, again]) {
    expect(await laidOut(panel(page))).not.toMatch(/block|xsecretx/i);
  }

  const atAdmin = await openConsole(browser(), server.url, admin);
  await atAdmin.goto(`${server.url}/console/settings/blocks`);
  const list = atAdmin.getByRole("list", { name: "Blocked now" });
  await list.getByText("xsecretx insults").first().waitFor();
  for (let left = 2; left > 0; left -= 1) {
    await list
      .getByRole("button", { name: /Lift the block/ })
      .first()
      .click();
    await expect.poll(() => atAdmin.getByRole("button", { name: /Lift the block/ }).count()).toBe(left - 1);
  }
  await visitor.reload();
  await panel(visitor).waitFor();
  await startChat(visitor, { name: "Boris", text: "I am sorry" });
  await luis.getByRole("list", { name: "Waiting" }).getByText("I am sorry").waitFor();
});
