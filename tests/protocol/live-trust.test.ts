import type { BlockVisitor } from "@palique/shared/blocks.ts";
import { expect, test } from "vitest";
import { callApi, connectOperator, hireOperator, newToken, startInput } from "../support/clients.ts";
import { staffed, useDesk } from "../support/desk.ts";
import { browsersOn, everybody, here, makeSite, watching } from "../support/visits.ts";

const desk = useDesk({ env: { TRUST_PROXY: "1" } });
const browse = browsersOn(desk);
const adminConsole = () => connectOperator(desk().server, desk().admin, { status: null });

test("agents see the sites that offer their department, and conversations of theirs only", async () => {
  const mine = await staffed(desk());
  const other = await staffed(desk());
  const both = await makeSite(desk(), { departmentIds: [mine.departmentId, other.departmentId] });
  const theirs = await makeSite(desk(), { departmentIds: [other.departmentId] });
  const agent = await watching(mine.operator);
  const admin = await watching(await adminConsole(), { filter: { page: "/agents" } });
  for (const { key } of [both, theirs]) {
    const visitor = await browse({ key });
    await visitor.value("visit:here", here("/agents"));
    await visitor.value("chat:start", startInput(newToken(), other.departmentId));
  }
  await admin.until("both chats", ({ counts }) => counts.inChat === 2);
  const row = await agent.row("the shared site's", (one) => one.siteId === both.id);
  expect(row.conversation).toBeNull();
  const secret = admin.newest().rows.find((one) => one.siteId === theirs.id);
  const window = await mine.operator.value("live:watch", everybody({ openId: secret?.id ?? "" }));
  expect(window.rows.map(({ siteId }) => siteId)).not.toContain(theirs.id);
  expect(window).toMatchObject({ open: null, counts: { inChat: 0 } });
  const byDepartment = everybody({ filter: { departmentId: other.departmentId } });
  expect((await mine.operator.value("live:watch", byDepartment)).counts.fitting).toBe(0);
  expect((await other.operator.value("live:watch", byDepartment)).counts.fitting).toBe(2);
});

test("a console that loses its right is shown nobody any more", async () => {
  const { operator, api, departmentId } = await staffed(desk());
  const site = await makeSite(desk(), { departmentIds: [departmentId] });
  const live = await watching(operator, { filter: { siteId: site.id } });
  const visitor = await browse({ key: site.key });
  await visitor.value("visit:here", here("/secret"));
  await live.row("the visitor", () => true);
  await desk().admin.value("PATCH", `/operators/${api.me.id}`, { departmentIds: [] });
  await live.until("nobody", ({ rows, counts }) => rows.length === 0 && counts.all === 0);
  visitor.tell("page", { url: "https://shop.example/later", title: "Later", referrer: "" });
  const admin = await watching(await adminConsole(), { filter: { siteId: site.id } });
  await admin.row("the next page", (one) => one.page.title === "Later");
  expect(JSON.stringify(operator.got("live").at(-1))).not.toContain("Later");
});

test("forged and oversized input is refused or cut, and harms nobody else", async () => {
  const live = await watching(await adminConsole());
  const attacker = await browse();
  const script = { ...here("/x"), page: { url: "javascript:alert(1)", title: "<b>", referrer: "" } };
  expect(await attacker.ask("visit:here", script)).toMatchObject({ ok: false, error: "bad-input" });
  expect(await attacker.ask("visit:here", { ...here("/x"), tab: "../../etc" })).toMatchObject({ ok: false });
  const odd = {
    ...here("/odd"),
    page: { url: "https://shop.example/odd", title: "odd", referrer: "javascript:alert(1)" },
    visitMs: 1e300,
    pageMs: -1,
    visits: 1e9,
    timeZone: "Mars/Olympus",
    screen: { width: 1e9, height: 0 },
    attributes: Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`a${i}`, "x".repeat(500)])),
  };
  await attacker.value("visit:here", odd);
  const row = await live.row("the odd one", (one) => one.page.title === "odd");
  expect(row).toMatchObject({ referrer: "", visits: null, timeZone: null });
  expect(Math.abs(row.since - live.newest().at)).toBeLessThan(60_000);
  const dropped = new Promise((done) => attacker.socket.once("disconnect", done));
  attacker.tell("visit:attributes", { attributes: { big: "x".repeat(10_000_000) } });
  await dropped;
  const other = await browse();
  await other.value("visit:here", here("/unharmed"));
  await live.row("another visitor", (one) => one.page.title === "/unharmed");
});

test("a page that talks without end is told to slow down", async () => {
  const visitor = await browse();
  const replies = await Promise.all(
    Array.from({ length: 80 }, () => visitor.ask("visit:here", here("/storm"))),
  );
  expect(replies.filter((reply) => !reply.ok && reply.error === "rate-limited").length).toBeGreaterThan(0);
});

test("a site that does not track shows who opened the panel, and nobody else", async () => {
  const site = await makeSite(desk(), { tracking: "off" });
  const live = await watching(await adminConsole(), { filter: { siteId: site.id } });
  const looking = await browse({ key: site.key });
  await looking.value("visit:here", here("/only-looks"));
  const asking = await browse({ key: site.key });
  await asking.value("session:open", {});
  await asking.value("visit:here", here("/asks"));
  await live.row("who asks", (one) => one.page.title === "/asks");
  expect(live.newest().counts.fitting).toBe(1);
  expect(live.newest().rows.map(({ page }) => page.title)).toEqual(["/asks"]);
});

test("who withdraws consent is out of the list at once, and stays out", async () => {
  const live = await watching(await adminConsole(), { filter: { page: "/consent" } });
  const visitor = await browse();
  await visitor.value("visit:here", here("/consent"));
  await live.row("the visitor", () => true);
  await visitor.value("visit:forget", {});
  await live.until("nobody", ({ rows }) => rows.length === 0);
  visitor.tell("page", { url: "https://shop.example/consent/2", title: "2", referrer: "" });
  await visitor.value("session:open", {});
  const other = await browse();
  await other.value("visit:here", here("/consent/3"));
  await live.row("another one", (one) => one.page.title === "/consent/3");
  expect(live.newest().rows).toHaveLength(1);
});

test("robots are not visitors, and whoever is kept out is not shown until let in again", async () => {
  const { departmentId, operator, api } = await staffed(desk(), {}, { role: "supervisor" });
  const live = await watching(await adminConsole(), { filter: { page: "/kept" } });
  const robot = await browse({ userAgent: "Mozilla/5.0 (compatible; Googlebot/2.1)" });
  await robot.value("visit:here", here("/kept/robot"));
  const visitor = await browse();
  await visitor.value("visit:here", here("/kept/out"));
  const { chat } = await visitor.value("chat:start", startInput(newToken(), departmentId));
  await operator.next("conversation", (one) => one.id === chat?.conversationId);
  await live.row("the visitor", (one) => one.conversation !== null);
  expect(live.newest().counts.fitting).toBe(1);
  const block: BlockVisitor = { browser: true, email: false, range: null, reason: "", time: "day" };
  await api.value("POST", `/conversations/${chat?.conversationId}/block`, block);
  await live.until("nobody", ({ rows }) => rows.length === 0);
  const [mine] = await api.value<{ id: string }[]>("GET", "/blocks");
  await api.value("DELETE", `/blocks/${mine?.id}`);
  await live.row("the visitor again", (one) => one.page.title === "/kept/out");
});

test("a tracked page that opens no panel hears nothing of who can answer", async () => {
  const tracked = await browse();
  await tracked.value("visit:here", here("/tracked"));
  const panel = await browse();
  await panel.value("session:open", {});
  await staffed(desk());
  await panel.next("availability");
  await tracked.value("visit:here", here("/tracked"));
  expect(tracked.got("availability")).toEqual([]);
});

test("only signed-in operators watch, and a key of another site opens nothing", async () => {
  const visitor = await browse();
  expect(await Promise.race([visitor.raw("live:watch", everybody()), silence()])).toBe("silence");
  await expect(browse({ key: "pk_nobody" })).rejects.toThrow("site-unknown");
  const { status } = await callApi(desk().server, "GET", "/sites");
  expect(status).toBe(401);
  const agent = await hireOperator(desk().server, desk().admin, {
    email: "alone@example.com",
    name: "Alone",
  });
  const console_ = await connectOperator(desk().server, agent, { status: null });
  const window = await console_.value("live:watch", everybody());
  expect(window).toMatchObject({ rows: [], counts: { all: 0, countries: [] } });
});

const silence = () => new Promise((done) => setTimeout(done, 300, "silence"));
