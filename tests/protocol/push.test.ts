import { createECDH } from "node:crypto";
import type { SiteAdmin } from "@palique/shared/admin.ts";
import { DEFAULT_ALERTS } from "@palique/shared/alerts.ts";
import type { AutoMessages } from "@palique/shared/automatic.ts";
import type { PushDevice, PushState } from "@palique/shared/push.ts";
import type { WidgetConfig } from "@palique/shared/visitor.ts";
import { expect, test } from "vitest";
import { QUIET } from "../support/automatic.ts";
import {
  type ApiClient,
  callApi,
  connectOperator,
  connectVisitor,
  newClientId,
  startInput,
} from "../support/clients.ts";
import { type Desk, staffed, talking, useDesk, waiting } from "../support/desk.ts";
import { decrypt, type PushedBrowser, startPushService } from "../support/push.ts";
import { until } from "../support/wait.ts";

/** Being told with no console open, at a push service that checks and decrypts everything. */

const desk = useDesk({ env: { PUSH_PRIVATE: "on", PUSH_CONTACT: "mailto:ops@example.com" } });

const ASKS_BACK: AutoMessages = {
  ...QUIET,
  visitorSilent: { on: true, steps: [{ seconds: 5, texts: { en: "Are you still there?" } }] },
};

/** A browser of this operator, subscribed at a service of its own. */
async function phoneOf(api: ApiClient) {
  const service = await startPushService();
  const { publicKey } = await api.value<PushState>("GET", "/push");
  const phone = service.subscribe(publicKey);
  const device = await api.value<PushDevice>("POST", "/push/devices", phone.subscription);
  return { service, phone, device, publicKey };
}

async function absent(department: Parameters<typeof staffed>[1] = {}) {
  const staff = await staffed(desk(), department);
  const rest = await phoneOf(staff.api);
  return { ...staff, ...rest };
}

/** Nothing is left to decide or to send. */
function settled(conversationId: string): Promise<unknown> {
  return until("everybody is told", async () => {
    const { database } = desk().server;
    const named = `%${conversationId}%`;
    const rows = await database.rows("select id from jobs where kind like 'push%' and payload like ?", named);
    return rows.length === 0;
  });
}

const shown = (phone: PushedBrowser) => phone.received.filter(({ payload }) => payload.palique === "show");

test("the message of the example in RFC 8291 is read as there", () => {
  const keys = createECDH("prime256v1");
  keys.setPrivateKey("q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94", "base64url");
  const body = Buffer.from(
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN",
    "base64url",
  );
  const text = decrypt(body, keys, Buffer.from("BTBZMqHH6r4Tts7J_aSIgg", "base64url"));
  expect(text.toString()).toBe("When I grow up, I want to be a watermelon");
});

test("a new chat, its messages and a note are told in sealed words, by a sender who proves who it is", async () => {
  const { service, phone, departmentId, operator, api } = await absent();
  const { visitor, conversationId } = await waiting(desk(), departmentId, "Where is my order?");
  const first = await phone.shows("Where is my order?");
  expect(first.payload).toMatchObject({
    title: expect.stringContaining("Marta"),
    tag: `c:${conversationId}`,
  });
  expect(first.claims).toMatchObject({ aud: service.url, sub: "mailto:ops@example.com" });
  expect(first.headers).toMatchObject({ urgency: "high", topic: expect.any(String) });
  const row = await operator.next("conversation", (one) => one.id === conversationId);
  await operator.value("chat:take", { chatId: row.chat?.id ?? "" });
  await phone.closes(`c:${conversationId}`);
  await visitor.say(conversationId, "It should be here 🚚");
  const message = await phone.shows("It should be here 🚚");
  expect(message.payload).toMatchObject({ title: "Marta", url: `/console/c/${row.number}` });
  const colleague = await talking(desk());
  const clientId = newClientId();
  const note = {
    clientId,
    conversationId: colleague.conversationId,
    text: "@Leo look",
    mentionIds: [api.me.id],
  };
  await colleague.operator.value("note:add", note);
  await phone.shows("@Leo look");
  expect(service.faults).toEqual([]);
});

test("an offer, a request to take a chat over and a new ticket are told, each for as long as it is worth", async () => {
  const { phone, departmentId, api } = await absent({ strategy: "fewest-chats", offerSeconds: 30 });
  await waiting(desk(), departmentId, "offered words");
  const offer = await phone.shows("offered words");
  expect(Number(offer.headers.ttl)).toBeLessThanOrEqual(30);
  expect(offer.payload).toMatchObject({ stays: true });
  const sender = await talking(desk());
  await sender.operator.value("chat:transfer", {
    chatId: sender.chatId,
    to: { operatorId: api.me.id },
    note: "",
  });
  await phone.shows("hands you the chat of Marta");
  const visitor = await connectVisitor(desk().server, desk().key);
  const { text: message, ...person } = startInput(visitor.token, departmentId, "It leaks");
  await visitor.value("ticket:create", {
    ...person,
    type: "claim",
    subject: "Broken kettle",
    message,
    consent: true,
  });
  const ticket = await phone.shows("Broken kettle");
  expect(ticket.payload).toMatchObject({ url: expect.stringMatching(/^\/console\/tickets\/\d+$/) });
});

test("what others answer, take or read disappears; so does an offer that goes on", async () => {
  const { phone, departmentId, operator, api } = await absent({ strategy: "fewest-chats", offerSeconds: 60 });
  const { conversationId, visitor } = await waiting(desk(), departmentId, "too late");
  await phone.shows("too late");
  const row = await operator.next("conversation", (one) => one.id === conversationId);
  // Twice in a row: then they count as away, and get no more.
  await operator.value("chat:refuse", { chatId: row.chat?.id ?? "" });
  await operator.value("chat:refuse", { chatId: row.chat?.id ?? "" });
  await phone.closes(`c:${conversationId}`);
  await operator.value("chat:take", { chatId: row.chat?.id ?? "" });
  phone.received.splice(0);
  const { seq } = await visitor.say(conversationId, "are you there?");
  await phone.shows("are you there?");
  // Read at the desk: the phone need not go on.
  const desktop = await connectOperator(desk().server, api);
  await desktop.value("conversation:read", { conversationId, seq });
  await phone.closes(`c:${conversationId}`);
});

test("who looks at a console is not called elsewhere, and who is away is not called for what anybody can take", async () => {
  const { phone, departmentId, operator } = await absent({ offline: "queue" });
  operator.tell("attending", { attending: true });
  await until("attending is known", async () => {
    const rows = await desk().server.database.rows<{ attending: number }>(
      'select "attending" from "connections" where "operatorId" = ?',
      operator.me.id,
    );
    return rows.some((row) => row.attending === 1);
  });
  await settled((await waiting(desk(), departmentId, "seen at the desk")).conversationId);
  operator.tell("attending", { attending: false });
  await waiting(desk(), departmentId, "left the desk");
  await phone.shows("left the desk");
  await operator.value("status:set", { status: "away" });
  await settled((await waiting(desk(), departmentId, "nobody called me")).conversationId);
  await operator.value("status:set", { status: "online" });
  await waiting(desk(), departmentId, "back again");
  await phone.shows("back again");
  const words = shown(phone).map(({ payload }) => JSON.stringify(payload));
  expect(words.filter((one) => /seen at the desk|nobody called me/.test(one))).toEqual([]);
});

test("a lock screen shows no names or words to who does not want that, and no news that was turned off", async () => {
  const { phone, departmentId, api, operator } = await absent();
  const events = { ...DEFAULT_ALERTS.events, waiting: { tone: "none", notify: false } };
  await api.value("PATCH", "/profile", { alerts: { ...DEFAULT_ALERTS, showText: false, events } });
  const { visitor, conversationId } = await waiting(desk(), departmentId, "private words");
  const row = await operator.next("conversation", (one) => one.id === conversationId);
  await operator.value("chat:take", { chatId: row.chat?.id ?? "" });
  await visitor.say(conversationId, "more private words");
  await phone.shows("New message");
  expect(JSON.stringify(phone.received)).not.toMatch(/private words|Marta|is waiting/);
});

test("a browser that is gone is forgotten; one that has no time now gets it later", async () => {
  const { phone, departmentId, api, service } = await absent();
  phone.answer = { status: 429, headers: { "retry-after": "1" } };
  await waiting(desk(), departmentId, "patience");
  await until("the service was asked", () => phone.requests > 0);
  phone.answer = undefined;
  await phone.shows("patience");
  phone.answer = { status: 410 };
  await waiting(desk(), departmentId, "gone");
  await until("the browser is forgotten", async () => {
    const state = await api.value<PushState>("GET", "/push");
    return state.devices.length === 0;
  });
  expect(service.faults).toEqual([]);
  const log = JSON.stringify(desk().server.log());
  expect(log).not.toContain(new URL(phone.subscription.endpoint).pathname);
  expect(log).not.toContain("patience");
});

test("signing out silences the browser, and nobody reaches another's", async () => {
  const { departmentId, api, device, phone } = await absent({ offline: "queue" });
  const other = await staffed(desk());
  expect(await other.api.call("DELETE", `/push/devices/${device.id}`)).toMatchObject({ error: "not-found" });
  expect(await other.api.call("POST", `/push/devices/${device.id}/test`)).toMatchObject({
    error: "not-found",
  });
  await api.value("POST", `/push/devices/${device.id}/test`);
  await phone.shows("Notifications work");
  await callApi(desk().server, "DELETE", "/session", undefined, { cookie: api.cookie });
  const rows = await desk().server.database.rows(
    'select "id" from "pushSubscriptions" where "id" = ?',
    device.id,
  );
  expect(rows).toEqual([]);
  await settled((await waiting(desk(), departmentId, "after hours")).conversationId);
  expect(JSON.stringify(phone.received)).not.toContain("after hours");
});

test("a visitor who left is told of the answer, not of what is internal, and asked back, only where the website offers it", async () => {
  const { server, admin, key } = desk();
  const sites = await admin.value<SiteAdmin[]>("GET", "/sites");
  const site = sites.find((one) => one.key === key);
  const { operator, visitor, conversationId, api } = await talking(desk(), { auto: ASKS_BACK });
  const service = await startPushService();
  const config = async () => (await callApi<WidgetConfig>(server, "GET", `/widget/${key}`)).reply;
  expect(await config()).not.toMatchObject({ value: { pushKey: expect.anything() } });
  const { publicKey } = await api.value<PushState>("GET", "/push");
  const phone = service.subscribe(publicKey);
  const input = {
    browser: phone.subscription,
    locale: "es" as const,
    pageUrl: "https://shop.example/shoes#top",
  };
  expect(await visitor.ask("push:subscribe", input)).toMatchObject({ error: "forbidden" });
  await admin.value("PATCH", `/sites/${site?.id}`, { visitorPush: true });
  expect(await config()).toMatchObject({ value: { pushKey: publicKey } });
  const stranger = await connectVisitor(server, key);
  expect(await stranger.ask("push:subscribe", input)).toMatchObject({ error: "not-found" });
  const inside = { ...phone.subscription, endpoint: "file:///etc/passwd" };
  expect(await visitor.ask("push:subscribe", { ...input, browser: inside })).toMatchObject({ ok: false });
  await visitor.value("push:subscribe", input);
  const note = { clientId: newClientId(), conversationId, text: "not for the visitor", mentionIds: [] };
  await operator.value("note:add", note);
  const answer = await operator.say(conversationId, "It leaves today");
  const told = await phone.shows("It leaves today");
  expect(told.payload).toMatchObject({ title: api.me.name, url: "https://shop.example/shoes#palique" });
  await visitor.value("conversation:read", { conversationId, seq: answer.seq });
  await phone.closes(`c:${conversationId}`);
  const asked = await phone.shows("Are you still there?");
  expect(asked.payload).toMatchObject({ title: expect.stringMatching(/^Desk \d+$/) });
  expect(JSON.stringify(phone.received)).not.toContain("not for the visitor");
  expect(service.faults).toEqual([]);
  await admin.value("PATCH", `/sites/${site?.id}`, { visitorPush: false });
});

test("what was committed is told after a restart, and what was answered meanwhile is taken away", async () => {
  const { server } = desk() satisfies Desk;
  const { phone, departmentId, publicKey, api } = await absent();
  phone.answer = { status: 503, headers: { "retry-after": "1" } };
  const { conversationId } = await waiting(desk(), departmentId, "before the crash");
  await until("the service wants to be asked later", async () => {
    const sql = `select id from jobs where kind = 'push-send' and "lockedUntil" is null and payload like ?`;
    return phone.requests > 0 && (await server.database.rows(sql, `%${conversationId}%`)).length > 0;
  });
  await server.kill("SIGKILL");
  phone.answer = undefined;
  await server.start();
  await phone.shows("before the crash");
  expect((await api.value<PushState>("GET", "/push")).publicKey).toBe(publicKey);
  const operator = await connectOperator(server, api);
  const { conversations } = await operator.value("inbox:open", {});
  const chat = conversations.find((one) => one.id === conversationId)?.chat;
  await operator.value("chat:take", { chatId: chat?.id ?? "" });
  await phone.closes(`c:${conversationId}`);
});
