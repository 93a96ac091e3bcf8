import type { DepartmentAdmin } from "@palique/shared/admin.ts";
import type { RuleAdmin, SaveRule } from "@palique/shared/invitations.ts";
import { expect, test } from "vitest";
import { QUIET } from "../support/automatic.ts";
import { connectVisitor, newToken, startInput, type VisitorClient } from "../support/clients.ts";
import type { TestDatabase } from "../support/databases.ts";
import { type Desk, onDesk, staffed } from "../support/desk.ts";
import { onEachDatabase } from "../support/each-database.ts";
import {
  answer,
  anyRule,
  arrive,
  expire,
  funnelOf,
  hereInput,
  invited,
  move,
  newTab,
  question,
  saveRule,
  steps,
} from "../support/invitations.ts";
import { until } from "../support/wait.ts";

const DAY = 86_400_000;
const PHONE =
  "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Mobile Safari/537.36";

onEachDatabase("invitations by rule", (engine) => {
  let database: TestDatabase;
  let desk: Desk;
  onDesk(engine, (opened, on) => {
    desk = opened;
    database = on;
  });

  const ask = (visitor: VisitorClient, rule: RuleAdmin) => visitor.ask("invitation:ask", question(rule));
  /** One that nobody answers. */
  async function expired(visitor: VisitorClient, rule: RuleAdmin): Promise<void> {
    await expire(database, await visitor.value("invitation:ask", question(rule)));
  }

  test("the words come in the visitor's language, filled with what is known of them", async () => {
    const { site, rule, departmentId, api } = await invited(desk, {
      operatorId: null,
      variants: [
        { name: "A", texts: { en: "Hello" }, weight: 0 },
        { name: "B", texts: { es: "Hola {{visitor.name}}, ¿le ayudamos con {{custom.plan}}?" }, weight: 1 },
      ],
    });
    await desk.admin.value("PATCH", `/invitation-rules/${rule.id}`, { departmentId, operatorId: api.me.id });
    const visitor = await arrive(desk, site, { attributes: { plan: "Gold" } });
    const invitation = await visitor.value("invitation:ask", question(rule, "es"));
    expect(invitation).toEqual({
      id: expect.any(String),
      text: "Hola, ¿le ayudamos con Gold?",
      look: "bubble",
      operator: { id: api.me.id, name: api.me.name, avatar: null },
      isPersonal: false,
      departmentId,
    });
  });

  test("what the server knows better decides: place, device, attributes, returning, the clock", async () => {
    const now = new Date();
    const other = (now.getUTCDay() + 3) % 7;
    const { site } = await invited(desk);
    const day = { on: "schedule" as const, timeZone: "UTC", from: 0, to: 1440 };
    const cases: [string, SaveRule["conditions"], string, string?][] = [
      ["another country", [{ on: "country", any: ["JP"] }], "not-accepted"],
      ["another device", [{ on: "device", any: ["mobile"] }], "not-accepted"],
      ["its own device", [{ on: "device", any: ["mobile"] }], "", PHONE],
      ["what the page did not say", [attribute("plan", "silver")], "not-accepted"],
      ["what the page said", [attribute("plan", "gold")], ""],
      ["somebody who comes back", [{ on: "returning", is: true }], "not-accepted"],
      ["another day", [{ ...day, days: [other] }], "not-accepted"],
      ["any day", [{ ...day, days: [0, 1, 2, 3, 4, 5, 6] }], ""],
    ];
    for (const [about, conditions, error, userAgent] of cases) {
      const rule = await saveRule(desk.admin, anyRule(site.id, { conditions }));
      const headers = { origin: "https://shop.example", ...(userAgent && { "user-agent": userAgent }) };
      const visitor = await arrive(desk, site, { attributes: { plan: "gold" } }, { headers });
      expect(await ask(visitor, rule), about).toMatchObject(error ? { error } : { ok: true });
    }
  });
  const attribute = (name: string, value: string) => ({
    on: "attribute" as const,
    name,
    test: "is" as const,
    value,
  });

  test("a rule that is off, over, not begun, of another website or unknown invites nobody", async () => {
    const { site, rule } = await invited(desk);
    const foreign = await invited(desk);
    const visitor = await arrive(desk, site);
    const refused = async (change: Partial<SaveRule>) => {
      await desk.admin.value("PATCH", `/invitation-rules/${rule.id}`, change);
      expect(await ask(visitor, rule), JSON.stringify(change)).toMatchObject({ error: "not-accepted" });
    };
    await refused({ enabled: false });
    await refused({ enabled: true, endsAt: Date.now() - 1 });
    await refused({ endsAt: null, startsAt: Date.now() + DAY });
    expect(await ask(visitor, foreign.rule)).toMatchObject({ error: "not-accepted" });
    expect(await ask(visitor, { ...rule, id: "nothing" })).toMatchObject({ error: "not-accepted" });
    const untracked = await connectVisitor(desk.server, site.key);
    expect(await ask(untracked, rule)).toMatchObject({ error: "not-accepted" });
  });

  test("nobody is invited to an empty desk, and on request only while somebody has room", async () => {
    const { site, rule, operator, departmentId } = await invited(desk, { onlyIfFree: true }, { capacity: 1 });
    const visitor = await arrive(desk, site);
    await expired(visitor, rule);
    const busy = await connectVisitor(desk.server, site.key);
    const session = await busy.value("chat:start", startInput(busy.token, departmentId));
    const row = await operator.next("conversation", (one) => one.id === session.chat?.conversationId);
    await operator.value("chat:take", { chatId: row.chat?.id ?? "" });
    expect(await ask(visitor, rule)).toMatchObject({ error: "no-operator" });
    await desk.admin.value("PATCH", `/invitation-rules/${rule.id}`, { onlyIfFree: false });
    await expired(visitor, rule);
    await operator.value("status:set", { status: "away" });
    expect(await ask(visitor, rule)).toMatchObject({ error: "no-operator" });
  });

  test("a rule has had enough after its times in a visit or in days, and rests after any other", async () => {
    const { site, rule: first } = await invited(desk, { most: { times: 2, days: 0 } });
    const inDays = await saveRule(desk.admin, anyRule(site.id, { most: { times: 1, days: 30 } }));
    const resting = await saveRule(desk.admin, anyRule(site.id, { cooldownMinutes: 60 }));
    const visitor = await arrive(desk, site);
    await expired(visitor, resting);
    expect(await ask(visitor, resting)).toMatchObject({ error: "not-accepted" });
    await expired(visitor, first);
    await expired(visitor, first);
    expect(await ask(visitor, first)).toMatchObject({ error: "not-accepted" });
    await expired(visitor, inDays);
    expect(await ask(visitor, inDays)).toMatchObject({ error: "not-accepted" });
    const another = await arrive(desk, site);
    expect(await ask(another, resting)).toMatchObject({ ok: true });
  });

  test("who closes one is asked by no rule for the rest of the visit", async () => {
    const { site, rule } = await invited(desk);
    const other = await saveRule(desk.admin, anyRule(site.id));
    const token = newToken();
    const page = await arrive(desk, site, {}, { token });
    await move(page, await page.value("invitation:ask", question(rule)), "dismissed");
    expect(await ask(page, other)).toMatchObject({ error: "not-accepted" });
    const next = await arrive(desk, site, {}, { token });
    expect(await ask(next, other)).toMatchObject({ error: "not-accepted" });
    expect(await ask(await arrive(desk, site), other)).toMatchObject({ ok: true });
  });

  test("of many questions at once one gets an invitation, in whatever tab", async () => {
    const { site, rule } = await invited(desk);
    const other = await saveRule(desk.admin, anyRule(site.id));
    const token = newToken();
    const tabs = [await arrive(desk, site, {}, { token }), await arrive(desk, site, {}, { token })] as const;
    const asked = await Promise.all([
      ...tabs.map((tab) => ask(tab, rule)),
      ...tabs.map((tab) => ask(tab, other)),
    ]);
    const ids = new Set(asked.flatMap((reply) => (reply.ok ? [reply.value.id] : [])));
    expect(ids.size).toBe(1);
    const refusals = asked.flatMap((reply) => (reply.ok ? [] : [reply.error]));
    expect(new Set(refusals)).toEqual(new Set(["conflict"]));
  });

  test("a question whose answer was lost gets the same again, until the invitation was seen", async () => {
    const { site, rule } = await invited(desk);
    const visitor = await arrive(desk, site);
    const invitation = await visitor.value("invitation:ask", question(rule));
    expect(await ask(visitor, rule)).toMatchObject({ ok: true, value: { id: invitation.id } });
    await move(visitor, invitation, "shown");
    expect(await ask(visitor, rule)).toMatchObject({ error: "conflict" });
  });

  test("on the next page, and after a restart, it is still there, and dismissed in one tab it is gone in all", async () => {
    const { site, rule } = await invited(desk);
    const token = newToken();
    const here = { tab: newTab() };
    const visitor = await arrive(desk, site, here, { token });
    const invitation = await visitor.value("invitation:ask", question(rule));
    const next = await arrive(desk, site, {}, { token });
    expect(await next.next("invitation")).toEqual(invitation);
    await desk.server.kill("SIGKILL");
    await desk.server.start();
    await until("it is connected again", () => visitor.socket.connected && next.socket.connected);
    visitor.forget();
    await visitor.value("visit:here", hereInput(here));
    expect(await visitor.next("invitation")).toEqual(invitation);
    await next.value("visit:here", hereInput());
    await move(next, invitation, "dismissed");
    expect(await visitor.next("invitation:over")).toEqual({ id: invitation.id });
    expect(next.got("invitation:over")).toEqual([]);
  });

  test("somebody in a chat is not invited, and a chat ends an invitation that it does not answer", async () => {
    const { site, rule } = await invited(desk);
    const visitor = await arrive(desk, site);
    const other = await arrive(desk, site, {}, { token: visitor.token });
    const invitation = await visitor.value("invitation:ask", question(rule));
    await answer(other, null, visitor.token);
    expect(await visitor.next("invitation:over")).toEqual({ id: invitation.id });
    expect(await ask(visitor, rule)).toMatchObject({ error: "conflict" });
  });

  test("an answer begins with the words of the invitation, in the department of the rule", async () => {
    const { site, rule, operator, departmentId } = await invited(desk, { goal: "purchase" });
    const second = await staffed(desk);
    await desk.admin.value("PATCH", `/sites/${site.id}`, {
      departmentIds: [second.departmentId, departmentId],
    });
    await desk.admin.value("PATCH", `/invitation-rules/${rule.id}`, { departmentId });
    const visitor = await arrive(desk, site, {}, { token: null });
    const invitation = await visitor.value("invitation:ask", question(rule));
    const token = newToken();
    const input = {
      ...startInput(token, second.departmentId, "Yes, please"),
      invitationId: invitation.id,
    };
    const session = await visitor.value("chat:start", input);
    expect(session.chat).toMatchObject({ state: "queued", departmentId });
    const words = session.page?.messages.filter((message) => message.event === null);
    expect(words?.map(({ author, text }) => [author.kind, text])).toEqual([
      ["bot", "Can we help?"],
      ["visitor", "Yes, please"],
    ]);
    // A retry after a lost answer.
    const again = await visitor.value("chat:start", input);
    expect(again.chat?.conversationId).toBe(session.chat?.conversationId);
    expect(await funnelOf(desk.admin, rule)).toEqual([steps({ shown: 1, opened: 1, answered: 1 })]);
    const row = await operator.next("conversation", (one) => one.id === session.chat?.conversationId);
    await operator.value("chat:take", { chatId: row.chat?.id ?? "" });
    visitor.tell("visit:event", { name: "purchase", data: {} });
    visitor.tell("visit:event", { name: "purchase", data: {} });
    const all = steps({ shown: 1, opened: 1, answered: 1, chat: 1, converted: 1 });
    await until("it is counted", async () => (await funnelOf(desk.admin, rule))[0]?.converted === 1);
    expect(await funnelOf(desk.admin, rule)).toEqual([all]);
    const [listed] = (await desk.admin.value<RuleAdmin[]>("GET", "/invitation-rules")).filter(
      (one) => one.id === rule.id,
    );
    expect(listed?.recent).toEqual(all);
  });

  test("the department's greeting is not said where an invitation was", async () => {
    const { site, rule, operator, departmentId } = await invited(desk);
    const [department] = (await desk.admin.value<DepartmentAdmin[]>("GET", "/departments")).filter(
      (one) => one.id === departmentId,
    );
    const auto = { ...QUIET, greeting: { on: true, texts: { en: "Welcome!" } } };
    await desk.admin.value("PATCH", `/departments/${department?.id}`, { auto });
    for (const isInvited of [true, false]) {
      const visitor = await arrive(desk, site, {}, { token: null });
      const invitation = isInvited ? await visitor.value("invitation:ask", question(rule)) : null;
      const token = newToken();
      const session = await answer(visitor, invitation?.id ?? null, token);
      const row = await operator.next("conversation", (one) => one.id === session.chat?.conversationId);
      await operator.value("chat:take", { chatId: row.chat?.id ?? "" });
      const { page } = await visitor.value("session:open", {});
      const said = page?.messages.filter(({ author }) => author.kind === "bot").map(({ text }) => text);
      expect(said).toEqual([isInvited ? "Can we help?" : "Welcome!"]);
    }
  });

  test("forged, foreign and used ids make an ordinary chat", async () => {
    const { site, rule } = await invited(desk);
    const ordinary = async (visitor: VisitorClient, id: string) => {
      const session = await answer(visitor, id);
      const words = session.page?.messages.filter((message) => message.event === null);
      expect(words?.map(({ text }) => text)).toEqual(["Yes, please"]);
    };
    await ordinary(await arrive(desk, site, {}, { token: null }), "no-such-invitation");
    const victim = await arrive(desk, site);
    const foreign = await victim.value("invitation:ask", question(rule));
    const thief = await arrive(desk, site, {}, { token: null });
    await move(thief, foreign, "opened");
    await ordinary(thief, foreign.id);
    await ordinary(await connectVisitor(desk.server, site.key, { token: null }), foreign.id);
    expect(await funnelOf(desk.admin, rule)).toEqual([]);
    await move(victim, foreign, "dismissed");
    await ordinary(victim, foreign.id);
  });

  test("who is kept out is not invited", async () => {
    const { site, rule, operator } = await invited(desk);
    const visitor = await arrive(desk, site);
    const session = await answer(visitor, null, visitor.token);
    const conversationId = session.chat?.conversationId ?? "";
    const row = await operator.next("conversation", (one) => one.id === conversationId);
    await operator.value("chat:end", { chatId: row.chat?.id ?? "" });
    const block = { browser: true, email: false, range: null, reason: "", time: "hour" };
    await desk.admin.value("POST", `/conversations/${conversationId}/block`, block);
    await visitor.next("resync");
    expect(await ask(visitor, rule)).toMatchObject({ error: "not-accepted" });
  });
});
