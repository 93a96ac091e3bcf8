import type { Block, BlockOptions, BlockVisitor } from "@palique/shared/blocks.ts";
import { expect, test } from "vitest";
import { connectOperator, connectVisitor, hireOperator, newToken, startInput } from "../support/clients.ts";
import { staffed, useDesk } from "../support/desk.ts";
import { readAll, storedMessages } from "./reader.ts";

const desk = useDesk({ env: { TRUST_PROXY: "1" } });

const BLOCK: BlockVisitor = { browser: true, email: false, range: null, reason: "Insults 🤬", time: "day" };
let people = 0;

/** A browser at an address of its own, as the proxy tells it. */
const at = (address: string, token: string | null = newToken()) =>
  connectVisitor(desk().server, desk().key, {
    token,
    headers: { origin: "https://shop.example", "x-forwarded-for": address },
  });

const from = (token: string, departmentId: string, email: string, text = "Hello") => ({
  ...startInput(token, departmentId, text),
  email,
});

/** Somebody with an address and an email of their own, in a chat. */
async function talkingFrom(address: string) {
  const staff = await staffed(desk());
  const email = `visitor${++people}@example.com`;
  const visitor = await at(address);
  const { chat } = await visitor.value("chat:start", from(visitor.token, staff.departmentId, email));
  const conversationId = chat?.conversationId ?? "";
  const row = await staff.operator.next("conversation", (one) => one.id === conversationId);
  await staff.operator.value("chat:take", { chatId: row.chat?.id ?? "" });
  const block = (input: Partial<BlockVisitor> = {}, api = staff.api) =>
    api.call<null>("POST", `/conversations/${conversationId}/block`, { ...BLOCK, ...input });
  return { ...staff, visitor, conversationId, email, block };
}

const ticket = (token: string, departmentId: string, email: string) => {
  const { text: message, ...rest } = from(token, departmentId, email);
  return { ...rest, message, type: "complaint", subject: "Late", consent: true } as const;
};

test("whoever is blocked finds nobody, cannot write, and never reads that they are blocked", async () => {
  const { visitor, conversationId, departmentId, email, block, operator } = await talkingFrom("203.0.113.1");
  expect(await block()).toMatchObject({ ok: true });
  await visitor.next("chat", (chat) => chat.state === "ended");
  await visitor.next("resync");
  const session = await visitor.value("session:open", {});
  expect(session.availability.departments.every(({ online }) => !online)).toBe(true);
  const message = { clientId: newToken(), conversationId, text: "again" };
  expect(await visitor.ask("message:send", message)).toEqual({ ok: false, error: "not-accepted" });
  expect(await visitor.ask("chat:resume", { conversationId })).toEqual({ ok: false, error: "no-operator" });
  const again = await at("203.0.113.99", visitor.token);
  const start = from(visitor.token, departmentId, email);
  expect(await again.ask("chat:start", start)).toEqual({ ok: false, error: "no-operator" });
  expect(await again.ask("ticket:create", ticket(visitor.token, departmentId, email))).toEqual({
    ok: false,
    error: "not-accepted",
  });
  const told = [await readAll(again, conversationId), await again.value("session:open", {})];
  expect(JSON.stringify(told)).not.toMatch(/block|Insults/i);
  expect(JSON.stringify([visitor.got("message"), visitor.got("chat")])).not.toMatch(/block|Insults/i);
  expect((await storedMessages(desk().server, conversationId)).map(({ body }) => body).join()).toContain(
    "visitor.blocked",
  );
  await operator.next("conversation", (one) => one.id === conversationId && one.chat?.state === "ended");
  expect(desk().server.output()).not.toContain("203.0.113.1");
});

test("a lifted block lets the visitor in at once; agents cannot lift, see or set up address blocks", async () => {
  const { visitor, conversationId, departmentId, email, block, api } = await talkingFrom("203.0.113.2");
  const options = await api.value<BlockOptions>("GET", `/conversations/${conversationId}/block`);
  expect(options).toEqual({ email, ranges: [] });
  expect(await block({ range: "203.0.113.2/32" })).toMatchObject({ error: "forbidden" });
  await block();
  expect(await api.call("GET", "/blocks")).toMatchObject({ error: "forbidden" });
  const all = await desk().admin.value<Block[]>("GET", "/blocks");
  const [mine] = all.filter(({ kind }) => kind === "visitor");
  expect(mine).toMatchObject({ value: "Marta", reason: "Insults 🤬", operatorName: api.me.name });
  expect(await api.call("DELETE", `/blocks/${mine?.id}`)).toMatchObject({ error: "forbidden" });
  visitor.forget();
  await desk().admin.value("DELETE", `/blocks/${mine?.id}`);
  await visitor.next("resync");
  expect((await visitor.ask("chat:start", from(visitor.token, departmentId, email))).ok).toBe(true);
  expect(await desk().admin.call("DELETE", `/blocks/${mine?.id}`)).toMatchObject({ error: "not-found" });
  const acts = await desk().server.database.rows<{ action: string }>('select * from "auditEntries"');
  expect(acts.map(({ action }) => action)).toEqual(
    expect.arrayContaining(["visitor.block", "visitor.unblock"]),
  );
});

test("an address range keeps out everybody in it, and nobody else", async () => {
  const { conversationId, departmentId, block } = await talkingFrom("198.51.100.77");
  const { admin } = desk();
  const { ranges } = await admin.value<BlockOptions>("GET", `/conversations/${conversationId}/block`);
  expect(ranges).toEqual(["198.51.100.77/32", "198.51.100.64/28", "198.51.100.0/24"]);
  const neighbour = await at("198.51.100.5");
  expect(await block({ range: "198.51.0.0/16" }, admin)).toMatchObject({ field: "range" });
  expect(await block({ range: "203.0.113.0/24" }, admin)).toMatchObject({ field: "range" });
  expect(await block({ browser: false, range: "198.51.100.0/24" }, admin)).toMatchObject({ ok: true });
  await neighbour.next("resync");
  const start = from(neighbour.token, departmentId, "neighbour@example.com");
  expect(await neighbour.ask("chat:start", start)).toMatchObject({ error: "no-operator" });
  const outside = await at("198.51.101.5");
  expect((await outside.ask("chat:start", from(outside.token, departmentId, "out@example.com"))).ok).toBe(
    true,
  );
  const mapped = await at("::ffff:198.51.100.6");
  expect(
    await mapped.ask("chat:start", from(mapped.token, departmentId, "mapped@example.com")),
  ).toMatchObject({ error: "no-operator" });
});

test("a blocked email is kept out from any browser, in any case", async () => {
  const { email, departmentId, block } = await talkingFrom("203.0.113.3");
  await block({ browser: false, email: true });
  const other = await at("203.0.113.200");
  expect(
    await other.ask("ticket:create", ticket(other.token, departmentId, email.toUpperCase())),
  ).toMatchObject({ error: "not-accepted" });
  expect((await other.ask("ticket:create", ticket(other.token, departmentId, "else@example.com"))).ok).toBe(
    true,
  );
});

test("a block ends by itself", async () => {
  const { visitor, email, departmentId, block } = await talkingFrom("203.0.113.4");
  await block({ time: "hour" });
  await desk().server.database.rows(
    'update "blocks" set "expiresAt" = ? where "kind" = ?',
    Date.now() - 1,
    "visitor",
  );
  const back = await at("203.0.113.4", visitor.token);
  expect((await back.ask("chat:start", from(visitor.token, departmentId, email))).ok).toBe(true);
});

test("nobody blocks from a conversation that is not theirs to end, or by nothing", async () => {
  const { conversationId, block, departmentId } = await talkingFrom("203.0.113.5");
  const stranger = await staffed(desk());
  expect(await block({}, stranger.api)).toMatchObject({ error: "not-found" });
  const colleague = await hireOperator(desk().server, desk().admin, {
    email: `colleague-${process.pid}@example.com`,
    name: "Colleague",
    departmentIds: [departmentId],
  });
  await connectOperator(desk().server, colleague);
  expect(await block({}, colleague)).toMatchObject({ error: "forbidden" });
  expect(await block({ browser: false })).toMatchObject({ error: "bad-input" });
  const path = `/conversations/${conversationId}/block`;
  expect(await desk().admin.call("POST", path, { ...BLOCK, time: "year" })).toMatchObject({
    error: "bad-input",
  });
});
