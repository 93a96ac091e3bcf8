import type { Settings } from "@palique/shared/admin.ts";
import type { BlockOptions } from "@palique/shared/blocks.ts";
import type { FoundPerson, Inventory, PersonSummary } from "@palique/shared/privacy.ts";
import { expect, test } from "vitest";
import { connectVisitor, newClientId, newToken, startInput } from "../support/clients.ts";
import { staffed, useDesk } from "../support/desk.ts";
import { visitorUploads } from "../support/files.ts";
import { arrive, invited, move, question } from "../support/invitations.ts";
import { until } from "../support/wait.ts";
import { unzip } from "../support/zip.ts";

const desk = useDesk({ env: { TRUST_PROXY: "1" } });
let people = 0;

/** Somebody with a name of their own in a chat, from an address. */
async function somebody(address = "203.0.113.77") {
  const staff = await staffed(desk());
  const number = ++people;
  const [name, email] = [`Marta Núñez ${number}`, `marta${number}@example.com`];
  const open = (token: string | null) =>
    connectVisitor(desk().server, desk().key, {
      token,
      headers: { origin: "https://shop.example", "x-forwarded-for": address },
    });
  const visitor = await open(newToken());
  const start = () => ({ ...startInput(visitor.token, staff.departmentId, `Hello ${number}`), name, email });
  const { chat } = await visitor.value("chat:start", start());
  const conversationId = chat?.conversationId ?? "";
  const row = await staff.operator.next("conversation", (one) => one.id === conversationId);
  await staff.operator.value("chat:take", { chatId: row.chat?.id ?? "" });
  await staff.operator.value("conversation:open", { conversationId, after: null });
  const person = () =>
    desk().admin.value<PersonSummary>("GET", `/privacy/conversations/${conversationId}/person`);
  const erase = async (confirm = name) =>
    desk().admin.call("POST", `/privacy/people/${(await person()).contactId}/erase`, { confirm });
  const end = () => visitor.value("chat:end", { conversationId });
  return { ...staff, visitor, conversationId, name, email, person, erase, end, start, open };
}

test("an erased person is gone from every screen at once, and their browser starts anew", async () => {
  const { visitor, operator, conversationId, name, erase, end, start, open, person } = await somebody();
  visitor.tell("draft", { conversationId, text: "half a secret" });
  await operator.next("draft", ({ text }) => text === "half a secret");
  expect(await erase()).toEqual({ ok: false, error: "conflict" });
  expect(await erase("Marta")).toMatchObject({ error: "bad-input", field: "confirm" });
  await end();
  const { contactId } = await person();
  const dropped = new Promise((done) => visitor.socket.once("disconnect", done));
  expect(await erase(name.toLowerCase())).toEqual({ ok: true, value: null });
  await operator.next("gone", ({ conversationIds }) => conversationIds.includes(conversationId));
  await dropped;
  const back = await open(visitor.token);
  expect(await back.value("session:open", {})).toMatchObject({ chat: null, page: null, profile: null });
  const late = { clientId: newClientId(), conversationId, text: "from the outbox" };
  expect(await back.ask("message:send", late)).toEqual({ ok: false, error: "not-found" });
  expect(await operator.ask("conversation:open", { conversationId, after: null })).toMatchObject({
    error: "not-found",
  });
  expect(await desk().admin.call("GET", `/privacy/people/${contactId}`)).toMatchObject({
    error: "not-found",
  });
  const { chat } = await back.value("chat:start", start());
  expect(chat?.conversationId).not.toBe(conversationId);
  expect(desk().server.output()).not.toContain(name);
});

test("people are found by email and by a part of the name, with what they have", async () => {
  const { name, email, conversationId, visitor } = await somebody();
  const upload = await visitorUploads(desk().server.url, desk().key, visitor.token).whole(
    "../Factura año.txt",
    Buffer.from("hello"),
    conversationId,
  );
  const fileIds = "file" in upload && upload.file ? [upload.file.id] : [];
  await visitor.value("message:send", { clientId: newClientId(), conversationId, text: "the bill", fileIds });
  const find = (search: string) =>
    desk().admin.value<FoundPerson[]>("GET", `/privacy/people?search=${encodeURIComponent(search)}`);
  const [byEmail] = await find(email.toUpperCase());
  expect(byEmail).toMatchObject({ name, email, conversations: 1 });
  expect((await find(name.slice(2).toUpperCase())).map(({ contactId }) => contactId)).toContain(
    byEmail?.contactId,
  );
  expect(await find("100%_nobody")).toEqual([]);
  const path = `/privacy/people/${byEmail?.contactId}`;
  expect(await desk().admin.value("GET", path)).toMatchObject({
    confirmWith: name,
    files: 1,
    isChatting: true,
  });
  const answer = await fetch(`${desk().server.url}/api/v1${path}/export`, {
    headers: { cookie: desk().admin.cookie },
  });
  expect(answer.headers.get("content-disposition")).toContain("attachment");
  const files = unzip(Buffer.from(await answer.arrayBuffer()));
  const [named] = [...files.keys()].filter((one) => one !== "person.json");
  expect(named).toMatch(/^files\/\d+\/\d+\/[^/]*Factura año\.txt$/);
  const { data } = JSON.parse(files.get("person.json")?.toString() ?? "{}");
  expect(data.messages.rows.map(({ body }: { body: unknown }) => body)).toContain("the bill");
});

test("nobody but administrators gets at any of it", async () => {
  const { api, person, conversationId } = await somebody();
  const { contactId } = await person();
  for (const [method, path] of [
    ["GET", "/privacy/inventory"],
    ["GET", "/privacy/people?search=marta"],
    ["GET", `/privacy/people/${contactId}`],
    ["GET", `/privacy/people/${contactId}/export`],
    ["GET", `/privacy/conversations/${conversationId}/person`],
    ["POST", `/privacy/people/${contactId}/erase`],
  ] as const) {
    const body = method === "POST" ? { confirm: "x" } : undefined;
    expect(await api.call(method, path, body), path).toEqual({ ok: false, error: "forbidden" });
    const stranger = await fetch(`${desk().server.url}/api/v1${path}`, {
      method,
      headers: { origin: desk().server.url, "content-type": "application/json" },
      ...(body && { body: JSON.stringify(body) }),
    });
    expect(stranger.status, path).toBe(401);
  }
  const inventory = await desk().admin.value<Inventory>("GET", "/privacy/inventory");
  expect(inventory.entries.map(({ name }) => name)).toContain("messages");
});

test("addresses are stored as the setting says, and what is stored is cut when it becomes stricter", async () => {
  const { admin, server } = desk();
  const set = (addresses: Settings["addresses"]) =>
    admin.value<Settings>("PATCH", "/settings", { addresses });
  const stored = async (conversationId: string) => {
    const [row] = await server.database.rows<{ address: string }>(
      'select "address" from "visitors" where "id" = (select "visitorId" from "conversations" where "id" = ?)',
      conversationId,
    );
    return row?.address;
  };
  const ranges = async (conversationId: string) =>
    (await admin.value<BlockOptions>("GET", `/conversations/${conversationId}/block`)).ranges;
  const one = await somebody("198.51.100.77");
  expect(await stored(one.conversationId)).toBe("198.51.100.77");
  const block = { browser: false, email: false, range: "198.51.100.77/32", reason: "", time: "day" };
  await admin.value("POST", `/conversations/${one.conversationId}/block`, block);
  await set("truncated");
  await until("it is cut", async () => (await stored(one.conversationId)) === "198.51.100.0/24");
  expect(await ranges(one.conversationId)).toEqual(["198.51.100.0/24"]);
  // Whoever was kept out by one address is by its network now, and so are the others in it.
  const neighbour = await one.open(newToken());
  expect(await neighbour.ask("chat:start", { ...one.start(), token: neighbour.token })).toMatchObject({
    error: "no-operator",
  });
  const six = await somebody("2001:db8:7:9::1");
  expect(await stored(six.conversationId)).toBe("2001:db8:7::/48");
  await set("none");
  await until("nothing is left", async () => (await stored(six.conversationId)) === "");
  expect(await ranges(six.conversationId)).toEqual([]);
  const blocks = await server.database.rows<{ n: number }>(
    `select count(*) as n from "blocks" where "kind" = 'address'`,
  );
  expect(Number(blocks[0]?.n)).toBe(0);
  six.visitor.tell("page", { url: "https://shop.example/hats", title: "Hats", referrer: "" });
  await six.operator.next("visitor", ({ page }) => page?.title === "Hats");
  expect(await stored(six.conversationId)).toBe("");
  await set("whole");
  const again = await somebody("203.0.113.9");
  expect(await stored(again.conversationId)).toBe("203.0.113.9");
});

test("what a browser was invited to before its person said anything is erased with them, too", async () => {
  const { site, rule, departmentId } = await invited(desk());
  const words = 'select "ending" from "invitations" where "siteId" = ?';
  const before = async (name: string) => {
    const visitor = await arrive(desk(), site);
    await move(visitor, await visitor.value("invitation:ask", question(rule)), "dismissed");
    const said = { ...startInput(visitor.token, departmentId), name, email: `${site.id}@example.com` };
    return { visitor, said };
  };
  const chatting = await before("Lola Chats");
  const { chat } = await chatting.visitor.value("chat:start", chatting.said);
  await chatting.visitor.value("chat:end", { conversationId: chat?.conversationId ?? "" });
  const writing = await before("Lola Writes");
  const { text: message, ...said } = writing.said;
  const ticket = { ...said, message, subject: "Help", type: "request" as const, consent: true as const };
  await writing.visitor.value("ticket:create", { ...ticket, fileIds: [] });
  expect(await desk().server.database.rows(words, site.id)).toHaveLength(2);
  for (const person of await desk().admin.value<FoundPerson[]>("GET", "/privacy/people?search=Lola")) {
    await desk().admin.value("POST", `/privacy/people/${person.contactId}/erase`, { confirm: person.name });
  }
  expect(await desk().server.database.rows(words, site.id)).toEqual([]);
});
