import type { SiteAdmin } from "@palique/shared/admin.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWeb, rawStatus, type TestWeb } from "../support/web.ts";

/** What the build made is served; `pnpm test` builds first. */
describe("what the server serves", () => {
  let web: TestWeb;
  beforeAll(async () => {
    web = await openWeb();
  });
  afterAll(() => web.close());

  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(web.url + path, { headers, redirect: "manual" });
  const policy = (answer: Response) => answer.headers.get("content-security-policy") ?? "";

  it("is healthy once it serves, and ready while database and Redis answer", async () => {
    expect((await get("/healthz")).status).toBe(200);
    expect((await get("/readyz")).status).toBe(200);
    web.ready.error = new Error("the database is away");
    const answer = await get("/readyz");
    expect([answer.status, await answer.text()]).toEqual([503, '{"ok":false}']);
    expect((await get("/healthz")).status).toBe(200);
    web.ready.error = null;
  });

  it("has a policy on everything, and the strictest where nothing is to be loaded", async () => {
    for (const path of ["/", "/nothing", "/healthz", "/api/v1/session", "/api/v1/nothing", "/widget.js"]) {
      const answer = await get(path);
      expect([path, policy(answer)]).toEqual([path, "default-src 'none';frame-ancestors 'none'"]);
      expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
      expect(answer.headers.get("x-powered-by")).toBeNull();
    }
    for (const path of ["/console/", "/demo/"]) {
      const directives = policy(await get(path)).split(";");
      expect(directives).toEqual(expect.arrayContaining(["script-src 'self'", "style-src 'self'"]));
      expect(policy(await get(path))).not.toContain("unsafe");
    }
  });

  it("lets the console show pictures of the tiles' origin, exactly, and nobody else's", async () => {
    expect(policy(await get("/console/"))).toContain("img-src 'self' data: blob:;");
    const url = "https://tiles.example:8443/{z}/{x}/{y}.png?key=a;b";
    const tiled = await openWeb({ config: { mapTiles: { url, attribution: "Somebody" } } });
    const [page, demo] = await Promise.all(["/console/", "/demo/"].map((path) => fetch(tiled.url + path)));
    await tiled.close();
    expect(page && policy(page)).toContain("img-src 'self' data: blob: https://tiles.example:8443;");
    expect(demo && policy(demo)).toContain("img-src 'self' data: blob:;");
  });

  it("every address of the console is its page, asked for again each time; its files stay for ever", async () => {
    expect((await get("/")).headers.get("location")).toBe("/console/");
    expect((await get("/console")).headers.get("location")).toBe("/console/");
    const page = await get("/console/settings/departments?x=1");
    const html = await page.text();
    expect([page.status, page.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    expect(page.headers.get("cache-control")).toBe("no-cache");
    const known = { "If-None-Match": page.headers.get("etag") ?? "" };
    expect(await rawStatus(`${web.url}/console/`, "GET", known)).toBe(304);
    const script = /src="(\/console\/assets\/[^"]+\.js)"/.exec(html)?.[1] ?? "";
    // As browsers ask: they take either, the smaller one is sent.
    const asset = await get(script, { "Accept-Encoding": "gzip, deflate, br, zstd" });
    expect(asset.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(asset.headers.get("content-encoding")).toBe("br");
    const plain = await get(script, { "Accept-Encoding": "identity" });
    expect(plain.headers.get("content-encoding")).toBeNull();
    expect(await plain.text()).toBe(await asset.text());
    expect((await get("/console/assets/old-build.js")).status).toBe(404);
  });

  it("the loader may be embedded anywhere, is asked for again after five minutes and travels compressed", async () => {
    const loader = await get("/widget.js", { "Accept-Encoding": "gzip" });
    expect(Object.fromEntries(loader.headers)).toMatchObject({
      "content-type": "text/javascript; charset=utf-8",
      "cache-control": "public, max-age=300",
      "access-control-allow-origin": "*",
      "cross-origin-resource-policy": "cross-origin",
      "content-encoding": "gzip",
    });
    const known = { "If-None-Match": loader.headers.get("etag") ?? "" };
    expect(await rawStatus(`${web.url}/widget.js`, "GET", known)).toBe(304);
  });

  it("the demo page has the key of the first site in it, unless DEMO is off", async () => {
    const admin = await web.admin();
    const [site] = await admin.value<SiteAdmin[]>("GET", "/sites");
    const page = await (await get("/demo/")).text();
    expect(page).toContain(`"${site?.key}"`);
    expect(page).not.toContain("%SITE_KEY%");
    expect((await get("/demo")).headers.get("location")).toBe("/demo/");
    const quiet = await openWeb({ config: { demo: false } });
    expect((await fetch(`${quiet.url}/demo/`)).status).toBe(404);
    await quiet.close();
  });

  it("no path leads out of the built files", async () => {
    for (const path of [
      "/console/%2e%2e/package.json",
      "/console/..%2f..%2fpackage.json",
      "/widget/..%2f..%2f..%2fpackage.json",
      "/demo/%2e%2e%2fwidget.js",
      "/widget/%00",
      "/widget/%E0%A4%A",
    ]) {
      const text = await (await get(path)).text();
      expect(text).not.toContain('"dependencies"');
      expect(text).not.toContain("license");
    }
  });

  it("behind HTTPS the cookie is secure and browsers are told to stay with HTTPS", async () => {
    const https = await openWeb({ config: { publicUrl: "https://chat.example.com" } });
    const answer = await https.browser().send("POST", "/session", {
      email: "ana@example.com",
      password: "correct horse battery",
    });
    expect(answer.headers.getSetCookie()[0]).toContain("; Secure");
    expect(answer.headers.get("strict-transport-security")).toBe("max-age=15552000");
    expect(answer.headers.get("cross-origin-opener-policy")).toBe("same-origin");
    await https.close();
    expect((await get("/healthz")).headers.get("strict-transport-security")).toBeNull();
  });
});
