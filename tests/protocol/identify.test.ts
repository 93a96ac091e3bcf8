import { createHmac } from "node:crypto";
import type { SiteAdmin } from "@palique/shared/admin.ts";
import type { SiteSecret } from "@palique/shared/identity.ts";
import type { OpenedConversation } from "@palique/shared/operator.ts";
import { expect, test } from "vitest";
import { connectVisitor, newToken, startInput, type VisitorClient } from "../support/clients.ts";
import { staffed, talking, useDesk, waiting } from "../support/desk.ts";
import { until } from "../support/wait.ts";

const desk = useDesk({ env: { TRUST_PROXY: "1" } });

const siteOf = async (key = desk().key) => {
  const sites = await desk().admin.value<SiteAdmin[]>("GET", "/sites");
  const site = sites.find((one) => one.key === key);
  if (!site) throw new Error("no such site");
  return site;
};
const secretOf = async (siteId?: string) => {
  const id = siteId ?? (await siteOf()).id;
  return (await desk().admin.value<SiteSecret>("POST", `/sites/${id}/identity/secret`)).secret;
};
const hashOf = (secret: string, id: string) => createHmac("sha256", secret).update(id).digest("hex");

let customers = 0;
/** A customer of the website, who can say who they are in any browser. */
async function newCustomer(name = "Ana Ruiz") {
  const id = `customer-${++customers}`;
  const hash = hashOf(await secretOf(), id);
  const email = `${id}@example.com`;
  const said = { id, name, email, hash };
  return {
    ...said,
    in: (browser: VisitorClient) => browser.value("identify", { ...said, token: browser.token }),
  };
}
const open = (token?: string) => connectVisitor(desk().server, desk().key, token ? { token } : {});
const session = (browser: VisitorClient) => browser.value("session:open", {});
const start = async (browser: VisitorClient, departmentId: string, text: string) => {
  const { chat } = await browser.value("chat:start", startInput(browser.token, departmentId, text));
  if (!chat) throw new Error("no chat");
  return chat.conversationId;
};

test("with the right hash a chat, its unread answers and its history are on every device", async () => {
  const { departmentId, operator } = await staffed(desk());
  const ana = await newCustomer();
  const phone = await open();
  expect(await ana.in(phone)).toEqual({ verified: true });
  const conversationId = await start(phone, departmentId, "From the phone");
  const laptop = await open();
  expect((await session(laptop)).chat).toBeNull();
  await ana.in(laptop);
  await laptop.next("resync");
  const there = await session(laptop);
  expect(there.chat).toMatchObject({ conversationId });
  expect(there.page?.messages.map(({ text }) => text)).toContain("From the phone");
  expect(there.profile).toEqual({ name: "Ana Ruiz", email: ana.email });
  await laptop.say(conversationId, "And from the laptop");
  await phone.hears("And from the laptop");
  const opened = await operator.value("conversation:open", { conversationId, after: null });
  expect(opened.visitor).toMatchObject({ name: "Ana Ruiz", email: ana.email, identity: "verified" });
});

test("a wrong hash, another site's, another id's or none proves nothing and opens nothing", async () => {
  const { departmentId } = await staffed(desk());
  const ana = await newCustomer();
  const phone = await open();
  await ana.in(phone);
  await start(phone, departmentId, "Private");
  const { admin } = desk();
  const { id: _, key: __, scriptTag: ___, ...look } = await siteOf();
  const other = await admin.value<SiteAdmin>("POST", "/sites", { ...look, name: "Other" });
  const wrong = [
    null,
    "0".repeat(64),
    hashOf(await secretOf(other.id), ana.id),
    hashOf(await secretOf(), `${ana.id}0`),
  ];
  for (const hash of wrong) {
    const thief = await open();
    const { id, name, email } = ana;
    expect(await thief.value("identify", { token: thief.token, id, name, email, hash })).toEqual({
      verified: false,
    });
    expect((await session(thief)).chat).toBeNull();
  }
  // The same person of another website is somebody else.
  const there = await connectVisitor(desk().server, other.key);
  const hash = hashOf(await secretOf(other.id), ana.id);
  const said = { token: there.token, id: ana.id, name: "", email: "", hash };
  expect(await there.value("identify", said)).toEqual({ verified: true });
  expect((await session(there)).chat).toBeNull();
});

test("guessing hashes is slowed down", async () => {
  const { server, key } = await desk();
  const guesser = await connectVisitor(server, key, {
    headers: { origin: "https://shop.example", "x-forwarded-for": "198.51.100.9" },
  });
  const said = { token: guesser.token, id: "somebody", name: "", email: "" };
  const guess = (n: number) => guesser.ask("identify", { ...said, hash: String(n).padStart(64, "0") });
  const answers = await Promise.all(Array.from({ length: 70 }, (_, n) => guess(n)));
  expect(answers.filter(({ ok }) => !ok)[0]).toMatchObject({ error: "rate-limited" });
  expect(answers.every((one) => !one.ok || !one.value.verified)).toBe(true);
});

test("a chat that goes on while somebody logs in goes on as theirs, in every tab of the browser", async () => {
  const { visitor, conversationId, operator } = await talking(desk());
  const tab = await open(visitor.token);
  const ana = await newCustomer();
  await ana.in(visitor);
  await tab.next("resync");
  for (const one of [visitor, tab]) expect((await session(one)).chat).toMatchObject({ conversationId });
  await tab.say(conversationId, "Still me");
  await visitor.hears("Still me");
  const back = await open(visitor.token);
  expect((await session(back)).chat).toMatchObject({ conversationId });
  const laptop = await open();
  await ana.in(laptop);
  expect((await session(laptop)).chat).toMatchObject({ conversationId });
  await operator.next("conversation", (row) => row.id === conversationId && row.contact.name === "Ana Ruiz");
});

test("a live chat of another device ends when the one at hand is brought along", async () => {
  const first = await talking(desk());
  const ana = await newCustomer();
  await ana.in(first.visitor);
  const second = await waiting(desk(), first.departmentId, "Second");
  await ana.in(second.visitor);
  await first.operator.next(
    "conversation",
    (row) => row.id === first.conversationId && row.chat?.state === "ended",
  );
  for (const device of [first.visitor, second.visitor]) {
    expect((await session(device)).chat).toMatchObject({ conversationId: second.conversationId });
  }
});

test("an earlier chat on a shared computer is not the customer's", async () => {
  const { visitor, conversationId } = await waiting(desk(), (await staffed(desk())).departmentId);
  await visitor.value("chat:end", { conversationId });
  // Minutes ago, but Marta gave another email.
  const ana = await newCustomer();
  await ana.in(visitor);
  expect((await session(visitor)).chat).toBeNull();
  expect(await visitor.ask("conversation:sync", { conversationId, after: 0 })).toMatchObject({
    error: "not-found",
  });
  // Nor is it there for whoever sits down after the logout.
  visitor.forget();
  await visitor.value("identify:forget", {});
  await visitor.next("resync");
  expect(await session(visitor)).toMatchObject({ chat: null, profile: null });
});

test("logged out, the browser is nobody's: no history, no messages, no files of theirs; other devices stay", async () => {
  const { departmentId, operator } = await staffed(desk());
  const ana = await newCustomer();
  const [kiosk, phone] = [await open(), await open()];
  await ana.in(kiosk);
  await ana.in(phone);
  const conversationId = await start(kiosk, departmentId, "Hello");
  const otherTab = await open(kiosk.token);
  await kiosk.value("identify:forget", {});
  await kiosk.next("resync");
  await otherTab.next("resync");
  kiosk.forget();
  for (const tab of [kiosk, otherTab, await open(kiosk.token)]) {
    expect(await session(tab)).toMatchObject({ chat: null, profile: null });
    expect(await tab.ask("conversation:sync", { conversationId, after: 0 })).toMatchObject({ ok: false });
  }
  await operator.value("conversation:open", { conversationId, after: null });
  await phone.say(conversationId, "On the phone");
  await operator.hears("On the phone");
  expect(kiosk.got("message")).toEqual([]);
  expect((await session(phone)).chat).toMatchObject({ conversationId });
  // Saying so once more, as pages do, harms nothing.
  const anonymous = await waiting(desk(), departmentId);
  await anonymous.visitor.value("identify:forget", {});
  expect((await session(anonymous.visitor)).chat).toMatchObject({
    conversationId: anonymous.conversationId,
  });
});

test("who logs in after somebody else has the own history, not theirs", async () => {
  const { departmentId } = await staffed(desk());
  const [ana, bea] = [await newCustomer(), await newCustomer("Bea")];
  const elsewhere = await open();
  await bea.in(elsewhere);
  const ofBea = await start(elsewhere, departmentId, "I am Bea");
  const shared = await open();
  await ana.in(shared);
  const ofAna = await start(shared, departmentId, "I am Ana");
  await bea.in(shared);
  expect(await session(shared)).toMatchObject({
    chat: { conversationId: ofBea },
    profile: { name: "Bea" },
  });
  expect(await shared.ask("conversation:sync", { conversationId: ofAna, after: 0 })).toMatchObject({
    error: "not-found",
  });
  // Named without proof, she is gone as well.
  await shared.value("identify", { token: shared.token, id: "carla", name: "Carla", email: "", hash: null });
  expect(await session(shared)).toMatchObject({ chat: null });
});

test("what is only claimed is shown as such, keeps to empty places, and is text", async () => {
  const { departmentId, operator } = await staffed(desk());
  const name = '<img src=x onerror="alert(1)">';
  const ana = await newCustomer();
  const site = await siteOf();
  await desk().admin.value("PATCH", `/sites/${site.id}`, { fields: { name: "optional", email: "optional" } });
  const visitor = await open();
  const said = { token: visitor.token, id: ana.id, name, email: ana.email, hash: null };
  expect(await visitor.value("identify", said)).toEqual({ verified: false });
  const input = { ...startInput(visitor.token, departmentId), name: "", email: "" };
  const { chat } = await visitor.value("chat:start", input);
  const conversationId = chat?.conversationId ?? "";
  const card = async (): Promise<OpenedConversation["visitor"]> =>
    (await operator.value("conversation:open", { conversationId, after: null })).visitor;
  expect(await card()).toMatchObject({ name, email: ana.email, identity: "unverified" });
  await visitor.value("identify", { ...said, name: "Someone else" });
  expect(await card()).toMatchObject({ name, identity: "unverified" });
  // And a customer's own data stays as it was vouched for, whatever the form says.
  const phone = await open();
  await ana.in(phone);
  const own = await start(phone, departmentId, "Hello");
  await phone.value("identify", { ...said, token: phone.token, name: "Mallory" });
  const { visitor: customer } = await operator.value("conversation:open", {
    conversationId: own,
    after: null,
  });
  expect(customer).toMatchObject({ name: "Ana Ruiz", email: ana.email, identity: "verified" });
  await desk().admin.value("PATCH", `/sites/${site.id}`, { fields: { name: "required", email: "optional" } });
});

test("a blocked visitor stays blocked, whoever they say they are", async () => {
  const { visitor, conversationId, departmentId } = await talking(desk());
  await desk().admin.value("POST", `/conversations/${conversationId}/block`, {
    browser: true,
    email: false,
    range: null,
    reason: "",
    time: "hour",
  });
  await visitor.next("resync");
  const ana = await newCustomer();
  await ana.in(visitor);
  const input = { ...startInput(visitor.token, departmentId), email: "new@example.com" };
  expect(await visitor.ask("chat:start", input)).toMatchObject({ error: "no-operator" });
  // A customer who is blocked is so on every device.
  const phone = await open();
  await ana.in(phone);
  const own = await start(phone, departmentId, "Hello");
  await desk().admin.value("POST", `/conversations/${own}/block`, {
    browser: true,
    email: false,
    range: null,
    reason: "",
    time: "hour",
  });
  const laptop = await open();
  await ana.in(laptop);
  await laptop.next("resync");
  expect(await laptop.ask("chat:start", { ...input, token: laptop.token })).toMatchObject({
    error: "no-operator",
  });
});

test("the secret is for administrators, can be changed with a day's grace, and ended at once", async () => {
  const { admin, server, key } = desk();
  const { api } = await staffed(desk());
  const site = await siteOf();
  const path = `/sites/${site.id}/identity`;
  for (const [method, rest] of [
    ["GET", ""],
    ["POST", "/secret"],
    ["POST", "/rotation"],
    ["DELETE", "/previous"],
  ] as const) {
    expect(await api.call(method, path + rest)).toMatchObject({ error: "forbidden" });
  }
  const before = await secretOf();
  expect(await secretOf()).toBe(before);
  expect(JSON.stringify(await admin.value("GET", "/sites"))).not.toContain(before);
  expect(JSON.stringify(await admin.value("GET", path))).not.toContain(before);
  const ana = await newCustomer();
  const device = await open();
  await ana.in(device);
  const rotated = await admin.value<SiteSecret>("POST", `${path}/rotation`);
  expect(rotated.secret).not.toBe(before);
  expect(rotated.previousUntil).toBeGreaterThan(Date.now() + 23 * 3_600_000);
  const [old, fresh] = [await open(), await open()];
  expect(await ana.in(old)).toEqual({ verified: true });
  const renewed = { ...ana, hash: hashOf(rotated.secret, ana.id), token: fresh.token };
  const { in: _, ...said } = renewed;
  expect(await fresh.value("identify", said)).toEqual({ verified: true });
  await admin.value("DELETE", `${path}/previous`);
  await device.next("resync", () => device.got("resync").length > 1);
  expect((await session(device)).profile).toBeNull();
  expect((await session(fresh)).profile).toMatchObject({ name: "Ana Ruiz" });
  expect(await ana.in(await connectVisitor(server, key))).toEqual({ verified: false });
  const acts = await server.database.rows<{ action: string }>('select * from "auditEntries"');
  expect(acts.map(({ action }) => action)).toEqual(
    expect.arrayContaining(["site.show-secret", "site.rotate-secret", "site.end-secret"]),
  );
});

test("two devices that name a new customer at once make one", async () => {
  const ana = await newCustomer();
  const devices = await Promise.all(Array.from({ length: 6 }, () => open()));
  const answers = await Promise.all(devices.map((device) => ana.in(device)));
  expect(answers.every(({ verified }) => verified)).toBe(true);
  const rows = await desk().server.database.rows('select * from "visitors" where "externalId" = ?', ana.id);
  expect(rows).toHaveLength(1);
});

test("a name the team put right stays until the website says a new one", async () => {
  const ana = await newCustomer();
  const device = await open();
  await ana.in(device);
  const { database } = desk().server;
  await database.rows('update "contacts" set "name" = ? where "email" = ?', "Ana María Ruiz", ana.email);
  await ana.in(await open());
  expect((await session(device)).profile).toMatchObject({ name: "Ana María Ruiz" });
  const { in: _, ...said } = ana;
  await device.value("identify", { ...said, name: "Ana Gil", token: device.token });
  expect((await session(device)).profile).toMatchObject({ name: "Ana Gil" });
});

test("a made-up token, a long id or an odd hash harms nothing", async () => {
  const visitor = await open();
  const said = { token: visitor.token, id: "x", name: "", email: "", hash: null };
  expect(await visitor.ask("identify", { ...said, token: "short" })).toMatchObject({ error: "bad-input" });
  for (const odd of [
    { id: "x".repeat(10_000) },
    { hash: "not hex" },
    { hash: 7 },
    { email: "javascript:alert(1)" },
    { name: "n".repeat(10_000) },
    { id: { toString: "x" } },
  ]) {
    expect(await visitor.raw("identify", { ...said, ...odd })).toEqual({
      ok: true,
      value: { verified: false },
    });
  }
  const back = await open(newToken());
  expect(await back.value("identify:forget", {})).toBeNull();
  await until("the socket is alive", () => session(visitor));
});
