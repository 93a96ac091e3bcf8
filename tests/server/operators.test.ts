import { createHash } from "node:crypto";
import type {
  DepartmentAdmin,
  Invite,
  OperatorAdmin,
  OperatorList,
  SiteAdmin,
} from "@palique/shared/admin.ts";
import type { OperatorSelf } from "@palique/shared/operator.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { onEachDatabase } from "../support/each-database.ts";
import { ADMIN } from "../support/server.ts";
import { type Browser, openWeb, type TestWeb } from "../support/web.ts";

const DAY = 24 * 3_600_000;
const PASSWORD = "a long enough password";

/** Invites, accepts and answers the new operator's browser. */
async function join(
  web: TestWeb,
  admin: Browser,
  role: string,
  email: string,
): Promise<[Browser, OperatorSelf]> {
  const invite = await admin.value<Invite>("POST", "/operators/invites", {
    email,
    role,
    departmentIds: (await admin.value<DepartmentAdmin[]>("GET", "/departments")).map(({ id }) => id),
    capacity: 3,
  });
  const browser = web.browser();
  const me = await browser.value<OperatorSelf>("POST", `/invites/${tokenOf(invite)}`, {
    name: email.split("@")[0],
    password: PASSWORD,
    locale: "es",
  });
  return [browser, me];
}

function tokenOf(invite: Invite): string {
  return invite.link?.split("/").at(-1) ?? "";
}

onEachDatabase("the team", (engine) => {
  let web: TestWeb;
  let admin: Browser;
  beforeAll(async () => {
    web = await openWeb({ engine });
    admin = await web.admin();
  });
  afterAll(() => web.close());

  it("an invited operator has the role, departments and capacity of the invite, and the link works once", async () => {
    const departments = await admin.value<DepartmentAdmin[]>("GET", "/departments");
    const [first] = departments;
    const invite = await admin.value<Invite>("POST", "/operators/invites", {
      email: "Luis@Example.com",
      role: "supervisor",
      departmentIds: [first?.id, "no-such-department"],
      capacity: 7,
    });
    expect(invite.link).toMatch(/^http:\/\/localhost:3000\/console\/invite\/[\w-]{43}$/);
    const stranger = web.browser();
    const path = `/invites/${tokenOf(invite)}`;
    expect(await stranger.value("GET", path)).toEqual({ email: "luis@example.com", organisation: "Palique" });
    const accept = { name: "Luis", password: PASSWORD, locale: "es" };
    const me = await stranger.value<OperatorSelf>("POST", path, accept);
    expect(me).toMatchObject({
      role: "supervisor",
      email: "luis@example.com",
      departmentIds: [first?.id],
      capacity: 7,
      status: "online",
    });
    expect(await stranger.value("GET", "/session")).toEqual(me);
    const again = await web.browser().send("POST", path, accept);
    expect([again.status, again.body]).toMatchObject([410, { error: "expired" }]);
    expect((await web.browser().send("GET", path)).status).toBe(410);
    const taken = await admin.send("POST", "/operators/invites", {
      email: "luis@example.com",
      role: "agent",
      departmentIds: [],
      capacity: 1,
    });
    expect(taken.body).toMatchObject({ error: "email-taken", field: "email" });
  });

  it("two who open the same link at once make one operator", async () => {
    const invite = await admin.value<Invite>("POST", "/operators/invites", {
      email: "twice@example.com",
      role: "agent",
      departmentIds: [],
      capacity: 1,
    });
    const accept = { name: "T", password: PASSWORD, locale: "en" };
    const answers = await Promise.all(
      [1, 2].map(() => web.browser().send("POST", `/invites/${tokenOf(invite)}`, accept)),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 410]);
  });

  it("inviting again ends the first link, revoking ends it too, and it expires after seven days", async () => {
    const ask = { email: "late@example.com", role: "agent", departmentIds: [], capacity: 1 };
    const first = await admin.value<Invite>("POST", "/operators/invites", ask);
    const second = await admin.value<Invite>("POST", "/operators/invites", ask);
    expect((await web.browser().send("GET", `/invites/${tokenOf(first)}`)).status).toBe(410);
    expect((await web.browser().send("GET", `/invites/${tokenOf(second)}`)).status).toBe(200);
    const { invites } = await admin.value<OperatorList>("GET", "/operators");
    const listed = invites.filter((invite) => invite.email === ask.email);
    expect(listed).toMatchObject([{ id: second.id, link: null }]);
    await admin.value("DELETE", `/operators/invites/${second.id}`);
    expect((await web.browser().send("GET", `/invites/${tokenOf(second)}`)).status).toBe(410);
    expect((await admin.send("DELETE", `/operators/invites/${second.id}`)).status).toBe(404);
    const third = await admin.value<Invite>("POST", "/operators/invites", ask);
    web.clock.now += 7 * DAY + 1;
    const late = await web
      .browser()
      .send("POST", `/invites/${tokenOf(third)}`, { name: "L", password: PASSWORD, locale: "en" });
    expect(late.body).toMatchObject({ ok: false, error: "expired" });
    web.clock.now -= 7 * DAY + 1;
  });

  it("an invitation is also queued as a mail, with its link", async () => {
    const invite = await admin.value<Invite>("POST", "/operators/invites", {
      email: "mailed@example.com",
      role: "agent",
      departmentIds: [],
      capacity: 1,
    });
    const jobs = await web.database.rows<{ payload: string }>("select payload from jobs where kind = 'mail'");
    expect(jobs.some((job) => job.payload.includes(String(invite.link)))).toBe(true);
  });

  it("the last administrator stays one: not demoted, not disabled, not by two at once", async () => {
    const { operators } = await admin.value<OperatorList>("GET", "/operators");
    const me = operators.find((operator) => operator.email === ADMIN.email);
    for (const change of [{ role: "agent" }, { disabled: true }]) {
      const answer = await admin.send("PATCH", `/operators/${me?.id}`, change);
      expect([answer.status, answer.body]).toMatchObject([409, { error: "last-admin" }]);
    }
    const [second, secondSelf] = await join(web, admin, "admin", "second@example.com");
    const answers = await Promise.all([
      admin.send("PATCH", `/operators/${secondSelf.id}`, { role: "agent" }),
      second.send("PATCH", `/operators/${me?.id}`, { role: "agent" }),
    ]);
    const refused = answers.filter((answer) => answer.status !== 200);
    expect(refused).toHaveLength(1);
    const left = await web.database.rows("select id from operators where role = 'admin' and disabled = 0");
    expect(left).toHaveLength(1);
    // Whoever is left gives it back, for the tests that follow.
    const keeper = answers[0]?.status === 200 ? admin : second;
    await keeper.value("PATCH", `/operators/${keeper === admin ? secondSelf.id : me?.id}`, { role: "admin" });
  });

  it("disabling ends every session at once and the password no longer signs in; enabling brings all back", async () => {
    const [agent, self] = await join(web, admin, "agent", "gone@example.com");
    const saved = await admin.value<OperatorAdmin>("PATCH", `/operators/${self.id}`, { disabled: true });
    expect(saved.disabled).toBe(true);
    expect(web.events("session.ended").at(-1)).toEqual({
      type: "session.ended",
      operatorId: self.id,
      tokenHash: null,
      except: null,
    });
    expect((await agent.send("GET", "/session")).body).toMatchObject({ ok: false, error: "not-signed-in" });
    const credentials = { email: self.email, password: PASSWORD };
    expect((await agent.send("POST", "/session", credentials)).body).toMatchObject({
      error: "wrong-credentials",
    });
    const departments = await admin.value<DepartmentAdmin[]>("GET", "/departments");
    expect(departments.flatMap((department) => department.memberIds)).not.toContain(self.id);
    // Saving the members of a department leaves the disabled one where it was.
    const [first] = departments;
    await admin.value("PATCH", `/departments/${first?.id}`, { memberIds: first?.memberIds });
    await admin.value("PATCH", `/operators/${self.id}`, { disabled: false });
    expect(await agent.value("POST", "/session", credentials)).toMatchObject({
      departmentIds: self.departmentIds,
    });
  });

  it("an operator removed from every department still signs in and works the profile", async () => {
    const [agent, self] = await join(web, admin, "agent", "alone@example.com");
    await admin.value("PATCH", `/operators/${self.id}`, { departmentIds: [] });
    expect(await agent.value("PATCH", "/profile", { name: "Solo" })).toMatchObject({
      name: "Solo",
      departmentIds: [],
    });
    expect(web.events("operator.changed")).toContainEqual({ type: "operator.changed", operatorId: self.id });
  });

  it("a new password ends the other sessions and keeps this one", async () => {
    const [here, self] = await join(web, admin, "agent", "keys@example.com");
    const elsewhere = web.browser();
    await elsewhere.value("POST", "/session", { email: self.email, password: PASSWORD });
    const wrong = await here.send("PUT", "/profile/password", {
      current: "not it",
      next: "another long one",
    });
    expect(wrong.body).toMatchObject({ error: "wrong-credentials", field: "current" });
    const short = await here.send("PUT", "/profile/password", { current: PASSWORD, next: "short" });
    expect(short.body).toMatchObject({ error: "bad-input", field: "next" });
    await here.value("PUT", "/profile/password", { current: PASSWORD, next: "another long one" });
    expect((await here.send("GET", "/session")).body).toMatchObject({ ok: true });
    expect((await elsewhere.send("GET", "/session")).body).toMatchObject({
      ok: false,
      error: "not-signed-in",
    });
    expect((await elsewhere.send("POST", "/session", { email: self.email, password: PASSWORD })).status).toBe(
      401,
    );
    await elsewhere.value("POST", "/session", { email: self.email, password: "another long one" });
  });

  it("an avatar is known by its bytes, served for ever under its version, and gone when removed", async () => {
    const png = Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), Buffer.alloc(500, 7)]);
    const put = (bytes: Buffer, type = "image/png") =>
      admin.send("PUT", "/profile/avatar", new Uint8Array(bytes), { "Content-Type": type });
    const answer = await put(png);
    expect(answer.status).toBe(200);
    const { avatar } = await admin.value<OperatorSelf>("GET", "/session");
    const tag = createHash("sha256").update(png).digest("hex").slice(0, 16);
    expect(avatar).toMatch(new RegExp(`^/api/v1/operators/[\\w-]+/avatar\\?v=${tag}$`));
    const image = await fetch(web.url + avatar);
    expect(Buffer.from(await image.arrayBuffer())).toEqual(png);
    expect(Object.fromEntries(image.headers)).toMatchObject({
      "content-type": "image/png",
      "cache-control": "public, max-age=31536000, immutable",
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "cross-origin",
      "content-security-policy": "default-src 'none'; sandbox",
    });
    const old = await fetch(web.url + avatar?.replace(tag, "0000000000000000"));
    expect(old.headers.get("cache-control")).toBe("no-cache");
    for (const [bytes, type] of [
      [Buffer.from("<svg onload=alert(1)>"), "image/png"],
      [Buffer.concat([png, Buffer.alloc(100_000)]), "image/png"],
      [Buffer.alloc(0), "image/png"],
      [png, "text/html"],
    ] as const) {
      expect((await put(bytes, type)).body).toMatchObject({ ok: false, error: "bad-input" });
    }
    await admin.value("DELETE", "/profile/avatar");
    expect((await fetch(web.url + avatar)).status).toBe(404);
  });

  it("every administrative act leaves an audit entry that names who and what", async () => {
    const acts = await web.database.rows<{ action: string; operatorId: string | null }>(
      'select action, "operatorId" from "auditEntries"',
    );
    const names = new Set(acts.map((act) => act.action));
    for (const act of ["setup.complete", "operator.sign-in", "operator.invite", "operator.uninvite"]) {
      expect(names).toContain(act);
    }
    for (const act of ["operator.accept-invite", "operator.update", "operator.disable", "operator.enable"]) {
      expect(names).toContain(act);
    }
    expect(acts.every((act) => act.operatorId)).toBe(true);
  });
});

describe("who may what", () => {
  let web: TestWeb;
  let admin: Browser;
  const others: Record<string, Browser> = {};
  beforeAll(async () => {
    web = await openWeb();
    admin = await web.admin();
    for (const role of ["supervisor", "agent"])
      [others[role]] = await join(web, admin, role, `${role}@example.com`);
  });
  afterAll(() => web.close());

  const ADMIN_ONLY: [string, string, unknown?][] = [
    ["GET", "/operators"],
    ["PATCH", "/operators/x", { role: "admin" }],
    ["POST", "/operators/invites", { email: "a@example.com", role: "admin", departmentIds: [], capacity: 1 }],
    ["DELETE", "/operators/invites/x"],
    ["GET", "/departments"],
    ["POST", "/departments", null],
    ["PATCH", "/departments/x", { disabled: true }],
    ["GET", "/sites"],
    ["POST", "/sites", null],
    ["PATCH", "/sites/x", { name: "x" }],
    ["GET", "/settings"],
    ["PATCH", "/settings", { organisation: "Mine" }],
  ];

  it.each(ADMIN_ONLY)("%s %s is for administrators alone", async (method, path, given) => {
    const [department] = await admin.value<DepartmentAdmin[]>("GET", "/departments");
    const [site] = await admin.value<SiteAdmin[]>("GET", "/sites");
    const body = given === null ? (path === "/sites" ? site : department) : given;
    expect((await web.browser().send(method, path, body)).body).toMatchObject({ error: "not-signed-in" });
    for (const browser of Object.values(others)) {
      const answer = await browser.send(method, path, body);
      expect([answer.status, answer.body]).toMatchObject([403, { error: "forbidden" }]);
    }
    const answer = await admin.send(method, path, body);
    expect(answer.status).toBe(path.endsWith("/x") ? 404 : 200);
  });

  it("everybody works their own profile, nobody without a session", async () => {
    for (const browser of Object.values(others)) {
      expect(await browser.value("PATCH", "/profile", { theme: "dark" })).toMatchObject({ theme: "dark" });
    }
    for (const [method, path] of [
      ["PATCH", "/profile"],
      ["PUT", "/profile/password"],
      ["DELETE", "/profile/avatar"],
    ] as const) {
      expect((await web.browser().send(method, path, {})).status).toBe(401);
    }
  });

  it("a profile cannot give its own role, capacity or departments", async () => {
    const agent = others.agent;
    const before = await agent?.value<OperatorSelf>("GET", "/session");
    await agent?.value("PATCH", "/profile", { name: "Me", role: "admin", capacity: 99, departmentIds: [] });
    const me = await agent?.value<OperatorSelf>("GET", "/session");
    expect(me).toEqual({ ...before, name: "Me" });
  });

  it("HTML in a name is a name: it comes back as it was, as JSON that nobody sniffs", async () => {
    const name = `<img src=x onerror="alert(1)">`;
    const answer = await admin.send("PATCH", "/profile", { name });
    expect(answer.body).toMatchObject({ value: { name } });
    expect(answer.headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  });
});
