import { expect, test } from "vitest";
import { connectOperator, newToken, startInput } from "../support/clients.ts";
import { staffed, useDesk } from "../support/desk.ts";
import { browsersOn, CHROME, everybody, here, makeSite, watching } from "../support/visits.ts";

const desk = useDesk({ env: { TRUST_PROXY: "1" } });
const browse = browsersOn(desk);
const adminConsole = () => connectOperator(desk().server, desk().admin, { status: null });

test("a page that is opened, moves on and is closed is followed in the console", async () => {
  const live = await watching(await adminConsole());
  const visitor = await browse();
  const page = here("/start?utm_source=news", { attributes: { plan: "pro" } }, "https://search.example/");
  expect(await visitor.value("visit:here", page)).toEqual({ rules: [] });
  const row = await live.row("the first page", (one) => one.page.title === "/start");
  expect(row).toMatchObject({
    state: "online",
    contactId: null,
    pages: 1,
    device: { kind: "desktop", browser: "Chrome 141", system: "Windows" },
    referrer: "https://search.example/",
    campaign: "news",
    conversation: null,
  });
  visitor.tell("page", { url: "https://shop.example/next", title: "Next", referrer: "" });
  await live.row("the next page", (one) => one.id === row.id && one.page.title === "Next" && one.pages === 2);
  visitor.tell("visit:active", { active: false });
  await live.row("idle", (one) => one.id === row.id && one.state === "idle");
  visitor.close();
  await live.row("left", (one) => one.id === row.id && one.state === "left" && one.leftAt !== null);
});

test("a click on a link goes on with the visit, without anything stored in the browser", async () => {
  const address = "198.51.100.1";
  const live = await watching(await adminConsole());
  const first = await browse({ address });
  await first.value("visit:here", here("/linked"));
  const row = await live.row("the first page", (one) => one.page.title === "/linked");
  first.close();
  const second = await browse({ address });
  await second.value("visit:here", here("/target", {}, "https://shop.example/linked"));
  const moved = await live.row("the same visit", (one) => one.id === row.id && one.page.title === "/target");
  expect(moved).toMatchObject({ referrer: "", pages: 2 });
  const stranger = await browse({ address: "198.51.100.2" });
  await stranger.value("visit:here", here("/stranger", {}, "https://shop.example/target"));
  const other = await live.row("a stranger", (one) => one.page.title === "/stranger");
  expect(other.id).not.toBe(row.id);
});

test("one visitor on two sites is two, and each console filter shows its own", async () => {
  const site = await makeSite(desk());
  const token = newToken();
  const live = await watching(await adminConsole(), { filter: { siteId: site.id } });
  const here1 = await browse({ token });
  await here1.value("visit:here", here("/two-sites"));
  const there = await browse({ token, key: site.key });
  await there.value("visit:here", here("/two-sites", { visits: 3 }));
  const row = await live.row("the other site's", () => true);
  expect(row).toMatchObject({ siteId: site.id, visits: 3 });
  expect(live.newest().counts).toMatchObject({ fitting: 1, online: 1 });
  const all = await (await adminConsole()).value("live:watch", everybody({ filter: { page: "two-sites" } }));
  expect(new Set(all.rows.map(({ id }) => id)).size).toBe(2);
});

test("who starts a chat goes on as the same, with name and conversation, and again on the next page", async () => {
  const { departmentId, operator } = await staffed(desk());
  const live = await watching(await adminConsole(), { filter: { page: "/shoes" } });
  const visitor = await browse();
  const token = newToken();
  await visitor.value("visit:here", here("/shoes"));
  const before = await live.row("the page", () => true);
  await visitor.value("chat:start", startInput(token, departmentId));
  const waiting = await live.row("the chat", (one) => one.conversation?.state === "queued");
  expect(waiting).toMatchObject({ id: before.id, name: "Marta" });
  expect(waiting.contactId).not.toBeNull();
  const row = await operator.next("conversation", (one) => one.id === waiting.conversation?.id);
  await operator.value("chat:take", { chatId: row.chat?.id ?? "" });
  await live.row("the operator", (one) => one.conversation?.operatorId === operator.me.id);
  expect(live.newest().counts.inChat).toBe(1);
  const next = await browse({ token });
  await next.value("visit:here", here("/shoes/2"));
  const after = await live.row("the next page", (one) => one.page.title === "/shoes/2");
  expect(after).toMatchObject({ id: before.id, name: "Marta", conversation: { state: "active" } });
  const openId = after.conversation?.id ?? "";
  const { open } = await operator.value("live:watch", everybody({ openId }));
  expect(open?.id).toBe(before.id);
  const { operator: stranger } = await staffed(desk());
  expect((await stranger.value("live:watch", everybody({ openId }))).open).toBeNull();
});

test("whom the page only claims to know is shown by that name, as unverified, until it logs out", async () => {
  const live = await watching(await adminConsole(), { filter: { page: "/claims" } });
  const visitor = await browse();
  await visitor.value("visit:here", here("/claims"));
  const anonymous = await live.row("the page", () => true);
  expect(anonymous).toMatchObject({ name: "", identity: null });
  const claim = { token: newToken(), id: "c1", name: "Ana Ruiz", email: "ana@example.com", hash: null };
  expect(await visitor.value("identify", claim)).toEqual({ verified: false });
  const claimed = await live.row("the claim", (one) => one.name === "Ana Ruiz");
  expect(claimed).toMatchObject({ id: anonymous.id, identity: "unverified", contactId: null });
  await visitor.value("identify:forget", {});
  await live.row("nobody's again", (one) => one.name === "" && one.identity === null);
});

test("the operator of a chat sees each page at once, although nothing is written for it", async () => {
  const { departmentId, operator } = await staffed(desk());
  const visitor = await browse({ token: newToken() });
  const token = newToken();
  await visitor.value("visit:here", here("/pane"));
  const { chat } = await visitor.value("chat:start", startInput(token, departmentId));
  const conversationId = chat?.conversationId ?? "";
  const row = await operator.next("conversation", (one) => one.id === conversationId);
  await operator.value("chat:take", { chatId: row.chat?.id ?? "" });
  await operator.value("conversation:open", { conversationId, after: null });
  for (let i = 0; i < 20; i++)
    visitor.tell("page", { url: `https://shop.example/pane/${i}`, title: `${i}`, referrer: "" });
  await operator.next("visitor", (one) => one.page?.title === "19");
  const opened = await operator.value("conversation:open", { conversationId, after: null });
  expect(opened.visitor.page?.title).toBe("19");
  const [stored] = await desk().server.database.rows<{ pageTitle: string }>(
    'select "pageTitle" from "visitors" where "id" = (select "visitorId" from "conversations" where "id" = ?)',
    conversationId,
  );
  expect(stored?.pageTitle).not.toBe("19");
});

test("a console that stops looking hears nothing more", async () => {
  const operator = await adminConsole();
  await watching(operator);
  operator.tell("live:stop", {});
  const other = await watching(await adminConsole());
  await operator.value("inbox:open", {});
  operator.forget();
  const visitor = await browse();
  await visitor.value("visit:here", here("/unwatched"));
  await other.row("the visitor", (one) => one.page.title === "/unwatched");
  expect(operator.got("live")).toEqual([]);
});

test("what a visitor does is told in full where it is opened", async () => {
  const operator = await adminConsole();
  const live = await watching(operator);
  const visitor = await browse();
  await visitor.value(
    "visit:here",
    here("/detail?utm_campaign=Fall", { attributes: { plan: "free", age: 7 } }),
  );
  visitor.tell("visit:attributes", { attributes: { plan: "pro", age: null, locale: "en" } });
  visitor.tell("visit:event", { name: "cart", data: { items: 3 } });
  const { id } = await live.row("the visitor", (one) => one.page.title === "/detail");
  const opened = await watching(operator, { openId: id, filter: { page: "nowhere" } });
  const { open, rows } = await opened.until("the event", (window) => window.open?.events.length);
  expect(rows).toEqual([]);
  expect(open).toMatchObject({
    events: [{ name: "cart", data: { items: "3" } }],
    campaignParts: { utm_campaign: "Fall" },
    trail: [{ title: "/detail" }],
    screen: { width: 1440, height: 900 },
    userAgent: CHROME,
  });
  expect(open?.attributes).toEqual({ plan: "pro" });
});

test("what the page took back while it was not connected is taken back as it comes again", async () => {
  const operator = await adminConsole();
  const live = await watching(operator);
  const visitor = await browse();
  const page = here("/takes-back", { attributes: { plan: "free", age: 7 } });
  await visitor.value("visit:here", page);
  const { id } = await live.row("the visitor", (one) => one.page.title === "/takes-back");
  await visitor.value("visit:here", { ...page, attributes: { plan: null } });
  const opened = await watching(operator, { openId: id });
  const { open } = await opened.until("the visitor opened", (window) => window.open);
  expect(open?.attributes).toEqual({ age: "7" });
});
