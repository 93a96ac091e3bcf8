import type { OperatorSelf } from "@palique/shared/operator.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { onEachDatabase } from "../support/each-database.ts";
import { ADMIN } from "../support/server.ts";
import { openWeb, rawStatus, type TestWeb } from "../support/web.ts";

const DAY = 24 * 3_600_000;

onEachDatabase("sign-in", (engine) => {
  let web: TestWeb;
  beforeAll(async () => {
    web = await openWeb({ engine });
  });
  afterAll(() => web.close());

  it("gives a session in a cookie that no script reads and no other site sends", async () => {
    const browser = web.browser();
    const answer = await browser.send("POST", "/session", { ...ADMIN, email: ADMIN.email.toUpperCase() });
    expect(answer.body).toMatchObject({ ok: true, value: { email: ADMIN.email, role: "admin" } });
    expect(answer.headers.getSetCookie()).toHaveLength(1);
    expect(answer.headers.getSetCookie()[0]).toMatch(
      /^palique_session=[\w-]{43}; Max-Age=2592000; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/,
    );
    expect(answer.headers.get("cache-control")).toBe("no-store");
    const token = browser.cookie.split("=")[1];
    const stored = await web.database.rows<{ tokenHash: string }>('select "tokenHash" from sessions');
    expect(stored.map((session) => session.tokenHash)).not.toContain(token);
  });

  it("sets someone offline online and tells the queue, the widgets and the colleagues", async () => {
    const browser = await web.admin();
    const me = await browser.value<OperatorSelf>("GET", "/session");
    await web.app.write((trx) => trx.updateTable("operators").set({ status: "offline" }).execute());
    const before = web.events("routing.needed").length;
    expect(await web.browser().value("POST", "/session", ADMIN)).toMatchObject({ status: "online" });
    expect(web.events("routing.needed").length).toBe(before + 1);
    expect(web.events("availability.changed").length).toBeGreaterThan(0);
    expect(web.events("operator.changed").at(-1)).toEqual({ type: "operator.changed", operatorId: me.id });
    await web.app.write((trx) => trx.updateTable("operators").set({ status: "away" }).execute());
    expect(await web.browser().value("POST", "/session", ADMIN)).toMatchObject({ status: "away" });
  });

  it("an unknown email and a wrong password are told apart by nothing, not even by time", async () => {
    const spent: Record<string, number[]> = { known: [], unknown: [] };
    for (let round = 0; round < 5; round++) {
      for (const [kind, email] of [
        ["known", ADMIN.email],
        ["unknown", `nobody${round}@example.com`],
      ] as const) {
        const start = performance.now();
        const answer = await web.browser().send("POST", "/session", { email, password: "wrong password" });
        spent[kind]?.push(performance.now() - start);
        expect([answer.status, answer.body]).toEqual([401, { ok: false, error: "wrong-credentials" }]);
        expect(answer.headers.getSetCookie()).toEqual([]);
      }
    }
    const fastest = (times: number[] = []) => Math.min(...times);
    // Without the work it would be a twentieth; the machine may be busy.
    expect(fastest(spent.unknown)).toBeGreaterThan(fastest(spent.known) * 0.2);
  });

  it("a session used now and then lives on; unused for thirty days it ends; signing out ends it at once", async () => {
    const browser = await web.admin();
    for (let week = 0; week < 6; week++) {
      web.clock.now += 7 * DAY;
      const answer = await browser.send("GET", "/session");
      expect(answer.body).toMatchObject({ ok: true });
      expect(answer.headers.getSetCookie()[0]).toContain("Max-Age=2592000");
    }
    const other = await web.admin();
    const cookie = other.cookie;
    await other.value("DELETE", "/session");
    expect(other.cookie).toBe("");
    expect(web.events("session.ended").at(-1)).toMatchObject({ except: null });
    other.cookie = cookie;
    expect((await other.send("GET", "/session")).body).toMatchObject({ ok: false, error: "not-signed-in" });
    web.clock.now += 31 * DAY;
    expect((await browser.send("GET", "/session")).body).toMatchObject({ error: "not-signed-in" });
  });
});

describe("what is refused at the edge", () => {
  let web: TestWeb;
  beforeAll(async () => {
    web = await openWeb({ limits: { signInPerEmail: { points: 3, seconds: 600 } } });
  });
  afterAll(() => web.close());

  it("guessing passwords of one email is throttled, says when to try again, and spares the others", async () => {
    const guess = (email: string) => web.browser().send("POST", "/session", { email, password: "guess" });
    for (let tries = 0; tries < 3; tries++) expect((await guess("victim@example.com")).status).toBe(401);
    const refused = await guess("Victim@example.com");
    expect([refused.status, refused.body]).toMatchObject([429, { error: "rate-limited" }]);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(590);
    expect((await guess("other@example.com")).status).toBe(401);
  });

  it("the right password forgives the wrong ones before it", async () => {
    for (let round = 0; round < 3; round++) {
      await web.browser().send("POST", "/session", { ...ADMIN, password: "typo" });
      await web.browser().send("POST", "/session", { ...ADMIN, password: "typo" });
      await web.admin();
    }
  });

  it("one address cannot try many emails", async () => {
    const strict = await openWeb({ limits: { signInPerAddress: { points: 5, seconds: 60 } } });
    const statuses: number[] = [];
    for (let n = 0; n < 6; n++) {
      const input = { email: `n${n}@example.com`, password: "guess" };
      statuses.push((await strict.browser().send("POST", "/session", input)).status);
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
    await strict.close();
  });

  it("a change asked for by another website is refused, whatever cookie it brings", async () => {
    const admin = await web.admin();
    const change = (headers: Record<string, string>) =>
      admin.send("PATCH", "/settings", { organisation: "Mine" }, headers);
    for (const headers of [
      { Origin: "https://evil.example" },
      { Origin: "null" },
      { Origin: `${web.url}.evil.example` },
      { Origin: web.url.replace("http:", "https:"), "Sec-Fetch-Site": "cross-site" },
    ]) {
      const answer = await change(headers);
      expect([answer.status, answer.body]).toEqual([403, { ok: false, error: "origin-refused" }]);
    }
    expect((await change({ Origin: web.url })).status).toBe(200);
    expect((await change({ Origin: web.app.config.publicUrl })).status).toBe(200);
    expect((await change({})).status).toBe(200);
    const host = { Host: "support.internal:8080", Cookie: admin.cookie };
    const path = `${web.url}/api/v1/profile/avatar`;
    expect(await rawStatus(path, "DELETE", { ...host, Origin: "http://support.internal:8080" })).toBe(200);
    expect(await rawStatus(path, "DELETE", { ...host, Origin: web.url })).toBe(403);
  });

  it("a body that a form could send is refused", async () => {
    const admin = await web.admin();
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"]) {
      const answer = await admin.send("PATCH", "/settings", '{"organisation":"Mine"}', {
        "Content-Type": type,
      });
      expect([answer.status, answer.body]).toMatchObject([400, { error: "bad-input" }]);
    }
  });

  it("broken, foreign and oversized JSON get a typed error and name the field where there is one", async () => {
    const admin = await web.admin();
    const json = { "Content-Type": "application/json" };
    for (const body of ["{", '"text"', "[]", "null", `{"organisation":"${"x".repeat(70_000)}"}`]) {
      const answer = await admin.send("PATCH", "/settings", body, json);
      if (body === "[]") continue;
      expect([answer.status, answer.body]).toMatchObject([400, { ok: false, error: "bad-input" }]);
    }
    const wrong = await admin.send("PATCH", "/settings", { idleAwayMinutes: -1 });
    expect(wrong.body).toEqual({ ok: false, error: "bad-input", field: "idleAwayMinutes" });
    const polluting = await admin.send("PATCH", "/settings", '{"__proto__":{"role":"x"}}', json);
    expect(polluting.status).toBe(200);
    expect(Reflect.get({}, "role")).toBeUndefined();
  });

  it("what does not exist is JSON under the API and plain text elsewhere", async () => {
    const unknown = await web.browser().send("GET", "/no/such/thing");
    expect([unknown.status, unknown.body]).toEqual([404, { ok: false, error: "not-found" }]);
    const page = await fetch(`${web.url}/nothing`);
    expect([page.status, page.headers.get("content-type")]).toEqual([404, "text/plain; charset=utf-8"]);
  });
});
