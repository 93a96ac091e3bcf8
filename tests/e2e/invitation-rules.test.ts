import type { SiteAdmin } from "@palique/shared/admin.ts";
import type { RuleAdmin } from "@palique/shared/invitations.ts";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { accessibilityFaults, listenForNoise, useBrowser } from "../support/browser.ts";
import { connectOperator } from "../support/clients.ts";
import { useDesk } from "../support/desk.ts";
import { anyRule, arrive, saveRule } from "../support/invitations.ts";
import { openConsole } from "../support/people.ts";

const browser = useBrowser();
const desk = useDesk();

const rulesNow = () => desk().admin.value<RuleAdmin[]>("GET", "/invitation-rules");
const faultsOf = (page: Page) => accessibilityFaults(page, ".settings-page");

async function openRules(): Promise<Page> {
  const page = await openConsole(browser(), desk().server.url, desk().admin);
  await page.goto(`${desk().server.url}/console/settings/invitations`);
  await page.getByRole("heading", { level: 1, name: "Invitations" }).waitFor();
  return page;
}

test("with the keyboard alone an example becomes a rule, with one more condition and a goal", async () => {
  const page = await openRules();
  const noise = listenForNoise(page);
  await page.getByRole("button", { name: "Start with this: Questions about prices" }).press("Enter");
  await page.getByRole("heading", { level: 1, name: "New rule" }).waitFor();
  const summary = page.getByRole("note", { name: "In words" });
  await summary.getByText(/^On pages whose address fits “\/pricing”.* after 30 sec on the page\.$/).waitFor();
  await page.getByRole("button", { name: "Add a condition" }).press("Enter");
  await page.getByRole("menuitem", { name: "Device" }).press("Enter");
  // What was added has the focus: its first answer is one key away.
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Computers");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await page.getByRole("button", { name: "Create rule" }).press("Enter");
  await page.getByRole("heading", { level: 1, name: "Questions about prices" }).waitFor();
  await summary.getByText(/, on computers or phones\.$/).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  expect(await rulesNow()).toMatchObject([
    {
      name: "Questions about prices",
      enabled: false,
      goal: "purchase",
      conditions: [{}, {}, { any: ["desktop", "mobile"] }],
    },
  ]);
  expect(noise).toEqual([]);
});

test("rules are ordered and switched in the list, and what came of one is behind its numbers", async () => {
  const { server, admin } = desk();
  await connectOperator(server, admin);
  const [site] = await admin.value<SiteAdmin[]>("GET", "/sites");
  if (!site) throw new Error("no site");
  const rule = await saveRule(admin, anyRule(site.id, { name: "Everybody", goal: "purchase" }));
  const visitor = await arrive(desk(), site);
  const { id } = await visitor.value("invitation:ask", {
    ruleId: rule.id,
    locale: "en",
    url: "https://shop.example/",
  });
  await visitor.raw("invitation:move", { id, to: "shown" });
  await visitor.raw("visit:event", { name: "purchase", data: {} });

  const page = await openRules();
  const row = page
    .getByRole("list", { name: "Invitations" })
    .getByRole("listitem")
    .filter({ hasText: "Everybody" });
  await row.getByRole("link", { name: /^Everybody/ }).press("Alt+Shift+ArrowUp");
  await expect.poll(async () => (await rulesNow())[0]?.name).toBe("Everybody");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("Everybody");
  await row.getByRole("switch", { name: "“Everybody” is on" }).press("Space");
  await expect.poll(async () => (await rulesNow())[0]?.enabled).toBe(false);
  expect(await faultsOf(page)).toEqual([]);

  await row.getByRole("link", { name: /Results of “Everybody”/ }).click();
  await page.getByRole("heading", { level: 1, name: "Results of “Everybody”" }).waitFor();
  const reached = page.getByRole("row", { name: /Goal reached/ });
  await reached.getByText("100%").waitFor();
  await page.locator(".funnel-chart canvas").waitFor();
  await page.getByText("Numbers by day").click();
  expect(
    await page.getByRole("region", { name: "Numbers by day" }).getByRole("row").nth(1).allInnerTexts(),
  ).toEqual([expect.stringMatching(/\t1\t0\t0\t0\t1$/)]);
  expect(await faultsOf(page)).toEqual([]);
});
