import type { WatchLive } from "@palique/shared/live-visitors.ts";
import { expect, test } from "vitest";
import {
  connectOperator,
  hireOperator,
  newClientId,
  newToken,
  type OperatorClient,
  startInput,
  type VisitorClient,
} from "../support/clients.ts";
import type { TestDatabase } from "../support/databases.ts";
import { type Desk, onDesk, staffed } from "../support/desk.ts";
import { onEachDatabase } from "../support/each-database.ts";
import { anyRule, arrive, hereInput, newSite, newTab, saveRule } from "../support/invitations.ts";
import { until } from "../support/wait.ts";

onEachDatabase("invitations by hand", (engine) => {
  let database: TestDatabase;
  let desk: Desk;
  onDesk(engine, (opened, on) => {
    desk = opened;
    database = on;
  });

  /** A website of one department with one operator, and somebody on it. */
  async function watched(capacity = 20) {
    const staff = await staffed(desk, {}, { capacity });
    const site = await newSite(desk.admin, { departmentIds: [staff.departmentId] });
    const token = newToken();
    const here = { tab: newTab() };
    const visitor = await arrive(desk, site, here, { token });
    return { ...staff, site, visitor, token, here, visitorId: await idOn(staff.operator, site.id) };
  }
  const watch = (siteId: string): WatchLive => ({
    filter: { siteId },
    sort: "arrived",
    descending: true,
    asOf: null,
    from: 0,
    size: 10,
    byPage: false,
    places: false,
    openId: null,
  });
  const rowOn = async (operator: OperatorClient, siteId: string) =>
    (await operator.value("live:watch", watch(siteId))).rows[0];
  const idOn = async (operator: OperatorClient, siteId: string) => (await rowOn(operator, siteId))?.id ?? "";
  const invite = (operator: OperatorClient, visitorId: string, text = "Can I help?") =>
    operator.ask("live:invite", { clientId: newClientId(), visitorId, text });
  const answer = (visitor: VisitorClient, token: string, invitationId: string) =>
    visitor.value("chat:start", { ...startInput(token, null, "Yes, please"), invitationId });

  test("the visitor sees the operator's words and face, and their yes is a chat with that operator", async () => {
    const { operator, api, visitor, token, visitorId, site, departmentId } = await watched();
    await operator.value("live:invite", { clientId: newClientId(), visitorId, text: "Can I help?" });
    const invitation = await visitor.next("invitation");
    expect(invitation).toEqual({
      id: expect.any(String),
      text: "Can I help?",
      look: "bubble",
      operator: { id: api.me.id, name: api.me.name, avatar: null },
      isPersonal: true,
      departmentId,
    });
    await visitor.raw("invitation:move", { id: invitation.id, to: "shown" });
    expect((await rowOn(operator, site.id))?.invitation).toEqual({
      id: invitation.id,
      state: "shown",
      operator: invitation.operator,
    });
    const session = await answer(visitor, token, invitation.id);
    expect(session.chat).toMatchObject({ state: "active", operator: { id: api.me.id } });
    const words = session.page?.messages.filter((message) => message.event === null);
    expect(words?.map(({ author, text }) => [author.kind, author.id, text])).toEqual([
      ["operator", api.me.id, "Can I help?"],
      ["visitor", null, "Yes, please"],
    ]);
    const row = await operator.next("conversation", (one) => one.id === session.chat?.conversationId);
    expect(row.chat).toMatchObject({ state: "active", operatorId: api.me.id });
    expect((await rowOn(operator, site.id))?.invitation).toBeNull();
    // Of the same request, its answer lost; and an invitation is good for one chat.
    const again = await visitor.ask("chat:start", {
      ...startInput(token, null, "And this"),
      invitationId: invitation.id,
    });
    expect(again).toMatchObject({ ok: true, value: { chat: { conversationId: row.id } } });
  });

  test("the chat goes to whoever invited although they have as many as they can hold", async () => {
    const { operator, visitor, token, visitorId, departmentId, site } = await watched(1);
    const other = await arrive(desk, site);
    const waiting = await other.value("chat:start", startInput(other.token, departmentId));
    const row = await operator.next("conversation", (one) => one.id === waiting.chat?.conversationId);
    await operator.value("chat:take", { chatId: row.chat?.id ?? "" });
    await invite(operator, visitorId);
    const session = await answer(visitor, token, (await visitor.next("invitation")).id);
    expect(session.chat).toMatchObject({ state: "active" });
  });

  test("if the operator is gone by then, the chat waits in their department, with their words", async () => {
    const { operator, visitor, token, visitorId, departmentId, api } = await watched();
    const colleague = await hireOperator(desk.server, desk.admin, {
      email: `stays-${engine}@example.com`,
      name: "Stays",
      departmentIds: [departmentId],
    });
    await connectOperator(desk.server, colleague);
    await invite(operator, visitorId);
    await operator.value("status:set", { status: "away" });
    const session = await answer(visitor, token, (await visitor.next("invitation")).id);
    expect(session.chat).toMatchObject({ state: "queued", departmentId });
    const words = session.page?.messages.filter((message) => message.event === null);
    expect(words?.map(({ author, text }) => [author.id, text])).toEqual([
      [api.me.id, "Can I help?"],
      [null, "Yes, please"],
    ]);
  });

  test("of two operators at the same moment one invites, and the other is told", async () => {
    const { operator, visitor, visitorId } = await watched();
    const admin = await connectOperator(desk.server, desk.admin);
    const replies = await Promise.all([
      invite(operator, visitorId, "From one"),
      invite(admin, visitorId, "From the other"),
    ]);
    const won = replies.filter((reply) => reply.ok);
    expect(won).toHaveLength(1);
    expect(replies).toContainEqual(expect.objectContaining({ ok: false, error: "conflict" }));
    await visitor.next("invitation");
    expect(await invite(operator, visitorId)).toMatchObject({ error: "conflict" });
    expect(visitor.got("invitation")).toHaveLength(1);
  });

  test("a repeat of the request is one invitation", async () => {
    const { operator, visitor, visitorId } = await watched();
    const input = { clientId: newClientId(), visitorId, text: "Can I help?" };
    const [first, twin] = await Promise.all([
      operator.value("live:invite", input),
      operator.value("live:invite", input),
    ]);
    expect(twin.id).toBe(first.id);
    expect((await operator.value("live:invite", input)).id).toBe(first.id);
    await visitor.next("invitation");
    expect(visitor.got("invitation")).toHaveLength(1);
  });

  test("a rule's invitation gives way to an operator's, unless the visitor opened it", async () => {
    const { operator, visitor, visitorId, site } = await watched();
    const rule = await saveRule(desk.admin, anyRule(site.id));
    const question = { ruleId: rule.id, locale: "en" as const, url: "https://shop.example/" };
    const first = await visitor.value("invitation:ask", question);
    await visitor.raw("invitation:move", { id: first.id, to: "shown" });
    await operator.value("live:invite", { clientId: newClientId(), visitorId, text: "Can I help?" });
    expect(await visitor.next("invitation:over")).toEqual({ id: first.id });
    const personal = await visitor.next("invitation");
    expect(await visitor.ask("invitation:ask", question)).toMatchObject({ error: "conflict" });
    await operator.value("live:uninvite", { id: personal.id });
    const opened = await visitor.value("invitation:ask", question);
    await visitor.raw("invitation:move", { id: opened.id, to: "opened" });
    expect(await invite(operator, visitorId)).toMatchObject({ error: "conflict" });
  });

  test("only who may see the visitor invites, only while they are there, and not into a chat they are in", async () => {
    const { visitor, visitorId, operator, token } = await watched();
    const stranger = await staffed(desk);
    expect(await invite(stranger.operator, visitorId)).toMatchObject({ error: "not-found" });
    expect(await invite(operator, "nobody")).toMatchObject({ error: "not-found" });
    expect(await invite(operator, visitorId, "   ")).toMatchObject({ error: "bad-input", field: "text" });
    await visitor.value("chat:start", startInput(token, null));
    expect(await invite(operator, visitorId)).toMatchObject({ error: "conflict" });
    visitor.close();
    await until("they have left", async () => {
      const reply = await invite(operator, visitorId);
      return !reply.ok && reply.error === "not-found";
    });
  });

  test("taken back it is off the page; a colleague cannot take it back, and a chat it became stays", async () => {
    const { operator, visitor, visitorId, token, departmentId } = await watched();
    const colleague = await hireOperator(desk.server, desk.admin, {
      email: `colleague-${engine}@example.com`,
      name: "Colleague",
      departmentIds: [departmentId],
    });
    const other = await connectOperator(desk.server, colleague);
    const { id } = await operator.value("live:invite", { clientId: newClientId(), visitorId, text: "Hi" });
    expect(await other.ask("live:uninvite", { id })).toMatchObject({ error: "not-found" });
    await operator.value("live:uninvite", { id });
    expect(await visitor.next("invitation:over")).toEqual({ id });
    visitor.forget();
    await operator.value("live:invite", { clientId: newClientId(), visitorId, text: "Hi again" });
    const second = await visitor.next("invitation");
    const session = await answer(visitor, token, second.id);
    await operator.value("live:uninvite", { id: second.id });
    expect(session.chat?.state).toBe("active");
    const { chat } = await visitor.value("session:open", {});
    expect(chat?.state).toBe("active");
  });

  test("of a visit that is in no browser it is answered after a restart, too, on a later page", async () => {
    const { operator, site, visitor } = await watched();
    visitor.close();
    const first = { url: "https://shop.example/anew", title: "", referrer: "" };
    await arrive(desk, site, { page: first }, { token: null });
    const here = { tab: newTab(), page: { ...first, url: "https://shop.example/next", referrer: first.url } };
    const later = await arrive(desk, site, here, { token: null });
    const row = (await operator.value("live:watch", watch(site.id))).rows.find(({ pages }) => pages === 2);
    await operator.value("live:invite", { clientId: newClientId(), visitorId: row?.id ?? "", text: "Yes?" });
    const { id } = await later.next("invitation");
    await desk.server.kill("SIGKILL");
    await desk.server.start();
    await until("both are connected", () => later.socket.connected && operator.socket.connected);
    await later.value("visit:here", hereInput(here));
    await rowOn(operator, site.id);
    const session = await answer(later, newToken(), id);
    expect(session.chat?.operator?.id).toBe(operator.me.id);
  });

  test("it outlives a restart: on the page that comes back, and to be answered", async () => {
    const { operator, visitor, visitorId, token, here, site } = await watched();
    await operator.value("live:invite", { clientId: newClientId(), visitorId, text: "Still here?" });
    const invitation = await visitor.next("invitation");
    visitor.forget();
    await desk.server.kill("SIGKILL");
    await desk.server.start();
    await until("both are connected", () => visitor.socket.connected && operator.socket.connected);
    await visitor.value("visit:here", hereInput(here));
    expect(await visitor.next("invitation")).toEqual(invitation);
    // Once answered, the server counts the operator as there.
    await rowOn(operator, site.id);
    const session = await answer(visitor, token, invitation.id);
    expect(session.chat?.operator?.id).toBe(operator.me.id);
  });

  test("unanswered it is over when its time is, whoever is left to do it", async () => {
    const { operator, visitor, visitorId, token, site } = await watched();
    const { id } = await operator.value("live:invite", { clientId: newClientId(), visitorId, text: "Hi" });
    await visitor.next("invitation");
    await desk.server.kill("SIGKILL");
    await database.rows(`update "invitations" set "expiresAt" = 1 where "id" = '${id}'`);
    await database.rows(`update "jobs" set "runAt" = 1 where "key" = '${id}'`);
    await desk.server.start();
    await until("it is over", async () => {
      const [row] = await database.rows<{ ending: string }>(
        `select "ending" from "invitations" where "id" = '${id}'`,
      );
      return row?.ending === "expired";
    });
    await until("they are connected", () => visitor.socket.connected && operator.socket.connected);
    await visitor.value("visit:here", hereInput());
    const session = await answer(visitor, token, id);
    const words = session.page?.messages.filter((message) => message.event === null);
    expect(words?.map(({ text }) => text)).toEqual(["Yes, please"]);
    expect((await rowOn(operator, site.id))?.invitation ?? null).toBeNull();
  });
});
