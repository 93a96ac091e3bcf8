import type { Page } from "playwright-core";
import { expect, onTestFinished, test } from "vitest";
import { accessibilityFaults, listenForNoise, newPerson, useBrowser } from "../support/browser.ts";
import { openDesk } from "../support/desk.ts";
import { openHost, shop } from "../support/hosts.ts";
import {
  chatButton,
  openConsole,
  openPanel,
  panel,
  say,
  sees,
  startChat,
  take,
  visit,
} from "../support/people.ts";
import { ADMIN, startServer } from "../support/server.ts";

const browser = useBrowser();

async function freshServer(env: Record<string, string> = {}) {
  const server = await startServer({ wizard: true, env });
  onTestFinished(() => server.stop());
  const link = server.output().match(/http:\/\/\S+\/console\/setup\/[\w-]+/)?.[0];
  if (!link) throw new Error(`no setup link in:\n${server.output()}`);
  return { server, link };
}

async function goThroughSetup(page: Page): Promise<string> {
  await page.getByRole("textbox", { name: "Your name" }).fill("Ana Ñungo");
  await page.getByRole("textbox", { name: "Email" }).fill(ADMIN.email);
  // A reload costs the password, which is kept nowhere, and nothing else.
  await page.reload();
  expect(await page.getByRole("textbox", { name: "Your name" }).inputValue()).toBe("Ana Ñungo");
  expect(await page.getByRole("textbox", { name: "Email" }).inputValue()).toBe(ADMIN.email);
  await page.getByRole("textbox", { name: "Password" }).fill(ADMIN.password);
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("textbox", { name: "Name of the organisation" }).fill("Tejidos Ñ");
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("textbox", { name: "Department 1" }).waitFor();
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("button", { name: "Finish" }).click();
  await page.getByText("Ready", { exact: true }).waitFor();
  return page.locator("textarea").inputValue();
}

test("from the one-time link to a first chat between two windows", async () => {
  const { server, link } = await freshServer();
  const page = await (await newPerson(browser())).newPage();
  const noise = listenForNoise(page);
  await page.goto(link);
  await page.getByRole("textbox", { name: "Your name" }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  const tag = await goThroughSetup(page);
  expect(tag).toMatch(
    new RegExp(`^<script async src="${server.url}/widget.js" data-site="[\\w-]+"></script>$`),
  );
  expect(await accessibilityFaults(page)).toEqual([]);
  const demo = page.getByRole("link", { name: /demo page/ });
  const [demoPage] = await Promise.all([page.context().waitForEvent("page"), demo.click()]);
  await chatButton(demoPage).waitFor();
  await page
    .getByRole("button", { name: "Open the console" })
    .or(page.getByRole("link", { name: "Open the console" }))
    .click();
  await page.getByRole("navigation").first().waitFor();
  const { url } = await openHost(shop(tag));
  for (const [visitorPage, name] of [
    [demoPage, "Demo"],
    [await visit(browser(), url), "Shopper"],
  ] as const) {
    await openPanel(visitorPage);
    await startChat(visitorPage, { name, text: `${name} asks` });
    await take(page, name);
    await say(page, `hello ${name}`);
    await sees(visitorPage, `hello ${name}`);
  }
  expect(noise).toEqual([]);
});

test("the link works once", async () => {
  const { link } = await freshServer();
  const page = await (await newPerson(browser())).newPage();
  await page.goto(link);
  await goThroughSetup(page);
  const later = await (await newPerson(browser())).newPage();
  await later.goto(link);
  await later.getByText("This link does not work any more").waitFor();
});

test("the wizard speaks Spanish where that is the default", async () => {
  const { link } = await freshServer({ DEFAULT_LOCALE: "es" });
  const page = await (await newPerson(browser(), { locale: "es-CO" })).newPage();
  await page.goto(link);
  await page.getByRole("textbox", { name: "Tu nombre" }).waitFor();
});

test("an administrator invites a colleague by link, who signs in, answers, and is shut out when disabled", async () => {
  const desk = await openDesk();
  onTestFinished(() => desk.server.stop());
  const admin = await openConsole(browser(), desk.server.url, desk.admin);
  await admin.goto(`${desk.server.url}/console/settings/operators`);
  await admin.getByRole("button", { name: "Invite", exact: true }).click();
  await admin.getByRole("textbox", { name: "Email" }).fill("luis@example.com");
  for (const box of await admin.getByRole("dialog").getByRole("checkbox").all()) await box.check();
  await admin.getByRole("button", { name: "Create invitation" }).click();
  const link = await admin.getByRole("textbox", { name: "Invitation link" }).inputValue();
  const luis = await (await newPerson(browser())).newPage();
  await luis.goto(link);
  await luis.getByRole("textbox", { name: "Your name" }).fill("Luis Marín");
  await luis.getByRole("textbox", { name: "Password" }).fill(ADMIN.password);
  expect(await accessibilityFaults(luis)).toEqual([]);
  await luis.getByRole("button", { name: "Create my account" }).click();
  await luis.getByRole("navigation").first().waitFor();
  const visitor = await visit(browser(), `${desk.server.url}/demo/`);
  await startChat(visitor, { name: "Vera", text: "Vera asks" });
  await take(luis, "Vera");
  await say(luis, "Luis answers");
  await sees(visitor, "Luis answers");
  await panel(visitor).getByText("Luis Marín").first().waitFor();
  await desk.admin.value("PATCH", `/operators/${await idOf(desk, "luis@example.com")}`, { disabled: true });
  await luis.getByRole("button", { name: "Sign in" }).waitFor();
});

async function idOf(desk: Awaited<ReturnType<typeof openDesk>>, email: string): Promise<string> {
  const { operators } = await desk.admin.value<{ operators: { id: string; email: string }[] }>(
    "GET",
    "/operators",
  );
  return operators.find((one) => one.email === email)?.id ?? "";
}

test("what an administrator changes in a department and a site reaches the visitor at once", async () => {
  const desk = await openDesk();
  onTestFinished(() => desk.server.stop());
  const admin = await openConsole(browser(), desk.server.url, desk.admin);
  await admin.goto(`${desk.server.url}/console/settings/departments`);
  await admin.getByRole("link", { name: /Sales/ }).click();
  await admin.getByRole("textbox", { name: "Name in English" }).fill("Fabrics");
  await admin.getByRole("button", { name: "Save changes" }).click();
  await admin.getByText("Everything is saved").waitFor();
  await admin.goto(`${desk.server.url}/console/settings/sites`);
  await admin
    .getByRole("link", { name: /Palique/ })
    .first()
    .click();
  await admin.getByRole("textbox", { name: "Greeting in English" }).fill("Looking for a fabric?");
  await admin.getByRole("button", { name: "Save changes" }).click();
  await admin.getByText("Everything is saved").waitFor();
  const visitor = await visit(browser(), `${desk.server.url}/demo/`);
  await panel(visitor).getByText("Looking for a fabric?").waitFor();
  const options = await panel(visitor)
    .getByRole("combobox", { name: "Department" })
    .locator("option")
    .allTextContents();
  expect(options.join()).toContain("Fabrics");
});

test("the console speaks the language of each operator, and remembers it", async () => {
  const desk = await openDesk();
  onTestFinished(() => desk.server.stop());
  await desk.admin.value("PATCH", "/profile", { locale: "es" });
  const page = await openConsole(browser(), desk.server.url, desk.admin);
  await page
    .getByRole("link", { name: "Bandeja" })
    .or(page.getByRole("heading", { name: /Bandeja|Entrada/ }))
    .first()
    .waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe("es");
});
