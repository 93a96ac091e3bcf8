import { accentsFrom } from "@palique/shared/accents.ts";
import type { DepartmentAdmin, SiteAdmin } from "@palique/shared/admin.ts";
import type { OperatorSelf } from "@palique/shared/operator.ts";
import type { WidgetConfig } from "@palique/shared/visitor.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { REFUSED_ENDINGS } from "../../server/src/files/refused-endings.ts";
import { originAllowed } from "../../server/src/sites/check-origin.ts";
import { onEachDatabase } from "../support/each-database.ts";
import { type Browser, openWeb, rawStatus, type TestWeb } from "../support/web.ts";

onEachDatabase("departments and sites", (engine) => {
  let web: TestWeb;
  let admin: Browser;
  beforeAll(async () => {
    web = await openWeb({ engine });
    admin = await web.admin();
  });
  afterAll(() => web.close());

  const departments = () => admin.value<DepartmentAdmin[]>("GET", "/departments");
  const hours = {
    timeZone: "America/Bogota",
    windows: [
      { day: 1, from: "08:00", to: "12:00" },
      { day: 1, from: "13:00", to: "24:00" },
    ],
  };

  it("a new department keeps all that was set, and a change of one part keeps the rest", async () => {
    const [first] = await departments();
    const me = await admin.value<OperatorSelf>("GET", "/session");
    const { id: _, ...like } = first as DepartmentAdmin;
    const input = {
      ...like,
      names: { es: "Cobros <b>", en: "Billing" },
      memberIds: [me.id, "nobody"],
      strategy: "round-robin" as const,
      capacity: 2,
      queueLimit: 0,
      overflowDepartmentId: first?.id ?? null,
      hours,
      offline: "queue" as const,
      offerSeconds: 45,
      rating: "stars",
      resumeMinutes: 15,
    };
    const before = web.events("organisation.changed").length;
    const made = await admin.value<DepartmentAdmin>("POST", "/departments", input);
    expect(made).toEqual({ ...input, id: made.id, memberIds: [me.id] });
    expect(web.events("organisation.changed").length).toBe(before + 1);
    expect(web.events("operator.changed").at(-1)).toEqual({ type: "operator.changed", operatorId: me.id });
    const saved = await admin.value("PATCH", `/departments/${made.id}`, { hours: null, queueLimit: null });
    expect(saved).toEqual({ ...made, hours: null, queueLimit: null });
    expect((await departments()).at(-1)).toEqual(saved);
    const gone = await admin.value<DepartmentAdmin>("PATCH", `/departments/${made.id}`, { memberIds: [] });
    expect(gone.memberIds).toEqual([]);
    expect((await admin.value<OperatorSelf>("GET", "/session")).departmentIds).not.toContain(made.id);
  });

  it("overflow never goes nowhere or in a circle", async () => {
    const [a, b] = await departments();
    await admin.value("PATCH", `/departments/${a?.id}`, { overflowDepartmentId: b?.id });
    for (const [id, target] of [
      [b?.id, a?.id],
      [b?.id, b?.id],
      [b?.id, "no-such-department"],
    ]) {
      const answer = await admin.send("PATCH", `/departments/${id}`, { overflowDepartmentId: target });
      expect(answer.body).toEqual({ ok: false, error: "bad-input", field: "overflowDepartmentId" });
    }
  });

  it("departments are switched off, but never the last one", async () => {
    const all = await departments();
    for (const [index, { id }] of all.entries()) {
      const answer = await admin.send("PATCH", `/departments/${id}`, { disabled: true });
      expect(answer.status).toBe(index < all.length - 1 ? 200 : 409);
    }
    for (const { id } of all) await admin.value("PATCH", `/departments/${id}`, { disabled: false });
  });

  it.each([
    ["hours.windows.0.to", { hours: { ...hours, windows: [{ day: 1, from: "12:00", to: "08:00" }] } }],
    ["hours.timeZone", { hours: { ...hours, timeZone: "Mars/Olympus" } }],
    ["names", { names: { en: " " } }],
    ["capacity", { capacity: 0 }],
    ["strategy", { strategy: "fastest" }],
  ])("names the wrong field: %s", async (field, change) => {
    const [first] = await departments();
    const answer = await admin.send("PATCH", `/departments/${first?.id}`, change);
    expect(answer.body).toEqual({ ok: false, error: "bad-input", field });
  });

  it("a site keeps what was set; its departments exist and hold the default one", async () => {
    const [site] = await admin.value<SiteAdmin[]>("GET", "/sites");
    const [first, second] = await departments();
    const { id: _, key: __, scriptTag: ___, ...like } = site as SiteAdmin;
    const input = {
      ...like,
      name: "Second shop",
      origins: ["https://Shop.example/", "http://localhost:8080"],
      color: "#B42318",
      greeting: { es: "¡Hola!" },
      fields: { name: "hidden" as const, email: "required" as const },
      privacyUrl: "https://shop.example/privacy",
      departmentIds: [first?.id ?? ""],
      defaultDepartmentId: first?.id ?? null,
    };
    const made = await admin.value<SiteAdmin>("POST", "/sites", input);
    expect(made).toMatchObject({ ...input, origins: ["https://shop.example", "http://localhost:8080"] });
    expect(made.key).not.toBe(site?.key);
    for (const [field, change] of [
      ["departmentIds", { departmentIds: ["none"] }],
      ["defaultDepartmentId", { defaultDepartmentId: second?.id }],
      ["privacyUrl", { privacyUrl: "javascript:alert(1)" }],
      ["origins.0", { origins: ["https://shop.example/path"] }],
      ["color", { color: "red" }],
    ] as const) {
      expect((await admin.send("PATCH", `/sites/${made.id}`, change)).body).toMatchObject({ field });
    }
    expect(await admin.value("PATCH", `/sites/${made.id}`, { typingPreview: false })).toEqual({
      ...made,
      typingPreview: false,
    });
    expect((await admin.send("PATCH", "/sites/none", { name: "x" })).status).toBe(404);
  });

  it("the widget's configuration can be read from allowed websites only", async () => {
    const [site] = await admin.value<SiteAdmin[]>("GET", "/sites");
    await admin.value("PATCH", `/sites/${site?.id}`, { origins: ["https://shop.example"] });
    const ask = (headers: Record<string, string>, key = site?.key) =>
      web.browser().send("GET", `/widget/${key}`, undefined, headers);
    const allowed = await ask({ Origin: "https://shop.example" });
    const expected: WidgetConfig = {
      key: site?.key ?? "",
      organisation: "Palique",
      color: "#0f6e66",
      theme: "auto",
      position: "right",
      greeting: {},
      fields: { name: "required", email: "optional" },
      typingPreview: true,
      privacyUrl: null,
      files: { maxBytes: 25_000_000, refused: REFUSED_ENDINGS },
      defaultLocale: "en",
      accents: accentsFrom("#0f6e66"),
      editMinutes: 15,
      tracking: "memory",
      analytics: { gtag: true, dataLayer: true, matomo: true, plausible: true },
      capture: { mask: [], block: [], show: [] },
    };
    expect(allowed.body).toEqual({ ok: true, value: expected });
    expect(Object.fromEntries(allowed.headers)).toMatchObject({
      "access-control-allow-origin": "*",
      "cache-control": "public, max-age=60",
      vary: "Origin",
    });
    const refused = await ask({ Origin: "https://evil.example" });
    expect([refused.status, refused.body]).toEqual([403, { ok: false, error: "origin-refused" }]);
    expect(refused.headers.get("access-control-allow-origin")).toBe("*");
    expect(refused.headers.get("cache-control")).toBe("no-store");
    expect((await ask({ Referer: "https://evil.example/page" })).status).toBe(403);
    expect((await ask({ Origin: web.url })).status).toBe(200);
    expect((await ask({ Origin: "https://shop.example" }, "no-such-key")).body).toMatchObject({
      error: "site-unknown",
    });
    const path = `${web.url}/api/v1/widget/${site?.key}`;
    const byAnotherName = { Host: "desk.internal", Origin: "http://desk.internal" };
    expect(await rawStatus(path, "GET", byAnotherName)).toBe(200);
  });
});

describe("origins", () => {
  let web: TestWeb;
  beforeAll(async () => {
    web = await openWeb();
  });
  afterAll(() => web.close());

  it.each([
    [[], "https://anything.example", true],
    [[], "null", true],
    [["https://shop.example"], "https://shop.example", true],
    [["https://shop.example"], "http://shop.example", false],
    [["https://shop.example"], "https://shop.example:8443", false],
    [["https://shop.example:443"], "https://shop.example", true],
    [["https://shop.example"], "https://shop.example.evil.example", false],
    [["https://shop.example"], "https://evil-shop.example", false],
    [["https://*.shop.example"], "https://www.shop.example", true],
    [["https://*.shop.example"], "https://a.b.shop.example", true],
    [["https://*.shop.example"], "https://shop.example", false],
    [["https://*.shop.example"], "https://evilshop.example", false],
    [["https://*.shop.example"], "http://www.shop.example", false],
    [["https://*.shop.example:8443"], "https://www.shop.example:8443", true],
    [["https://shop.example"], "null", false],
    [["https://shop.example"], "http://localhost:3000", true],
  ])("%j lets %s in: %s", (origins, origin, expected) => {
    expect(originAllowed(web.app, { origins }, { origin, host: "chat.example" })).toBe(expected);
  });
});
