import { createHmac, randomUUID } from "node:crypto";
import type { SiteAdmin } from "@palique/shared/admin.ts";
import type { SiteSecret } from "@palique/shared/identity.ts";
import type { Signal } from "@palique/shared/sharing.ts";
import { SHARING_AT_FIRST } from "@palique/shared/sharing-at-first.ts";
import { beforeAll, expect, test } from "vitest";
import { connectOperator, connectVisitor, hireOperator, type OperatorClient } from "../support/clients.ts";
import { staffed, useDesk } from "../support/desk.ts";
import { cobrowsing } from "../support/sharing.ts";

/** Who may speak to whom while two browsers find each other: a shared screen, a call. */

const SECRET = "north wind";
const desk = useDesk({
  env: { STUN_URLS: "stun:stun.example", TURN_URLS: "turn:turn.example:3478", TURN_SECRET: SECRET },
});

async function offerCalls(call: "off" | "voice" | "video"): Promise<void> {
  const { admin } = desk();
  const [site] = await admin.value<SiteAdmin[]>("GET", "/sites");
  await admin.value("PATCH", `/sites/${site?.id}`, { sharing: { ...SHARING_AT_FIRST, call } });
}
beforeAll(() => offerCalls("voice"));

const join = (shareId: string): Signal => ({ shareId, peer: randomUUID(), body: { type: "join" } });

/** Another operator of the department, with the conversation on the screen. */
async function colleague(departmentId: string, conversationId: string): Promise<OperatorClient> {
  const { server, admin } = desk();
  const email = `${randomUUID()}@example.com`;
  const api = await hireOperator(server, admin, { email, name: "Eva", departmentIds: [departmentId] });
  const operator = await connectOperator(server, api);
  await operator.value("conversation:open", { conversationId, after: null });
  return operator;
}

test("a shared screen's signals go between the browser it was allowed in and whoever may see the chat", async () => {
  const { server, key } = desk();
  const { visitor, operator, conversationId, departmentId, shareId } = await cobrowsing(desk(), {
    kind: "screen",
    media: null,
  });
  const eva = await colleague(departmentId, conversationId);
  const asks = join(shareId);
  await eva.raw("share:signal", asks);
  expect(await visitor.next("share:signal")).toEqual({ ...asks, by: { id: eva.me.id, name: "Eva" } });

  const body = { type: "offer", sdp: "v=0" } as const;
  await visitor.raw("share:signal", { shareId, peer: asks.peer, body });
  for (const one of [eva, operator]) expect((await one.next("share:signal")).body).toEqual(body);

  const stranger = await connectVisitor(server, key);
  expect(await stranger.raw("share:signal", asks)).toMatchObject({ ok: false, error: "not-found" });
  const { operator: other } = await staffed(desk());
  expect(await other.raw("share:signal", join(shareId))).toMatchObject({ ok: false, error: "not-found" });
  expect(await other.raw("share:ice", { shareId })).toMatchObject({ ok: false, error: "not-found" });
  const large = { shareId, peer: asks.peer, body: { type: "answer", sdp: "x".repeat(60_001) } };
  expect(await eva.raw("share:signal", large)).toMatchObject({ ok: false, error: "bad-input" });
  expect(visitor.got("share:signal")).toHaveLength(1);
  expect(other.got("share:signal")).toHaveLength(0);

  await operator.value("share:stop", { shareId, what: "all" });
  expect(await eva.raw("share:signal", join(shareId))).toMatchObject({ ok: false, error: "conflict" });
  expect(await visitor.raw("share:ice", { shareId })).toMatchObject({ ok: false, error: "conflict" });
});

test("an operator who may not see the chat any more is let go of by the browser that streams past the server", async () => {
  const { visitor, conversationId, departmentId, shareId } = await cobrowsing(desk(), {
    kind: "screen",
    media: null,
  });
  const eva = await colleague(departmentId, conversationId);
  await desk().admin.value("PATCH", `/operators/${eva.me.id}`, { departmentIds: [] });
  const parted = await visitor.next("share:signal", (one) => one.peer === null);
  expect(parted).toMatchObject({ shareId, body: { type: "parted" }, by: { id: eva.me.id } });
});

test("a call's signals go between the visitor's browser and the operator who asked, and to nobody else", async () => {
  const { visitor, operator, conversationId, departmentId, shareId } = await cobrowsing(desk(), {
    kind: "call",
    media: "voice",
  });
  const eva = await colleague(departmentId, conversationId);
  expect(await eva.raw("share:signal", join(shareId))).toMatchObject({ ok: false, error: "forbidden" });
  expect(await eva.raw("share:ice", { shareId })).toMatchObject({ ok: false, error: "forbidden" });
  const asks = join(shareId);
  await operator.raw("share:signal", asks);
  expect((await visitor.next("share:signal")).peer).toBe(asks.peer);
  await visitor.raw("share:signal", { ...asks, body: { type: "offer", sdp: "v=0" } });
  await operator.next("share:signal");
  expect(eva.got("share:signal")).toHaveLength(0);
});

test("of a customer's browsers only the one in which it was allowed takes part", async () => {
  const { server, admin, key } = desk();
  const { visitor, operator, shareId } = await cobrowsing(desk(), { kind: "call", media: "voice" });
  const [site] = await admin.value<SiteAdmin[]>("GET", "/sites");
  const { secret } = await admin.value<SiteSecret>("POST", `/sites/${site?.id}/identity/secret`);
  const hash = createHmac("sha256", secret).update("7").digest("hex");
  const other = await connectVisitor(server, key);
  for (const one of [other, visitor]) {
    await one.value("identify", { id: "7", name: "Ana", email: "", hash, token: one.token });
  }
  await other.next("share", ({ id, here }) => id === shareId && !here);
  const asks = join(shareId);
  await operator.raw("share:signal", asks);
  await visitor.next("share:signal", ({ peer }) => peer === asks.peer);
  expect(other.got("share:signal")).toHaveLength(0);
  const offer = { ...asks, body: { type: "offer", sdp: "v=0" } };
  expect(await other.raw("share:signal", offer)).toMatchObject({ ok: false, error: "conflict" });
  expect(await other.raw("share:ice", { shareId })).toMatchObject({ ok: false, error: "conflict" });
  expect(operator.got("share:signal")).toHaveLength(0);
});

test("co-browsing has no signals, and a call that nobody allowed yet has none", async () => {
  const { operator, shareId } = await cobrowsing(desk());
  expect(await operator.raw("share:signal", join(shareId))).toMatchObject({ error: "conflict" });
  const { operator: luis, conversationId } = await cobrowsing(desk());
  const { id } = await luis.value("share:ask", { conversationId, kind: "call", media: "voice" });
  expect(await luis.raw("share:signal", join(id))).toMatchObject({ error: "conflict" });
  expect(await luis.raw("share:ice", { shareId: id })).toMatchObject({ error: "conflict" });
});

test("access to TURN is for one share and expires, as coturn's use-auth-secret reads it", async () => {
  const { visitor, operator, shareId } = await cobrowsing(desk(), { kind: "screen", media: null });
  const now = Date.now() / 1_000;
  const both = [
    await visitor.value("share:ice", { shareId }),
    await operator.value("share:ice", { shareId }),
  ];
  for (const [stun, turn] of both) {
    expect(stun).toEqual({ urls: ["stun:stun.example"] });
    expect(turn?.urls).toEqual(["turn:turn.example:3478"]);
    const [expires, id] = turn?.username?.split(":") ?? [];
    expect(id).toBe(shareId);
    expect(Number(expires) - now).toBeGreaterThan(6 * 3_600 - 60);
    expect(Number(expires) - now).toBeLessThanOrEqual(6 * 3_600);
    const password = createHmac("sha1", SECRET).update(`${expires}:${id}`).digest("base64");
    expect(turn?.credential).toBe(password);
  }
});

test("calls are asked for only as far as the site offers them", async () => {
  const { operator, conversationId } = await cobrowsing(desk());
  const ask = (media: "voice" | "video") =>
    operator.ask("share:ask", { conversationId, kind: "call", media });
  expect(await ask("video")).toMatchObject({ ok: false, error: "forbidden" });
  await offerCalls("off");
  expect(await ask("voice")).toMatchObject({ ok: false, error: "forbidden" });
  await offerCalls("video");
  expect(await ask("video")).toMatchObject({ ok: true });
});
