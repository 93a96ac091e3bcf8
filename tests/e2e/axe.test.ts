import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { accessibilityFaults, newPerson, useBrowser } from "../support/browser.ts";
import { useDesk } from "../support/desk.ts";
import { openHost, scriptTag, shop } from "../support/hosts.ts";
import {
  chatButton,
  messageBox,
  openConsole,
  openPanel,
  panel,
  say,
  sees,
  startChat,
  take,
  visit,
} from "../support/people.ts";

const browser = useBrowser();
const desk = useDesk();

async function clean(page: Page, screen: string, within?: string): Promise<void> {
  await page.waitForTimeout(200);
  expect(await accessibilityFaults(page, within), screen).toEqual([]);
}

const inWidget = (page: Page, screen: string) => clean(page, screen, "palique-chat");

for (const colorScheme of ["light", "dark"] as const) {
  test(`the widget has no accessibility fault on any screen, ${colorScheme}`, async () => {
    const { url } = await openHost(shop(scriptTag(desk().server.url, desk().key)));
    const away = await visit(browser(), url, { colorScheme });
    await panel(away).getByRole("textbox").first().waitFor();
    await inWidget(away, "ticket form");
    const operator = await openConsole(browser(), desk().server.url, desk().admin);
    const visitor = await (await newPerson(browser(), { colorScheme })).newPage();
    await visitor.goto(url);
    await chatButton(visitor).waitFor();
    await inWidget(visitor, "button");
    await openPanel(visitor);
    await panel(visitor).getByRole("button", { name: "Start chat" }).waitFor();
    await inWidget(visitor, "start form");
    await panel(visitor).getByRole("button", { name: "Start chat" }).click();
    await inWidget(visitor, "start form with faults");
    const name = `Axel ${colorScheme}`;
    await startChat(visitor, { name, text: "is it accessible?" });
    await inWidget(visitor, "waiting");
    await take(operator, name);
    await say(operator, "It is: https://example.com");
    await sees(visitor, "is it accessible?");
    await messageBox(visitor).fill("half");
    await inWidget(visitor, "chatting");
    await operator.getByRole("button", { name: "End chat" }).first().click();
    const confirm = operator.getByRole("dialog").getByRole("button", { name: "End chat" });
    await confirm.click({ timeout: 2000 }).catch(() => undefined);
    await visitor.getByRole("button", { name: "Start a new chat" }).waitFor();
    await inWidget(visitor, "ended");
  });

  test(`the console has no accessibility fault on any screen, ${colorScheme}`, async () => {
    const { url } = await openHost(shop(scriptTag(desk().server.url, desk().key)));
    const signIn = await (await newPerson(browser(), { colorScheme })).newPage();
    await signIn.goto(`${desk().server.url}/console/`);
    await signIn.getByRole("button", { name: "Sign in" }).waitFor();
    await clean(signIn, "sign in");
    await signIn.getByRole("button", { name: "Sign in" }).click();
    await clean(signIn, "sign in with faults");
    const operator = await openConsole(browser(), desk().server.url, desk().admin, { colorScheme });
    await clean(operator, "inbox");
    const visitor = await visit(browser(), url);
    const name = `Otto ${colorScheme}`;
    await startChat(visitor, { name, text: "is it accessible?" });
    await operator.getByRole("list", { name: "Waiting" }).getByText(name).first().waitFor();
    await clean(operator, "inbox with a waiting chat");
    await take(operator, name);
    await messageBox(visitor).pressSequentially("not sent yet");
    await operator.getByRole("status", { name: "Visitor is writing" }).getByText("not sent yet").waitFor();
    await clean(operator, "conversation");
    for (const path of ["tickets", "profile", "operators", "departments", "sites", "mail", "general"]) {
      const where = path === "tickets" ? path : `settings/${path}`;
      await operator.goto(`${desk().server.url}/console/${where}`);
      await operator.getByRole("heading").first().waitFor();
      await operator.waitForLoadState("networkidle");
      await clean(operator, path);
    }
    for (const [path, name, field] of [
      ["departments", /Sales/, "Name in English"],
      ["sites", /Palique/, "Greeting in English"],
    ] as const) {
      await operator.goto(`${desk().server.url}/console/settings/${path}`);
      await operator.getByRole("main").getByRole("link", { name }).first().click();
      await operator.getByRole("textbox", { name: field }).waitFor();
      await clean(operator, `one of ${path}`);
    }
    await operator.goto(`${desk().server.url}/console/settings/operators`);
    await operator.getByRole("button", { name: "Invite", exact: true }).click();
    await operator.getByRole("dialog").waitFor();
    await clean(operator, "invitation");
  });
}
