import { expect, test } from "vitest";
import { hireOperator } from "../support/clients.ts";
import { useDesk } from "../support/desk.ts";
import { layLine } from "../support/network.ts";
import { batch, closed, cobrowsing, connectPage, connectWatcher, showPage } from "../support/sharing.ts";
import { pause } from "../support/wait.ts";

const desk = useDesk();
/** Longer than it takes until it is told that no page is there. */
const GRACE_MS = 2_600;

/** A co-browsing with a page that is shown and an operator who looks on. */
async function shown() {
  const { server, key } = desk();
  const chat = await cobrowsing(desk());
  const watcher = await connectWatcher(server, chat.api, chat.shareId);
  const page = await showPage(server, key, chat.visitor.token, chat.shareId);
  return { ...chat, watcher, page };
}

test("what the tab that is shown sends reaches the operator who looks on, unopened and from a full snapshot on", async () => {
  const { server, key } = desk();
  const { visitor, api, shareId } = await cobrowsing(desk());
  const watcher = await connectWatcher(server, api, shareId);
  expect((await watcher.next("page")).state).toBe("away");
  const page = await connectPage(server, key, visitor.token, shareId);
  page.tell("seen", { visible: true });
  expect(await page.next("shown")).toEqual({ shown: true });
  await watcher.next("page", ({ state }) => state === "live");
  await page.value("frames", batch(page, 0));
  await page.value("frames", batch(page, 1, { full: true, text: "[1,2,3]" }));
  await page.value("frames", batch(page, 2));
  await watcher.next("frames", ({ seq }) => seq === 2);
  expect(watcher.got("frames").map(({ bytes }) => Buffer.from(bytes).toString())).toEqual(["[1,2,3]", "[2]"]);
  expect((await page.next("watchers", (all) => all.length > 0)).map((one) => one.name)).toEqual([
    api.me.name,
  ]);
  const late = await connectWatcher(server, api, shareId);
  await page.next("snapshot");
  await page.value("frames", batch(page, 3));
  await page.value("frames", batch(page, 4, { full: true }));
  await late.next("frames", ({ seq }) => seq === 4);
  expect(late.got("frames").map(({ seq }) => seq)).toEqual([4]);
});

test("the tab in sight last is shown and no other; when it goes away one that is left is", async () => {
  const { server, key } = desk();
  const { visitor, shareId, page: first, watcher } = await shown();
  const second = await showPage(server, key, visitor.token, shareId);
  await first.next("shown", (one) => !one.shown);
  expect(await first.ask("frames", batch(first, 0))).toMatchObject({ ok: false, error: "conflict" });
  await second.value("frames", batch(second, 0, { full: true }));
  await watcher.next("frames", ({ tab }) => tab === second.tab);
  first.forget();
  watcher.forget();
  second.close();
  await first.next("shown", (one) => one.shown);
  await watcher.next("page", ({ state }) => state === "live");
  first.tell("seen", { visible: true, tooLarge: true });
  await watcher.next("page", ({ state }) => state === "too-large");
  first.tell("seen", { visible: false });
  await watcher.next("page", ({ state }) => state === "hidden");
  watcher.forget();
  first.close();
  expect((await watcher.next("page")).state).toBe("away");
});

test("going from page to page is no news to the operator", async () => {
  const { server, key } = desk();
  const { visitor, shareId, page, watcher } = await shown();
  await watcher.next("page", ({ state }) => state === "live");
  watcher.forget();
  page.tell("seen", { visible: false });
  page.close();
  await showPage(server, key, visitor.token, shareId);
  await pause(GRACE_MS);
  expect(new Set(watcher.got("page").map(({ state }) => state))).toEqual(new Set(["live"]));
});

test("what an operator may do on the page follows what the visitor gives and takes back, at once", async () => {
  const { operator, visitor, shareId, page, watcher, api } = await shown();
  const click = { type: "click", spot: { id: 1, x: 0, y: 0 }, double: false } as const;
  watcher.tell("act", { n: 1, body: { type: "point", spot: null } });
  await page.next("act", ({ n }) => n === 1);
  watcher.tell("act", { n: 2, body: click });
  await watcher.next("acted", (one) => one.n === 2 && one.refused === "not-allowed");
  await operator.value("share:ask-more", { shareId, about: "control", level: "full" });
  await visitor.next("share", (one) => one.asks.control !== null);
  await visitor.value("share:answer-more", {
    shareId,
    about: "control",
    allow: true,
    level: "full",
    by: api.me.id,
  });
  watcher.tell("act", { n: 3, body: click });
  const act = await page.next("act", ({ n }) => n === 3);
  expect(act.operator).toEqual({ operatorId: api.me.id, name: api.me.name });
  page.tell("acted", { to: act.from, n: 3, refused: "busy" });
  await watcher.next("acted", (one) => one.n === 3 && one.refused === "busy");
  await visitor.value("share:stop", { shareId, what: "control" });
  watcher.tell("act", { n: 4, body: click });
  await watcher.next("acted", (one) => one.n === 4 && one.refused === "not-allowed");
  expect(page.got("act").map(({ n }) => n)).toEqual([1, 3]);
});

test("a page reaches nobody but who watches it, whatever it names", async () => {
  const [mine, theirs] = [await shown(), await shown()];
  const { socket } = theirs.watcher;
  for (const to of [String(socket.id), `share:${theirs.shareId}`, `watcher:${theirs.shareId}`, ""]) {
    mine.page.tell("acted", { to, n: 99, refused: null });
  }
  mine.page.tell("acted", { to: String(mine.watcher.socket.id), n: 99, refused: null });
  await mine.watcher.next("acted", ({ n }) => n === 99);
  await mine.page.value("frames", batch(mine.page, 0, { full: true }));
  await theirs.page.value("frames", batch(theirs.page, 0, { full: true }));
  await theirs.watcher.next("frames");
  expect(theirs.watcher.got("acted")).toEqual([]);
  expect(theirs.watcher.got("frames").map(({ tab }) => tab)).toEqual([theirs.page.tab]);
});

test("both sides lose the connection with the share, the session, the right to see it, and the chat", async () => {
  const ended = await shown();
  await ended.visitor.value("share:stop", { shareId: ended.shareId, what: "all" });
  await Promise.all([closed(ended.page), closed(ended.watcher)]);
  const { server, key, admin } = desk();
  await expect(connectPage(server, key, ended.visitor.token, ended.shareId)).rejects.toThrow("not-found");
  await expect(connectWatcher(server, ended.api, ended.shareId)).rejects.toThrow("not-found");

  const signedOut = await shown();
  await signedOut.api.value("DELETE", "/session");
  await closed(signedOut.watcher);

  const moved = await shown();
  const colleague = await hireOperator(server, admin, {
    email: "colleague@example.com",
    name: "Colleague",
    departmentIds: [moved.departmentId],
  });
  const [onlooker, above] = await Promise.all([
    connectWatcher(server, colleague, moved.shareId),
    connectWatcher(server, admin, moved.shareId),
  ]);
  await admin.value("PATCH", `/operators/${colleague.me.id}`, { departmentIds: [ended.departmentId] });
  await closed(onlooker);
  expect(above.socket.connected).toBe(true);
  await moved.operator.value("chat:end", { chatId: moved.chatId });
  await Promise.all([closed(moved.page), closed(above), closed(moved.watcher)]);
});

test("strangers and those with a share of somebody else are not let in", async () => {
  const { server, key } = desk();
  const { shareId, visitor } = await shown();
  const other = await shown();
  for (const [token, site] of [
    [other.visitor.token, key],
    ["a".repeat(43), key],
    [visitor.token, "nosite"],
  ] as const) {
    await expect(connectPage(server, site, token, shareId)).rejects.toThrow();
  }
  await expect(connectWatcher(server, { ...other.api, cookie: "" }, shareId)).rejects.toThrow();
  // Of another department.
  await expect(connectWatcher(server, other.api, shareId)).rejects.toThrow("not-found");
});

test("a page that floods is told when to go on, and there is an end to tabs and to batches", async () => {
  const { server, key } = desk();
  const { page, visitor, shareId, watcher } = await shown();
  const huge = { ...batch(page, 0, { full: true }), bytes: Buffer.alloc(4_000_001) };
  expect(await page.ask("frames", huge)).toMatchObject({ ok: false, error: "bad-input" });
  const replies = await Promise.all(
    Array.from({ length: 1_400 }, (_, seq) => page.ask("frames", batch(page, seq, { full: seq === 0 }))),
  );
  const refused = replies.filter((reply) => !reply.ok);
  expect(refused.length).toBeGreaterThan(0);
  for (const reply of refused) expect(reply).toMatchObject({ error: "rate-limited" });
  expect(Math.min(...refused.map((reply) => (reply.ok ? 0 : (reply.retryAfterMs ?? 0))))).toBeGreaterThan(0);
  const passed = replies.flatMap((reply, seq) => (reply.ok ? [seq] : []));
  await watcher.next("frames", ({ seq }) => seq === passed.at(-1));
  expect(watcher.got("frames").map(({ seq }) => seq)).toEqual(passed);
  for (let tab = 1; tab < 20; tab++) await connectPage(server, key, visitor.token, shareId);
  await expect(connectPage(server, key, visitor.token, shareId)).rejects.toThrow("at-capacity");
});

test("the largest batch arrives without WebSockets, too; one that is deep in itself is bad input and no bug", async () => {
  const { server, key } = desk();
  const { visitor, shareId, watcher } = await shown();
  const page = await showPage(server, key, visitor.token, shareId, ["polling"]);
  const largest = { ...batch(page, 0, { full: true }), bytes: Buffer.alloc(4_000_000) };
  await page.value("frames", largest);
  await watcher.next("frames", ({ bytes }) => bytes.byteLength === 4_000_000);
  // As no client would write it.
  page.socket.io.engine.write(`2/page,7["frames",${"[".repeat(20_000)}${"]".repeat(20_000)}]`);
  await page.ask("frames", batch(page, 1));
  expect(server.log().filter(({ event }) => event === "request.failed")).toEqual([]);
});

test("who cannot keep up is left out, and begins anew with a full snapshot when the line is free", async () => {
  const { server } = desk();
  const { page, watcher, api, shareId } = await shown();
  const line = await layLine(() => server.port);
  const slow = await connectWatcher(line, { ...api }, shareId, server.url);
  await page.next("snapshot");
  const large = "x".repeat(3_900_000);
  line.silence();
  page.forget();
  for (let seq = 0; seq < 7; seq++) {
    await page.value("frames", batch(page, seq, { full: seq === 0, text: large }));
  }
  await watcher.next("frames", ({ seq }) => seq === 6);
  expect(page.got("snapshot")).toEqual([]);
  line.restore();
  await page.next("snapshot");
  await page.value("frames", batch(page, 7));
  await page.value("frames", batch(page, 8, { full: true }));
  await page.value("frames", batch(page, 9));
  await slow.next("frames", ({ seq }) => seq === 9);
  const got = slow.got("frames").map(({ seq }) => seq);
  expect(got.slice(-2)).toEqual([8, 9]);
  expect(got).not.toContain(6);
  expect(watcher.got("frames").map(({ seq }) => seq)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});
