import { expect, test } from "vitest";
import { connectOperator, hireOperator, newClientId } from "../support/clients.ts";
import { type Desk, talking, useDesk } from "../support/desk.ts";
import { operatorUploads } from "../support/files.ts";

/** Operators among themselves. */

const desk = useDesk();
let people = 0;

async function colleague({ server, admin }: Desk, options: { departmentIds?: string[] } = {}) {
  const number = ++people;
  const api = await hireOperator(server, admin, {
    email: `team${number}-${process.pid}@example.com`,
    name: `Teammate ${number}`,
    departmentIds: [],
    capacity: 10,
    ...options,
  });
  return { api, id: api.me.id, operator: await connectOperator(server, api) };
}
type Colleague = Awaited<ReturnType<typeof colleague>>;

const direct = (from: Colleague, to: Colleague) =>
  from.operator.value("team:start", { clientId: newClientId(), memberIds: [to.id], name: "" });
const say = (from: Colleague, roomId: string, text: string, conversationId: string | null = null) =>
  from.operator.value("team:send", { clientId: newClientId(), roomId, text, conversationId });

test("two colleagues have one direct chat, whoever begins it, and hear of it with the first words", async () => {
  const [ana, luis] = [await colleague(desk()), await colleague(desk())];
  const [room, same] = await Promise.all([direct(ana, luis), direct(luis, ana)]);
  expect(same.id).toBe(room.id);
  expect(luis.operator.got("team:room")).toEqual([]);
  await say(ana, room.id, "¿Tienes un minuto?");
  const heard = await luis.operator.next("team:message");
  expect(heard).toMatchObject({ seq: 1, prev: 0, text: "¿Tienes un minuto?", author: { id: ana.id } });
  const listed = await luis.operator.value("team:list", {});
  expect(listed).toMatchObject([{ id: room.id, kind: "direct", lastSeq: 1, readSeq: 0 }]);
  await luis.operator.value("team:read", { roomId: room.id, seq: 99 });
  expect(await luis.operator.value("team:list", {})).toMatchObject([{ readSeq: 1 }]);
  await ana.operator.value("team:change", { roomId: room.id, name: "Ours" }).then(
    () => expect.unreachable("a direct chat stays what it is"),
    (error) => expect(String(error)).toContain("conflict"),
  );
});

test("a message sent again after a lost answer is stored once, in the order everybody sees", async () => {
  const [ana, luis] = [await colleague(desk()), await colleague(desk())];
  const room = await direct(ana, luis);
  const clientId = newClientId();
  const input = { clientId, roomId: room.id, text: "Once", conversationId: null };
  const [first, again] = await Promise.all([
    ana.operator.value("team:send", input),
    ana.operator.value("team:send", input),
  ]);
  expect(again.seq).toBe(first.seq);
  await Promise.all(Array.from({ length: 60 }, (_, n) => say(n % 2 ? ana : luis, room.id, `Line ${n}`)));
  const newest = await luis.operator.value("team:page", { roomId: room.id, after: null, before: null });
  const [firstShown] = newest.messages;
  const before = await luis.operator.value("team:page", {
    roomId: room.id,
    after: null,
    before: firstShown?.seq ?? 1,
  });
  const all = [...before.messages, ...newest.messages].map((message) => message.seq);
  expect(all).toEqual(Array.from({ length: 61 }, (_, index) => index + 1));
  const missed = await luis.operator.value("team:page", { roomId: room.id, after: 58, before: null });
  expect(missed).toMatchObject({ last: 61, more: false });
});

test("who is not in a room can neither read it nor write into it, and does not learn that it exists", async () => {
  const [ana, luis, eve] = [await colleague(desk()), await colleague(desk()), await colleague(desk())];
  const room = await direct(ana, luis);
  await say(ana, room.id, "Between us");
  const roomId = room.id;
  const asked = await Promise.all([
    eve.operator.ask("team:page", { roomId, after: null, before: null }),
    eve.operator.ask("team:send", { clientId: newClientId(), roomId, text: "Hi", conversationId: null }),
    eve.operator.ask("team:read", { roomId, seq: 1 }),
    eve.operator.ask("team:change", { roomId, name: "Mine" }),
    eve.operator.ask("team:page", { roomId: "none", after: null, before: null }),
  ]);
  for (const reply of asked) expect(reply).toMatchObject({ ok: false, error: "not-found" });
  expect(eve.operator.got("team:message")).toEqual([]);
  expect(await eve.operator.value("team:list", {})).toEqual([]);
});

test("a group has a name and members who come and go; who is out hears no more", async () => {
  const [ana, luis, eva] = [await colleague(desk()), await colleague(desk()), await colleague(desk())];
  const room = await ana.operator.value("team:start", {
    clientId: newClientId(),
    memberIds: [luis.id],
    name: "Black Friday",
  });
  await luis.operator.next("team:room", (one) => one.name === "Black Friday");
  const roomId = room.id;
  await luis.operator.value("team:change", { roomId, addIds: [eva.id], name: "Cyber Monday" });
  const joined = await eva.operator.next("team:room", (one) => one.id === roomId);
  expect(joined.memberIds).toHaveLength(3);
  // Who joins can read what was said before.
  const page = await eva.operator.value("team:page", { roomId, after: null, before: null });
  expect(page.messages.map((message) => message.event?.type)).toEqual([
    "room.started",
    "room.named",
    "members.added",
  ]);
  const without = await eva.operator.value("team:change", { roomId, removeIds: [eva.id] });
  expect(without.memberIds).not.toContain(eva.id);
  eva.operator.forget();
  await say(ana, roomId, "Just us");
  await luis.operator.next("team:message", (message) => message.text === "Just us");
  expect(eva.operator.got("team:message")).toEqual([]);
  expect(await eva.operator.ask("team:page", { roomId, after: null, before: null })).toMatchObject({
    error: "not-found",
  });
});

test("a conversation shown to colleagues is theirs to open; nobody can show what they may not see", async () => {
  const { operator, api, conversationId, visitor } = await talking(desk());
  const other = await colleague(desk());
  const mine = { api, id: api.me.id, operator };
  expect(await other.operator.ask("conversation:open", { conversationId, after: null })).toMatchObject({
    error: "not-found",
  });
  const room = await direct(other, mine);
  const forged = await other.operator.ask("team:send", {
    clientId: newClientId(),
    roomId: room.id,
    text: "",
    conversationId,
  });
  expect(forged).toMatchObject({ ok: false, error: "not-found" });
  const shown = await say(mine, room.id, "Can you look?", conversationId);
  expect(shown.link).toMatchObject({ id: conversationId });
  await other.operator.next("conversation", (row) => row.id === conversationId);
  await other.operator.value("conversation:open", { conversationId, after: null });
  expect(JSON.stringify(visitor.got("message"))).not.toContain("Can you look?");
});

test("files go to the team like words: once, to its members, and nowhere else", async () => {
  const [ana, luis, eve] = [await colleague(desk()), await colleague(desk()), await colleague(desk())];
  const [room, other] = [await direct(ana, luis), await direct(ana, eve)];
  const { url } = desk().server;
  const uploads = operatorUploads(url, ana.api);
  const bytes = Buffer.from("%PDF-1.4 plan");
  const send = (from: Colleague, roomId: string, fileIds: string[], text = "") =>
    from.operator.ask("team:send", { clientId: newClientId(), roomId, text, fileIds, conversationId: null });
  // Where one is not.
  const stranger = operatorUploads(url, eve.api);
  expect(await stranger.create({ roomId: room.id, size: 3 })).toMatchObject({ error: "not-found" });

  const made = await uploads.create({ name: "plan.pdf", size: bytes.length, roomId: room.id });
  if (!made.ok) throw new Error(made.error);
  const { id } = made.value;
  await uploads.send(id, 0, bytes);
  expect(await uploads.finish(id)).toMatchObject({ ok: true });
  expect(await send(ana, other.id, [id])).toMatchObject({ error: "not-found" });
  expect(await send(luis, room.id, [id])).toMatchObject({ error: "not-found" });
  expect(await send(ana, room.id, [])).toMatchObject({ error: "bad-input" });
  expect(await send(ana, room.id, [id])).toMatchObject({ ok: true });
  expect(await send(ana, room.id, [id], "again")).toMatchObject({ error: "not-found" });

  const heard = await luis.operator.next("team:message");
  const page = await luis.operator.value("team:page", { roomId: room.id, after: null, before: null });
  for (const message of [heard, ...page.messages]) {
    const [card] = message.extra?.files ?? [];
    expect(card).toMatchObject({ name: "plan.pdf", kind: "file", type: "application/pdf" });
    const answer = await fetch(url + card?.url);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes);
  }
  expect(await luis.operator.value("team:list", {})).toMatchObject([
    { last: { text: "", files: { kind: "file", name: "plan.pdf", count: 1 } } },
  ]);
});

test("a file for the team cannot be sent to a visitor, nor a conversation's to the team", async () => {
  const ana = await colleague(desk());
  const { api, operator, conversationId } = await talking(desk());
  const owner = { api, id: api.me.id, operator };
  const room = await direct(owner, ana);
  const uploads = operatorUploads(desk().server.url, api);
  const upload = async (place: { conversationId: string } | { roomId: string }) => {
    const made = await uploads.create({ name: "a.txt", size: 3, ...place });
    if (!made.ok) throw new Error(made.error);
    await uploads.send(made.value.id, 0, Buffer.from("abc"));
    await uploads.finish(made.value.id);
    return made.value.id;
  };
  const [forTeam, forVisitor] = [await upload({ roomId: room.id }), await upload({ conversationId })];
  const clientId = newClientId();
  for (const event of ["message:send", "note:add"] as const) {
    const said = { clientId, conversationId, text: "", fileIds: [forTeam], mentionIds: [] };
    expect(await operator.ask(event, said)).toMatchObject({ error: "not-found" });
  }
  const shown = { clientId, roomId: room.id, text: "", fileIds: [forVisitor], conversationId: null };
  expect(await operator.ask("team:send", shown)).toMatchObject({ error: "not-found" });
});
