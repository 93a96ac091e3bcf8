import type { CompleteSetup, DepartmentAdmin, SetupDone, SiteAdmin } from "@palique/shared/admin.ts";
import { afterEach, expect, it } from "vitest";
import { firstStart } from "../../server/src/setup/first-start.ts";
import { onEachDatabase } from "../support/each-database.ts";
import { ADMIN } from "../support/server.ts";
import { openWeb, type TestWeb } from "../support/web.ts";

const ANSWERS: CompleteSetup = {
  organisation: "Tejidos Ñ",
  name: "Ana Ñungo",
  email: "Ana@Tejidos.example",
  password: "a long enough password",
  locale: "es",
  timeZone: "America/Bogota",
  departments: [{ es: "Ventas", en: "Sales" }, { es: "Soporte" }],
  origins: ["https://www.tejidos.example/", "https://*.tejidos.example"],
};
const tokenOf = (url: string | null) => url?.split("/").at(-1) ?? "";

onEachDatabase("the first start", (engine) => {
  let web: TestWeb;
  afterEach(() => web.close());

  it("without an administrator prints a link; the wizard behind it makes all a first chat needs", async () => {
    web = await openWeb({ engine, wizard: true });
    expect(web.setupUrl).toMatch(/^http:\/\/localhost:3000\/console\/setup\/[\w-]{43}$/);
    const browser = web.browser();
    const path = `/setup/${tokenOf(web.setupUrl)}`;
    expect(await browser.value("GET", path)).toEqual({ defaultLocale: "en" });
    const done = await browser.value<SetupDone>("POST", path, ANSWERS);
    expect(done).toMatchObject({ me: { role: "admin", status: "online", locale: "es" }, demo: "/demo/es/" });
    const [site] = await browser.value<SiteAdmin[]>("GET", "/sites");
    const departments = await browser.value<DepartmentAdmin[]>("GET", "/departments");
    expect(done.scriptTag).toBe(
      `<script async src="http://localhost:3000/widget.js" data-site="${site?.key}"></script>`,
    );
    expect(site).toMatchObject({
      origins: ["https://www.tejidos.example", "https://*.tejidos.example"],
      defaultDepartmentId: departments[0]?.id,
    });
    expect(departments.map(({ names, memberIds }) => ({ names, memberIds }))).toEqual([
      { names: { es: "Ventas", en: "Sales" }, memberIds: [done.me.id] },
      { names: { es: "Soporte" }, memberIds: [done.me.id] },
    ]);
    expect(await browser.value("GET", "/settings")).toMatchObject({
      organisation: "Tejidos Ñ",
      timeZone: "America/Bogota",
    });
  });

  it("the link works once, also for two who are in it at the same moment", async () => {
    web = await openWeb({ engine, wizard: true });
    const path = `/setup/${tokenOf(web.setupUrl)}`;
    const answers = await Promise.all([1, 2].map(() => web.browser().send("POST", path, ANSWERS)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 410]);
    expect((await web.browser().send("GET", path)).body).toMatchObject({ error: "expired" });
    expect(await firstStart(web.app)).toEqual({ setupUrl: null });
  });

  it("every start prints a fresh link; a wrong one opens nothing", async () => {
    web = await openWeb({ engine, wizard: true });
    const { setupUrl } = await firstStart(web.app);
    expect(setupUrl).not.toBe(web.setupUrl);
    for (const url of [web.setupUrl, setupUrl]) {
      expect((await web.browser().send("GET", `/setup/${tokenOf(url)}`)).status).toBe(200);
    }
    expect((await web.browser().send("GET", "/setup/guess")).status).toBe(410);
    expect((await web.browser().send("POST", "/setup/guess", ANSWERS)).status).toBe(410);
    const rows = await web.database.rows<{ name: string }>("select name from settings");
    expect(rows.every((row) => !row.name.includes(tokenOf(setupUrl)))).toBe(true);
    const bad = await web
      .browser()
      .send("POST", `/setup/${tokenOf(setupUrl)}`, { ...ANSWERS, departments: [] });
    expect(bad.body).toMatchObject({ error: "bad-input", field: "departments" });
  });

  it("with an administrator in the environment makes it, whichever of several processes is first", async () => {
    web = await openWeb({ engine, wizard: true });
    const app = { ...web.app, config: { ...web.app.config, admin: ADMIN } };
    const starts = await Promise.all([firstStart(app), firstStart(app), firstStart(app)]);
    expect(starts).toEqual([{ setupUrl: null }, { setupUrl: null }, { setupUrl: null }]);
    const admin = await web.admin();
    const departments = await admin.value<DepartmentAdmin[]>("GET", "/departments");
    expect(departments.map((department) => department.names)).toEqual([
      { en: "Sales", es: "Ventas" },
      { en: "Support", es: "Soporte" },
    ]);
    expect(await admin.value("GET", "/session")).toMatchObject({
      name: "Ana",
      status: "online",
      departmentIds: departments.map((department) => department.id).sort(),
    });
    expect(await admin.value<SiteAdmin[]>("GET", "/sites")).toHaveLength(1);
    // A later start, even with other credentials, changes nothing: a link given before is dead.
    await firstStart({ ...app, config: { ...app.config, admin: { ...ADMIN, password: "something else" } } });
    await web.admin();
    expect((await web.browser().send("GET", `/setup/${tokenOf(web.setupUrl)}`)).status).toBe(410);
  });
});
