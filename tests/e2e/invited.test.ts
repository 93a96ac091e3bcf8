import type { DepartmentAdmin, SiteAdmin } from "@palique/shared/admin.ts";
import type { RuleAdmin, RuleCondition, RuleFunnel, SaveRule } from "@palique/shared/invitations.ts";
import type { BrowserContext, Page } from "playwright-core";
import { expect, test } from "vitest";
import { accessibilityFaults, listenForNoise, newPerson, useBrowser } from "../support/browser.ts";
import { connectOperator, newClientId } from "../support/clients.ts";
import { useDesk } from "../support/desk.ts";
import { openHost, scriptTag, shop } from "../support/hosts.ts";
import { anyRule, newSite, saveRule } from "../support/invitations.ts";
import { chatButton, conversation, messageBox, panel, sees } from "../support/people.ts";
import { watching } from "../support/visits.ts";
import { until } from "../support/wait.ts";

const browser = useBrowser();
const desk = useDesk();

/** A website with this rule, and an operator who is online. */
async function openShop(rule: Partial<SaveRule> | null, site: Partial<SiteAdmin> = {}) {
  const { admin, server } = desk();
  const operator = await connectOperator(server, admin);
  const made = await newSite(admin, { tracking: "memory", ...site });
  const saved = rule && (await saveRule(admin, anyRule(made.id, rule)));
  const { page } = shop(scriptTag(server.url, made.key));
  // More than a screen: what is short is seen whole at once.
  const tall = (path: string) => page(path).replace("<main>", '<main style="min-height: 4000px">');
  const { url } = await openHost({ page: tall });
  return { operator, site: made, rule: saved as RuleAdmin, url };
}

const card = (page: Page) => page.getByRole("region", { name: /^Message from / });
const person = () => newPerson(browser());

async function visit(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  await chatButton(page).waitFor();
  return page;
}

/** What the page's own listeners hear of invitations, in this order. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const { palique } = window as unknown as { palique: { on(event: string, run: () => void): void } };
    const heard: string[] = [];
    Object.assign(window, { heard });
    for (const event of ["shown", "opened", "answered", "dismissed"]) {
      palique.on(`invitation:${event}`, () => heard.push(event));
    }
  });
  return () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
}
const call = (page: Page, name: string, given: unknown) =>
  page.evaluate(
    ([method, value]) => {
      const { palique } = window as unknown as { palique: Record<string, (said: unknown) => void> };
      palique[method]?.(value);
    },
    [name, given] as const,
  );

/** As if another tab was in front of it. */
const setHidden = (page: Page, hidden: boolean) =>
  page.evaluate((isHidden) => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => isHidden });
    document.dispatchEvent(new Event("visibilitychange"));
  }, hidden);

const KINDS: [kind: string, condition: RuleCondition, act: (page: Page) => Promise<unknown>][] = [
  ["time", { on: "page-time", seconds: 3 }, async () => {}],
  [
    "address",
    { on: "url", any: ["/cart*"], not: false },
    (page) => page.evaluate("history.pushState(0, '', '/cart?n=1')"),
  ],
  ["pages", { on: "pages", atLeast: 2 }, (page) => page.getByRole("link", { name: "Next page" }).click()],
  ["event", { on: "event", name: "basket", times: 1 }, (page) => call(page, "track", "basket")],
  [
    "attribute",
    { on: "attribute", name: "plan", test: "is", value: "gold", not: false },
    (page) => call(page, "set", { plan: "Gold" }),
  ],
  ["scroll", { on: "scroll", percent: 60 }, (page) => page.mouse.wheel(0, 5000)],
  [
    "exit",
    { on: "exit" },
    (page) =>
      page.evaluate(() => {
        document.documentElement.dispatchEvent(new MouseEvent("mouseleave", { clientY: -1 }));
      }),
  ],
];

test("each kind of condition invites at its moment, and not before", async () => {
  const context = await person();
  await Promise.all(
    KINDS.map(async ([kind, condition, act]) => {
      const { url } = await openShop({ conditions: [condition] });
      const page = await visit(context, url);
      if (kind !== "time") {
        // What would have come at once is there by now.
        await page.waitForTimeout(1_000);
        expect(await card(page).count(), kind).toBe(0);
      }
      await act(page);
      await until(`an invitation by ${kind}`, () => card(page).isVisible(), 15_000);
      expect(await card(page).textContent(), kind).toContain("Can we help?");
    }),
  );
});

test("a card above the button takes no focus, is put away with Escape, and no rule asks again in this visit", async () => {
  const { url } = await openShop({ conditions: [{ on: "page-time", seconds: 1 }] }, { tracking: "stored" });
  const page = await visit(await person(), url);
  const noise = listenForNoise(page);
  const loaded: string[] = [];
  page.on("request", (request) => loaded.push(request.url()));
  const panelLoaded = () => loaded.some((address) => address.includes("/widget/main-"));
  const heard = await listen(page);
  const link = page.getByRole("link", { name: "Next page" });
  await link.focus();
  await card(page).waitFor();
  expect(await link.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await accessibilityFaults(page, "palique-chat")).toEqual([]);
  // A card is no reason to load the panel: somebody who comes near is.
  expect(panelLoaded()).toBe(false);
  await card(page).getByRole("button", { name: "Answer" }).focus();
  await until("the panel is loaded", async () => panelLoaded());
  await page.keyboard.press("Escape");
  await card(page).waitFor({ state: "detached" });
  expect(await chatButton(page).evaluate((button) => button.matches(":focus"))).toBe(true);
  expect(await heard()).toEqual(["shown", "dismissed"]);
  await link.click();
  await page.waitForURL("**/next");
  await chatButton(page).waitFor();
  await page.waitForTimeout(2_000);
  expect(await card(page).count()).toBe(0);
  expect(noise).toEqual([]);
});

test("the panel opens by itself without taking the focus, and the answer is a chat that begins with the invitation", async () => {
  const { admin } = desk();
  const [department] = await admin.value<DepartmentAdmin[]>("GET", "/departments");
  const { url, rule } = await openShop(
    { look: "panel", operatorId: admin.me.id, conditions: [{ on: "page-time", seconds: 1 }] },
    { fields: { name: "hidden", email: "hidden" }, departmentIds: [department?.id ?? ""] },
  );
  const page = await visit(await person(), url);
  const noise = listenForNoise(page);
  const heard = await listen(page);
  const box = panel(page).getByRole("textbox", { name: "Write a message" });
  await box.waitFor();
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
  await panel(page).getByText("Can we help?").waitFor();
  expect(await accessibilityFaults(page, "palique-chat")).toEqual([]);
  expect(await heard()).toEqual(["shown"]);
  await box.fill("Yes, which size?");
  // Nothing else is asked for, so it is sent as in a chat.
  await box.press("Enter");
  await messageBox(page).waitFor();
  await sees(page, "Can we help?");
  await sees(page, "Yes, which size?");
  expect(await conversation(page).locator(".said").allTextContents()).toEqual([
    expect.stringContaining("Can we help?"),
    expect.stringContaining("Yes, which size?"),
  ]);
  expect(await heard()).toEqual(["shown", "opened", "answered"]);
  const today = new Date().toISOString().slice(0, 10);
  const steps = await until("the funnel has it", async () => {
    const funnel = await admin.value<RuleFunnel>(
      "GET",
      `/invitation-rules/${rule.id}/funnel?from=2020-01-01&to=${Number(today.slice(0, 4)) + 1}-01-01`,
    );
    return funnel.days[0]?.steps;
  });
  expect(steps).toMatchObject({ shown: 1, opened: 1, answered: 1 });
  expect(noise).toEqual([]);
});

test("on a phone the panel does not open by itself: a card is shown, and opens it", async () => {
  const { url } = await openShop({ look: "panel" });
  const context = await newPerson(browser(), {
    viewport: { width: 320, height: 568 },
    hasTouch: true,
    isMobile: true,
  });
  const page = await visit(context, url);
  await card(page).waitFor();
  expect(await panel(page).isVisible()).toBe(false);
  await card(page).getByText("Can we help?").click();
  await panel(page).getByText("Can we help?").waitFor();
  expect(await card(page).count()).toBe(0);
});

test("an operator's invitation is there on every page and in every tab until it is taken back or answered", async () => {
  const { url, operator, site } = await openShop(null, { tracking: "stored" });
  const context = await person();
  const page = await visit(context, url);
  const noise = listenForNoise(page);
  const live = await watching(operator, { filter: { siteId: site.id } });
  const { id } = await live.row("the visitor", () => true);
  const invite = (text: string) =>
    operator.value("live:invite", { clientId: newClientId(), visitorId: id, text });
  const first = await invite("Hello from Ana");
  await card(page).getByText("Hello from Ana").waitFor();
  await page.reload();
  await card(page).getByText("Hello from Ana").waitFor();
  const other = await visit(context, `${url}/next`);
  await card(other).waitFor();
  await operator.value("live:uninvite", { id: first.id });
  await Promise.all([page, other].map((one) => card(one).waitFor({ state: "detached" })));

  await setHidden(other, true);
  await invite("One more try");
  await card(page).waitFor();
  expect(await card(other).count()).toBe(0);
  await setHidden(other, false);
  await card(other).waitFor();
  await page.bringToFront();
  await card(page).getByRole("button", { name: "Close" }).click();
  await card(other).waitFor({ state: "detached" });

  await invite("With a question");
  await card(page).getByRole("button", { name: "Answer" }).click();
  await panel(page).getByText("With a question").waitFor();
  await panel(page).getByRole("textbox", { name: "Your name" }).fill("Marta");
  await panel(page).getByRole("textbox", { name: "Write a message" }).fill("Yes?");
  await panel(page).getByRole("button", { name: "Send" }).click();
  await sees(page, "With a question");
  // Theirs at once, without waiting in the queue.
  await page.getByText("joined the chat").waitFor();
  await card(other).waitFor({ state: "detached" });
  expect(noise).toEqual([]);
});
