import type { SiteAdmin } from "@palique/shared/admin.ts";
import type { RuleAdmin, RuleSet, SaveRule } from "@palique/shared/invitations.ts";
import type { WidgetConfig } from "@palique/shared/visitor.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { callApi, hireOperator } from "../support/clients.ts";
import { createDatabase, type TestDatabase } from "../support/databases.ts";
import { type Desk, openDesk } from "../support/desk.ts";
import { onEachDatabase } from "../support/each-database.ts";
import { anyRule, newSite, saveRule } from "../support/invitations.ts";

const HOUR = 3_600_000;

onEachDatabase("rules for invitations", (engine) => {
  let database: TestDatabase;
  let desk: Desk;
  beforeAll(async () => {
    database = await createDatabase(engine);
    desk = await openDesk({ database });
  });
  afterAll(async () => {
    await desk.server.stop();
    await database.drop();
  });

  const listed = async (siteId: string) =>
    (await desk.admin.value<RuleAdmin[]>("GET", "/invitation-rules")).filter(
      (rule) => rule.siteId === siteId,
    );
  async function asWidget<T>(path: string, headers: Record<string, string> = {}) {
    const answer = await callApi<T>(desk.server, "GET", path, undefined, headers);
    return { ...answer, value: answer.reply.ok ? answer.reply.value : null };
  }
  const setOf = async (site: SiteAdmin) => {
    const { value } = await asWidget<RuleSet>(`/widget/${site.key}/rules`);
    return value?.rules ?? [];
  };
  const nameOf = async (site: SiteAdmin) =>
    (await asWidget<WidgetConfig>(`/widget/${site.key}`)).value?.rules;
  const save = (site: SiteAdmin, change: Partial<SaveRule> = {}) =>
    saveRule(desk.admin, anyRule(site.id, change));

  test("browsers get the rules that count now, in order, and not a word of what they say", async () => {
    const site = await newSite(desk.admin);
    expect(await nameOf(site)).toBeUndefined();
    const now = Date.now();
    const last = await save(site, {
      name: "Last secret",
      conditions: [{ on: "page-time", seconds: 30 }],
      goal: "secret-goal",
      variants: [
        { name: "secret-a", texts: { en: "secret text" }, weight: 70 },
        { name: "secret-b", texts: { es: "secret text" }, weight: 30 },
      ],
    });
    const first = await save(site);
    await save(site, { enabled: false });
    await save(site, { endsAt: now - HOUR });
    await save(site, { startsAt: now + HOUR });
    await desk.admin.value("PUT", "/invitation-rules/order", { siteId: site.id, ids: [first.id, last.id] });
    const { reply, headers } = await asWidget<RuleSet>(`/widget/${site.key}/rules`);
    const set = await setOf(site);
    expect(set.map((rule) => rule.id)).toEqual([first.id, last.id]);
    expect(set[1]).toEqual({
      id: last.id,
      conditions: [{ on: "page-time", seconds: 30 }],
      weights: [70, 30],
      delaySeconds: 0,
      most: { times: 100, days: 0 },
      cooldownMinutes: 0,
    });
    expect(JSON.stringify(reply)).not.toMatch(/secret/i);
    expect(headers.get("cache-control")).toContain("max-age=60");
    expect(headers.get("access-control-allow-origin")).toBe("*");
  });

  test("the name of the set changes with what browsers need to know, and with nothing else", async () => {
    const site = await newSite(desk.admin);
    const rule = await save(site);
    const name = await nameOf(site);
    expect(name).toMatch(/^[\w-]{12}$/);
    await desk.admin.value("PATCH", `/invitation-rules/${rule.id}`, { name: "Other name" });
    expect(await nameOf(site)).toBe(name);
    await desk.admin.value("PATCH", `/invitation-rules/${rule.id}`, { delaySeconds: 5 });
    expect(await nameOf(site)).not.toBe(name);
    await desk.admin.value("PATCH", `/invitation-rules/${rule.id}`, { enabled: false });
    expect(await nameOf(site)).toBeUndefined();
  });

  test("pages of another website than the site's own get no rules", async () => {
    const site = await newSite(desk.admin, { origins: ["https://shop.example"] });
    await save(site);
    const path = `/widget/${site.key}/rules`;
    expect((await asWidget(path, { origin: "https://shop.example" })).status).toBe(200);
    const refused = await asWidget(path, { origin: "https://evil.example" });
    expect(refused.reply).toMatchObject({ ok: false, error: "origin-refused" });
    expect((await asWidget("/widget/unknown/rules")).reply).toMatchObject({ error: "site-unknown" });
  });

  test.each<[string, Partial<SaveRule>, string]>([
    ["without words", { variants: [{ name: "A", texts: { en: " " }, weight: 1 }] }, "variants.0.texts"],
    ["never drawn", { variants: [{ name: "A", texts: { en: "x" }, weight: 0 }] }, "variants.0.weight"],
    ["that ends before it starts", { startsAt: 2_000, endsAt: 1_000 }, "endsAt"],
    ["for a department that is not there", { departmentId: "none" }, "departmentId"],
    ["with the face of nobody", { operatorId: "none" }, "operatorId"],
    ["on a website that is not there", { siteId: "none" }, "siteId"],
    [
      "with more conditions than pages can carry",
      { conditions: Array(20).fill({ on: "url", any: Array(10).fill("x".repeat(200)) }) },
      "conditions",
    ],
    ["that asks for what there is not", { conditions: [{ on: "mood" } as never] }, "conditions.0.on"],
  ])("a rule %s is not saved", async (_, change, field) => {
    const site = await newSite(desk.admin);
    const reply = await desk.admin.call("POST", "/invitation-rules", anyRule(site.id, change));
    expect(reply).toMatchObject({ ok: false, error: "bad-input", field });
    expect(await listed(site.id)).toEqual([]);
  });

  test("a change is held against the whole rule, and a rule moves to another website as its last", async () => {
    const [site, other] = [await newSite(desk.admin), await newSite(desk.admin)];
    const rule = await save(site, { startsAt: 5_000 });
    const path = `/invitation-rules/${rule.id}`;
    expect(await desk.admin.call("PATCH", path, { endsAt: 4_000 })).toMatchObject({ field: "endsAt" });
    const before = await save(other);
    const moved = await desk.admin.value<RuleAdmin>("PATCH", path, { siteId: other.id });
    expect(moved).toEqual({ ...rule, siteId: other.id });
    expect((await listed(other.id)).map(({ id }) => id)).toEqual([before.id, rule.id]);
    await desk.admin.value("DELETE", path);
    await desk.admin.value("DELETE", path);
    expect((await listed(other.id)).map(({ id }) => id)).toEqual([before.id]);
    expect(await desk.admin.call("PATCH", path, { name: "Gone" })).toMatchObject({ error: "not-found" });
  });

  test("an order made while a colleague added a rule keeps that one, behind", async () => {
    const site = await newSite(desk.admin);
    const [a, b, late] = [await save(site), await save(site), await save(site)];
    await desk.admin.value("PUT", "/invitation-rules/order", { siteId: site.id, ids: [b.id, "gone", a.id] });
    expect((await listed(site.id)).map(({ id }) => id)).toEqual([b.id, a.id, late.id]);
  });

  test("only administrators see and change rules", async () => {
    const site = await newSite(desk.admin);
    const rule = await save(site);
    for (const role of ["agent", "supervisor"]) {
      const api = await hireOperator(desk.server, desk.admin, {
        email: `${role}-rules-${engine}@example.com`,
        name: role,
        role,
      });
      const asked = [
        ["GET", "/invitation-rules"],
        ["POST", "/invitation-rules", anyRule(site.id)],
        ["PATCH", `/invitation-rules/${rule.id}`, { enabled: false }],
        ["PUT", "/invitation-rules/order", { siteId: site.id, ids: [] }],
        ["DELETE", `/invitation-rules/${rule.id}`],
        ["GET", `/invitation-rules/${rule.id}/funnel?from=2026-01-01&to=2026-12-31`],
      ] as const;
      for (const [method, path, body] of asked) {
        expect(await api.call(method, path, body), `${role} ${method} ${path}`).toMatchObject({
          error: "forbidden",
        });
      }
    }
  });
});
