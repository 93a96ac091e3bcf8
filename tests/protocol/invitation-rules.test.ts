import type { SiteAdmin } from "@palique/shared/admin.ts";
import { PAGE } from "@palique/shared/browser-rules.ts";
import type { RuleAdmin, SaveRule } from "@palique/shared/invitations.ts";
import type { WidgetConfig } from "@palique/shared/visitor.ts";
import { expect, test } from "vitest";
import { callApi, connectVisitor, hireOperator } from "../support/clients.ts";
import { type Desk, onDesk } from "../support/desk.ts";
import { onEachDatabase } from "../support/each-database.ts";
import { anyRule, hereInput, newSite, saveRule } from "../support/invitations.ts";

const HOUR = 3_600_000;

onEachDatabase("rules for invitations", (engine) => {
  let desk: Desk;
  onDesk(engine, (opened) => {
    desk = opened;
  });

  const listed = async (siteId: string) =>
    (await desk.admin.value<RuleAdmin[]>("GET", "/invitation-rules")).filter(
      (rule) => rule.siteId === siteId,
    );
  const baseOf = async (site: SiteAdmin) => {
    const { reply } = await callApi<WidgetConfig>(desk.server, "GET", `/widget/${site.key}`);
    return reply.ok ? reply.value.base : "refused";
  };
  /** What a page gets as it comes. */
  async function rulesFor(site: SiteAdmin, here: Parameters<typeof hereInput>[0] = {}, headers = {}) {
    const visitor = await connectVisitor(desk.server, site.key, {
      headers: { origin: "https://shop.example", ...headers },
    });
    const { rules } = await visitor.value("visit:here", hereInput(here));
    visitor.close();
    return rules;
  }
  const save = (site: SiteAdmin, change: Partial<SaveRule> = {}) =>
    saveRule(desk.admin, anyRule(site.id, change));

  test("browsers get the rules that count now, in order, and not a word of what they say", async () => {
    const site = await newSite(desk.admin, { tracking: "memory" });
    const now = Date.now();
    const last = await save(site, {
      name: "Last secret",
      conditions: [{ on: "page-time", seconds: 30 }],
      goal: "secret-goal",
      delaySeconds: 5,
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
    expect(await rulesFor(site)).toEqual([
      [first.id, 0, []],
      [last.id, 5_000, [[PAGE, [[30_000, expect.any(Number)]]]]],
    ]);
  });

  test("what the server knows of a visitor is decided there: the page gets no rule that cannot fit it", async () => {
    const site = await newSite(desk.admin, { tracking: "memory" });
    const kinds: SaveRule["conditions"] = [
      { on: "device", any: ["desktop"] },
      { on: "language", any: ["es"] },
      { on: "referrer", any: ["search.example"] },
      { on: "returning", is: false },
    ];
    const rules = [];
    for (const condition of kinds) rules.push(await save(site, { conditions: [condition] }));
    const [device, language, referrer, isNew] = rules.map(({ id }) => id);
    const idsFor = async (...visit: [Parameters<typeof hereInput>[0]?, object?]) =>
      (await rulesFor(site, ...visit)).map(([id]) => id);
    expect(await idsFor()).toEqual([device, isNew]);
    const phone = { "user-agent": "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Mobile/15E148" };
    const page = { url: "https://shop.example/", title: "", referrer: "https://search.example/?q=shoes" };
    expect(await idsFor({ visits: 3, language: "es-CO", page }, phone)).toEqual([language, referrer]);
  });

  test("pages are told to look for moments only where there are rules and visitors may be followed", async () => {
    const site = await newSite(desk.admin, { tracking: "memory" });
    expect(await baseOf(site)).toBeUndefined();
    const rule = await save(site);
    expect(await baseOf(site)).toBe("rules");
    await desk.admin.value("PATCH", `/sites/${site.id}`, { tracking: "off" });
    expect(await baseOf(site)).toBeUndefined();
    await desk.admin.value("PATCH", `/sites/${site.id}`, { tracking: "memory" });
    await desk.admin.value("PATCH", `/invitation-rules/${rule.id}`, { enabled: false });
    expect(await baseOf(site)).toBeUndefined();
    expect(await rulesFor(site)).toEqual([]);
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
