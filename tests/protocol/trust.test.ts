import type { SiteAdmin } from "@palique/shared/admin.ts";
import { SHARING_AT_FIRST } from "@palique/shared/sharing-at-first.ts";
import { expect, test } from "vitest";
import {
  callApi,
  connectOperator,
  connectVisitor,
  newClientId,
  newToken,
  openSocket,
  signIn,
  startInput,
} from "../support/clients.ts";
import { staffed, talking, useDesk } from "../support/desk.ts";

const desk = useDesk();

const site = (changes: Record<string, unknown> = {}) => ({
  name: "Other",
  origins: [],
  color: "#0f6e66",
  theme: "auto",
  position: "right",
  greeting: {},
  fields: { name: "required", email: "optional" },
  typingPreview: true,
  privacyUrl: null,
  departmentIds: [],
  defaultDepartmentId: null,
  pagePriority: "none",
  priorityRules: [],
  visitorFiles: true,
  visitorPush: false,
  missedMailMinutes: 5,
  linkTitles: false,
  fileMaxMb: null,
  tracking: "memory",
  analytics: { gtag: false, dataLayer: false, matomo: false, plausible: false },
  sharing: SHARING_AT_FIRST,
  ...changes,
});

/** How a connection ends that is not let in. */
function refusal(auth: unknown, namespace = "/visitor", headers: Record<string, string> = {}) {
  const socket = openSocket({ url: desk().server.url, namespace, auth, headers, reconnection: false });
  return new Promise<string>((done, fail) => {
    socket.on("connect", () => fail(new Error("it was let in")));
    socket.on("connect_error", (error) => done(error.message));
  });
}

const BAD_FRAMES: unknown[] = [
  undefined,
  null,
  42,
  "text",
  [],
  [[[]]],
  {},
  { conversationId: 7 },
  { conversationId: { $ne: null }, clientId: newClientId(), text: "x" },
  { conversationId: "x".repeat(10_000), clientId: newClientId(), text: "x" },
  { conversationId: "x", clientId: "' or 1=1 --", text: "x" },
  { conversationId: "x", clientId: newClientId(), text: "   " },
  { conversationId: "x", clientId: newClientId(), text: "x".repeat(10_001) },
  { ["__proto__"]: { polluted: true } },
];

test("a bad frame gets a typed error and harms nobody: not its own session, not another's", async () => {
  const { visitor, operator, conversationId } = await talking(desk());
  for (const frame of BAD_FRAMES) {
    for (const event of ["message:send", "conversation:sync", "chat:start", "ticket:create", "chat:end"]) {
      const reply = await visitor.raw(event, frame);
      expect(reply.ok, `${event} ${JSON.stringify(frame)?.slice(0, 60)}`).toBe(false);
      if (!reply.ok) expect(["bad-input", "not-found"]).toContain(reply.error);
    }
    for (const event of [
      "message:send",
      "conversation:open",
      "chat:take",
      "status:set",
      "ticket:set-status",
    ]) {
      const reply = await operator.raw(event, frame);
      expect(reply.ok, `${event} ${JSON.stringify(frame)?.slice(0, 60)}`).toBe(false);
      if (!reply.ok) expect(["bad-input", "not-found"]).toContain(reply.error);
    }
    visitor.tell("draft", frame);
    visitor.tell("page", frame);
    operator.tell("typing", frame);
    operator.tell("conversation:close", frame);
  }
  visitor.tell("constructor", {});
  visitor.tell("no-such-event", {});
  expect((await visitor.say(conversationId, "still here")).text).toBe("still here");
  await operator.hears("still here");
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

test("a frame that is not Socket.IO at all closes only the connection that sent it", async () => {
  const { visitor, conversationId } = await talking(desk());
  const socket = new WebSocket(
    `${desk().server.url.replace("http", "ws")}/socket.io/?EIO=4&transport=websocket`,
  );
  await new Promise((done) => socket.addEventListener("open", done));
  for (const garbage of [
    "9",
    "42/visitor,[",
    "4{",
    "40/visitor,{",
    "\u0000\u0000",
    "451-[{}]",
    "x".repeat(100_000),
  ]) {
    socket.send(garbage);
  }
  await new Promise((done) => setTimeout(done, 200));
  socket.close();
  expect((await visitor.say(conversationId, "unharmed")).text).toBe("unharmed");
});

test("a frame of several megabytes is refused, and the server goes on", async () => {
  const { visitor, conversationId } = await talking(desk());
  const greedy = await connectVisitor(desk().server, desk().key);
  const closed = new Promise((done) => greedy.socket.once("disconnect", done));
  greedy.tell("draft", { conversationId, text: "x".repeat(5_000_000) });
  await closed;
  expect((await visitor.say(conversationId, "room for me")).text).toBe("room for me");
});

test("what is not yours looks like what does not exist", async () => {
  const { visitor, conversationId } = await talking(desk());
  const { departmentId } = await staffed(desk());
  const stranger = await connectVisitor(desk().server, desk().key);
  await stranger.value("chat:start", startInput(stranger.token, departmentId));
  const newcomer = await connectVisitor(desk().server, desk().key);
  for (const client of [stranger, newcomer]) {
    for (const [event, input] of [
      ["message:send", { clientId: newClientId(), text: "let me in" }],
      ["conversation:sync", { after: 0 }],
      ["conversation:read", { seq: 1 }],
      ["chat:end", {}],
      ["chat:resume", {}],
    ] as const) {
      const theirs = await client.raw(event, { ...input, conversationId });
      const nobodys = await client.raw(event, { ...input, conversationId: crypto.randomUUID() });
      expect(theirs, event).toEqual({ ok: false, error: "not-found" });
      expect(nobodys, event).toEqual(theirs);
    }
  }
  expect((await visitor.say(conversationId, "all mine")).text).toBe("all mine");
});

test("an operator of another department finds nothing and is told nothing", async () => {
  const { visitor, conversationId, chatId } = await talking(desk());
  const { operator: outsider } = await staffed(desk());
  outsider.forget();
  for (const [event, input] of [
    ["message:send", { conversationId, clientId: newClientId(), text: "let me in" }],
    ["conversation:open", { conversationId, after: null }],
    ["conversation:sync", { conversationId, after: 0 }],
    ["conversation:read", { conversationId, seq: 1 }],
    ["chat:take", { chatId }],
    ["chat:end", { chatId }],
    ["chat:refuse", { chatId }],
    ["ticket:set-status", { conversationId, status: "resolved" }],
  ] as const) {
    expect(await outsider.raw(event, input), event).toEqual({ ok: false, error: "not-found" });
  }
  await visitor.say(conversationId, "confidential");
  visitor.tell("draft", { conversationId, text: "more to come" });
  const inbox = await outsider.value("inbox:open", {});
  expect(inbox.conversations.map((one) => one.id)).not.toContain(conversationId);
  expect(outsider.got("message")).toEqual([]);
  expect(outsider.got("draft")).toEqual([]);
  expect(outsider.got("conversation").map((one) => one.id)).not.toContain(conversationId);
});

test("the token of one site opens nothing with the key of another", async () => {
  const { visitor, conversationId } = await talking(desk());
  const other = await desk().admin.value<SiteAdmin>("POST", "/sites", site());
  const elsewhere = await connectVisitor(desk().server, other.key, { token: visitor.token });
  expect((await elsewhere.value("session:open", {})).chat).toBeNull();
  expect(await elsewhere.ask("conversation:sync", { conversationId, after: 0 })).toEqual({
    ok: false,
    error: "not-found",
  });
});

test("an unknown site, a malformed token and missing credentials are refused with a code", async () => {
  expect(await refusal({ site: "nope", token: newToken() })).toBe("site-unknown");
  expect(await refusal({ site: desk().key, token: "short" })).toBe("bad-input");
  expect(await refusal({})).toBe("bad-input");
  expect(await refusal({}, "/operator")).toBe("not-signed-in");
  expect(await refusal({}, "/operator", { cookie: "session=forged" })).toBe("not-signed-in");
});

test("a website that is not on the list is refused, one on it is let in", async () => {
  const listed = await desk().admin.value<SiteAdmin>(
    "POST",
    "/sites",
    site({ name: "Listed", origins: ["https://shop.example", "https://*.brand.example"] }),
  );
  const auth = { site: listed.key, token: newToken() };
  for (const origin of [
    "https://evil.example",
    "http://shop.example",
    "https://shop.example.evil.example",
    "null",
  ]) {
    expect(await refusal(auth, "/visitor", { origin }), origin).toBe("origin-refused");
  }
  for (const origin of ["https://shop.example", "https://deep.sub.brand.example", desk().server.url]) {
    const visitor = await connectVisitor(desk().server, listed.key, { headers: { origin } });
    expect((await visitor.value("session:open", {})).chat).toBeNull();
  }
});

test("a console socket from a foreign page is refused although the cookie is good", async () => {
  const message = await refusal({}, "/operator", {
    cookie: desk().admin.cookie,
    origin: "https://evil.example",
  });
  expect(["origin-refused", "xhr poll error", "websocket error"]).toContain(message);
});

test("a foreign page cannot act with the operator's cookie", async () => {
  const { status, reply } = await callApi(
    desk().server,
    "PATCH",
    "/settings",
    { organisation: "Hacked" },
    {
      cookie: desk().admin.cookie,
      origin: "https://evil.example",
    },
  );
  expect(status).toBe(403);
  expect(reply).toMatchObject({ ok: false, error: "origin-refused" });
});

test("without a session nothing of the administration answers", async () => {
  for (const [method, path] of [
    ["GET", "/operators"],
    ["GET", "/departments"],
    ["GET", "/sites"],
    ["GET", "/settings"],
    ["PATCH", "/settings"],
    ["POST", "/operators/invites"],
  ] as const) {
    const body = method === "GET" ? undefined : {};
    const { status, reply } = await callApi(desk().server, method, path, body);
    expect(reply, path).toMatchObject({ ok: false, error: "not-signed-in" });
    expect(status).toBe(401);
  }
});

test("an agent administers nothing", async () => {
  const { api, departmentId } = await staffed(desk());
  for (const [method, path, body] of [
    ["POST", "/sites", site()],
    ["GET", "/sites", undefined],
    ["PATCH", `/departments/${departmentId}`, { disabled: true }],
    ["PATCH", `/operators/${api.me.id}`, { role: "admin" }],
    ["PATCH", "/settings", { organisation: "Mine" }],
    ["POST", "/operators/invites", { email: "x@example.com", role: "admin", departmentIds: [], capacity: 1 }],
  ] as const) {
    expect(await api.call(method, path, body), path).toEqual({ ok: false, error: "forbidden" });
  }
});

test("the session cookie cannot be read by scripts nor sent from other sites, and the database holds only its hash", async () => {
  const response = await fetch(`${desk().server.url}/api/v1/session`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: desk().server.url },
    body: JSON.stringify({ email: "ana@example.com", password: "correct horse battery" }),
  });
  const [cookie = ""] = response.headers.getSetCookie();
  expect(cookie).toMatch(/HttpOnly/i);
  expect(cookie).toMatch(/SameSite=(Lax|Strict)/i);
  const token = cookie.split(";")[0]?.split("=")[1] ?? "";
  expect(token.length).toBeGreaterThan(20);
  const rows = await desk().server.database.rows<{ tokenHash: string }>('select * from "sessions"');
  expect(rows.map((row) => row.tokenHash)).not.toContain(token);
});

test("a signed-out session is over at once, also for its open console", async () => {
  const { api } = await staffed(desk());
  const console = await connectOperator(desk().server, api, { status: null });
  await api.value("DELETE", "/session");
  await console.next("signed-out");
  expect(await api.call("GET", "/session")).not.toMatchObject({ ok: true, value: { id: api.me.id } });
  expect(await api.call("GET", "/settings")).toEqual({ ok: false, error: "not-signed-in" });
});

test("a disabled operator is out at once and cannot come back", async () => {
  const { api, operator } = await staffed(desk());
  await desk().admin.value("PATCH", `/operators/${api.me.id}`, { disabled: true });
  await operator.next("signed-out");
  await expect(
    signIn(desk().server, { email: api.me.email, password: "correct horse battery" }),
  ).rejects.toThrow("wrong-credentials");
});

test("the chats of a disabled operator wait for others at once", async () => {
  const { api, conversationId } = await talking(desk());
  const watcher = await connectOperator(desk().server, desk().admin);
  await desk().admin.value("PATCH", `/operators/${api.me.id}`, { disabled: true });
  const back = await watcher.next("conversation", (one) => one.id === conversationId, 10_000);
  expect(back.chat).toMatchObject({ state: "queued", operatorId: null });
});

test("a wrong password and an unknown address sound the same", async () => {
  const wrong = await callApi(desk().server, "POST", "/session", {
    email: "ana@example.com",
    password: "nope nope nope",
  });
  const unknown = await callApi(desk().server, "POST", "/session", {
    email: "nobody@example.com",
    password: "nope nope nope",
  });
  expect(wrong.reply).toEqual({ ok: false, error: "wrong-credentials" });
  expect(unknown.reply).toEqual(wrong.reply);
  expect(unknown.status).toBe(wrong.status);
});

test("neither tokens nor addresses nor words reach the log", async () => {
  const { visitor, conversationId } = await talking(desk());
  await visitor.say(conversationId, "my card number is 4111");
  await visitor.raw("message:send", { conversationId, text: "half a frame 4112" });
  const output = desk().server.output();
  for (const secret of [
    visitor.token,
    "4111",
    "4112",
    "marta@example.com",
    desk().admin.cookie.split("=")[1] ?? "-",
  ]) {
    expect(output).not.toContain(secret);
  }
});
