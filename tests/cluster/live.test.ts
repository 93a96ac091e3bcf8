import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { connectOperator, newClientId, newToken, signIn, siteKey, startInput } from "../support/clients.ts";
import { createDatabase, type TestDatabase } from "../support/databases.ts";
import { type Desk, staffed } from "../support/desk.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { browsersOn, here, watching } from "../support/visits.ts";

/** Who is on the sites, with pages on two server processes: every console sees all of them, each once. */

const REDIS_URL = process.env.TEST_REDIS_URL ?? "redis://127.0.0.1:6379";
const env = { REDIS_URL, TRUST_PROXY: "1" };
let database: TestDatabase;
let first: TestServer;
let second: TestServer;
let desk: Desk;

beforeAll(async () => {
  database = await createDatabase("postgres");
  [first, second] = await Promise.all([startServer({ database, env }), startServer({ database, env })]);
  const admin = await signIn(first);
  desk = { server: first, admin, key: await siteKey(admin) };
});
afterAll(async () => {
  await Promise.all([first?.stop(), second?.stop()]);
  await database?.drop();
});

const on = (server: TestServer) => browsersOn(() => ({ ...desk, server }));
const consoleOn = (server: TestServer) => connectOperator(server, desk.admin, { status: null });
const SHOP = "https://shop.example";

test("windows, counts and order are of everybody, whichever process their page is on", async () => {
  for (const [index, server] of [first, second, first, second].entries()) {
    const visitor = await on(server)();
    await visitor.value("visit:here", here(`/all/${index}`, { attributes: { at: index } }));
  }
  for (const server of [first, second]) {
    const live = await watching(await consoleOn(server), {
      filter: { page: "/all/" },
      sort: "page",
      descending: false,
      size: 3,
    });
    expect(live.first.counts).toMatchObject({ all: 4, fitting: 4, online: 4 });
    expect(live.first.rows.map(({ page }) => page.title)).toEqual(["/all/0", "/all/1", "/all/2"]);
  }
  const visitor = await on(second)();
  const live = await watching(await consoleOn(first), { filter: { page: "/moves" } });
  await visitor.value("visit:here", here("/moves"));
  const { id } = await live.row("the new one", () => true);
  visitor.tell("page", { url: `${SHOP}/moves/on`, title: "On", referrer: "" });
  visitor.tell("visit:event", { name: "cart", data: {} });
  const opened = await watching(await consoleOn(first), { filter: { page: "/nowhere" }, openId: id });
  expect(opened.first.open?.id).toBe(id);
  const { open } = await opened.until("what it did", (window) => window.open?.events.length);
  expect(open?.trail.map(({ title }) => title)).toEqual(["/moves", "On"]);
  visitor.close();
  await live.row("left", (row) => row.state === "left");
});

test("a browser with pages on both processes is one, in what it did, too", async () => {
  const token = newToken();
  const [one, two] = [await on(first)({ token }), await on(second)({ token })];
  await one.value("visit:here", here("/both/1"));
  await two.value("visit:here", here("/both/2"));
  for (const server of [first, second]) {
    const live = await watching(await consoleOn(server), { filter: { page: "/both" } });
    const { rows } = await live.until("one row", ({ rows }) => rows.length === 1 && rows[0]?.pages === 2);
    const opened = await watching(await consoleOn(server), { openId: rows[0]?.id ?? "" });
    expect(opened.first.open?.trail.map(({ title }) => title)).toEqual(["/both/1", "/both/2"]);
    expect(live.newest().counts.fitting).toBe(1);
  }
});

test("a click on a link that ends on the other process goes on with the visit", async () => {
  const address = "198.51.100.9";
  const live = await watching(await consoleOn(second), { filter: { page: "/hop" } });
  const page = await on(first)({ address });
  await page.value("visit:here", here("/hop"));
  const before = await live.row("the first page", () => true);
  page.close();
  const next = await on(second)({ address });
  await next.value("visit:here", here("/hop/2", {}, `${SHOP}/hop`));
  const after = await live.row("the next page", (row) => row.page.title === "/hop/2" && row.pages === 2);
  expect(after.id).toBe(before.id);
  await live.until("nobody else", ({ rows }) => rows.length === 1);
});

test("a chat that starts on one process is in the list of the other, and its pages are stored as one visit", async () => {
  const { departmentId } = await staffed(desk);
  const token = newToken();
  const visitor = await on(second)({ token });
  await visitor.value("visit:here", here("/chat/1"));
  const live = await watching(await consoleOn(first), { filter: { page: "/chat" } });
  await visitor.value("chat:start", startInput(token, departmentId));
  const twin = await on(first)({ token });
  await twin.value("visit:here", here("/chat/2"));
  const row = await live.row("the chat", ({ conversation, pages }) => conversation !== null && pages === 2);
  expect(row.name).toBe("Marta");
  const stored = () => database.rows<{ pages: number }>('select "pages" from "visits"');
  await expect.poll(async () => (await stored()).map(({ pages }) => pages), { timeout: 10_000 }).toEqual([2]);
});

test("an operator invites somebody whose page is on the other process, and sees what becomes of it", async () => {
  const visitor = await on(second)();
  await visitor.value("visit:here", here("/invited"));
  const operator = await consoleOn(first);
  const live = await watching(operator, { filter: { page: "/invited" } });
  const { id } = await live.row("the visitor", () => true);
  await operator.value("live:invite", { clientId: newClientId(), visitorId: id, text: "Can I help?" });
  const invitation = await visitor.next("invitation");
  await live.row("asked", (row) => row.invitation?.state === "asked");
  visitor.tell("invitation:move", { id: invitation.id, to: "opened" });
  await live.row("opened", (row) => row.invitation?.state === "opened");
});

test("consent that is withdrawn on one process takes the browser off the list of both", async () => {
  const token = newToken();
  const [one, two] = [await on(first)({ token }), await on(second)({ token })];
  await one.value("visit:here", here("/consent/1"));
  await two.value("visit:here", here("/consent/2"));
  const live = await watching(await consoleOn(first), { filter: { page: "/consent" } });
  await live.until("one row", ({ rows }) => rows.length === 1 && rows[0]?.pages === 2);
  await two.value("visit:forget", {});
  await live.until("nobody", ({ rows }) => rows.length === 0);
});

test("consent that is withdrawn on one process leaves nothing of the visit stored by the other", async () => {
  const { departmentId } = await staffed(desk);
  const stored = (url: string) =>
    database.rows<{ id: string }>(`select "id" from "visits" where "trail" like '%${url}%'`);
  const knownOn = async (server: TestServer, path: string) => {
    const visitor = await on(server)({ token: newToken() });
    await visitor.value("visit:here", here(path));
    await visitor.value("chat:start", startInput(visitor.token, departmentId));
    return visitor;
  };
  const one = await knownOn(first, "/withdrawn/1");
  const two = await on(second)({ token: one.token });
  await two.value("visit:here", here("/withdrawn/2"));
  await expect.poll(() => stored("/withdrawn/2"), { timeout: 10_000 }).toHaveLength(1);
  await one.value("visit:forget", {});
  // What the other process has to write of anybody it writes together.
  await knownOn(second, "/witness");
  await expect.poll(() => stored("/witness"), { timeout: 10_000 }).toHaveLength(1);
  expect(await stored("/withdrawn")).toEqual([]);
});

test("a process that hangs or dies takes only its own visitors off the list", async () => {
  const doomed = await startServer({ database, env });
  onTestFinished(() => doomed.stop());
  const stays = await on(second)();
  await stays.value("visit:here", here("/doomed/stays"));
  const goes = await on(doomed)();
  await goes.value("visit:here", here("/doomed/goes"));
  const live = await watching(await consoleOn(first), { filter: { page: "/doomed" } });
  await live.until("both", ({ rows }) => rows.length === 2);
  doomed.freeze();
  const other = await consoleOn(second);
  const startedAt = performance.now();
  const fresh = await watching(other, { filter: { page: "/doomed/stays" } });
  expect(performance.now() - startedAt).toBeLessThan(5_000);
  expect(fresh.first.rows).toHaveLength(1);
  await live.until("who stays", ({ rows }) => rows.length === 1 && rows[0]?.page.title === "/doomed/stays");
}, 60_000);
