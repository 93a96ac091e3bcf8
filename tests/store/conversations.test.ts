import { afterAll, beforeAll, expect, test } from "vitest";
import { takeChat } from "../../server/src/chats/take-chat.ts";
import { commit } from "../../server/src/commit.ts";
import { appendEvent } from "../../server/src/conversations/append-event.ts";
import { findConversationToWrite } from "../../server/src/conversations/conversations.store.ts";
import { openConversation } from "../../server/src/conversations/open-conversation.ts";
import { readEarlier, syncConversation } from "../../server/src/conversations/read-page.ts";
import { sendOperatorMessage, sendVisitorMessage } from "../../server/src/conversations/send-message.ts";
import { AppError } from "../../server/src/errors.ts";
import { connectOperator } from "../../server/src/realtime/operator-presence.ts";
import { type Floor, openFloor } from "../routing/floor.ts";
import { onEachDatabase } from "../support/each-database.ts";

onEachDatabase("conversations", (engine) => {
  let opened: Floor | null = null;
  beforeAll(async () => {
    opened = await openFloor(engine, 1, 2);
    for (const id of opened.operatorIds) await connectOperator(opened.app, id);
  });
  afterAll(() => opened?.close());

  /** A chat with an operator in it. */
  async function chat() {
    if (!opened) throw new Error("used before the tests run");
    const { app, departmentIds, admin } = opened;
    await opened.arrive(departmentIds[0] ?? "");
    const visitor = opened.visitors.at(-1);
    if (!visitor) throw new Error("no visitor");
    const { conversationId } = visitor;
    const write = (text: string, clientId: string = app.id()) =>
      sendVisitorMessage(app, visitor.actor, { clientId, conversationId, text }, null);
    const answer = (text: string, clientId: string = app.id()) =>
      sendOperatorMessage(app, admin, { clientId, conversationId, text }, null);
    return { app, admin, visitor: visitor.actor, conversationId, write, answer };
  }

  /** Something only operators may see. */
  async function addInternal(app: Floor["app"], conversationId: string): Promise<void> {
    await commit(app, async (trx, announce) => {
      const conversation = await findConversationToWrite(app.store, trx, conversationId);
      if (!conversation) throw new Error("no conversation");
      const event = { type: "ticket.status", status: "open", operatorName: "Ana" } as const;
      await appendEvent(app, trx, announce, conversation, event, "internal");
    });
  }

  test("seq is gapless from 1 while many write at once", async () => {
    const { app, admin, conversationId, write, answer } = await chat();
    const sent = await Promise.all(
      Array.from({ length: 60 }, (_, i) => (i % 2 === 0 ? write(`v${i}`) : answer(`o${i}`))),
    );
    expect(new Set(sent.map((message) => message.seq)).size).toBe(60);
    const first = await syncConversation(app, admin, { conversationId, after: 0 });
    const second = await syncConversation(app, admin, { conversationId, after: first.last });
    const seqs = [...first.messages, ...second.messages].map((message) => message.seq);
    expect(seqs).toEqual(seqs.map((_, index) => index + 1));
    expect([first.more, second.more]).toEqual([true, false]);
  });

  test("a repeated clientId answers the stored message, also when both arrive at once", async () => {
    const { app, conversationId, write } = await chat();
    const clientId = app.id();
    const answers = await Promise.allSettled([
      write("once", clientId),
      write("once", clientId),
      write("once", clientId),
    ]);
    const again = await write("other words", clientId);
    expect(again.text).toBe("once");
    for (const answer of answers) {
      expect(answer).toMatchObject({ status: "fulfilled", value: { seq: again.seq, text: "once" } });
    }
    const rows = await app.db
      .selectFrom("messages")
      .select("seq")
      .where("conversationId", "=", conversationId)
      .where("clientId", "=", clientId)
      .execute();
    expect(rows).toHaveLength(1);
  });

  test("the same clientId in another conversation is another message", async () => {
    const [one, other] = [await chat(), await chat()];
    const clientId = one.app.id();
    await one.write("here", clientId);
    expect((await other.write("there", clientId)).text).toBe("there");
  });

  test("a visitor never sees what is internal, and has no gap for it", async () => {
    const { app, visitor, admin, conversationId, write, answer } = await chat();
    await write("public one");
    await addInternal(app, conversationId);
    const after = await answer("public two");
    const mine = await syncConversation(app, visitor, { conversationId, after: 0 });
    const theirs = await syncConversation(app, admin, { conversationId, after: 0 });
    expect(mine.messages.map((message) => message.visibility)).not.toContain("internal");
    expect(theirs.messages.map((message) => message.visibility)).toContain("internal");
    expect(theirs.messages.length).toBe(mine.messages.length + 1);
    expect(mine.last).toBe(after.seq);
    const row = await openConversation(app, admin, { conversationId, after: null }, async () => ({
      connected: false,
      drafts: new Map(),
      page: null,
    }));
    expect(row.summary.last?.text).toBe("public two");
  });

  test("reading back page by page meets every message once", async () => {
    const { app, admin, conversationId, write } = await chat();
    for (let i = 0; i < 130; i++) await write(`m${i}`);
    const texts: string[] = [];
    let before = Number.MAX_SAFE_INTEGER;
    for (;;) {
      const page = await readEarlier(app, admin, { conversationId, before });
      texts.unshift(...page.messages.map((message) => message.text).filter(Boolean));
      if (page.after === 0) break;
      before = page.messages[0]?.seq ?? 0;
    }
    expect(texts).toEqual(["Hello", ...Array.from({ length: 130 }, (_, i) => `m${i}`)]);
  });

  test("of two operators taking the same chat at once one gets it", async () => {
    const { app, conversationId } = await chat();
    if (!opened) throw new Error("used before the tests run");
    const row = await app.db
      .selectFrom("chats")
      .select("id")
      .where("conversationId", "=", conversationId)
      .executeTakeFirstOrThrow();
    const actors = await Promise.all(opened.operatorIds.map(opened.actor));
    const takers = [opened.admin, ...actors.filter((actor) => actor.departmentIds.length > 0)];
    const results = await Promise.allSettled(takers.map((actor) => takeChat(app, actor, { chatId: row.id })));
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    for (const result of results) {
      if (result.status === "rejected") expect(result.reason).toBeInstanceOf(AppError);
    }
  });

  test("conversations are numbered without holes, whoever comes at once", async () => {
    if (!opened) throw new Error("used before the tests run");
    const { app, departmentIds, arrive } = opened;
    await Promise.all(Array.from({ length: 10 }, () => arrive(departmentIds[0] ?? "")));
    const rows = await app.db.selectFrom("conversations").select("number").orderBy("number").execute();
    expect(rows.map((row) => row.number)).toEqual(rows.map((_, index) => index + 1));
  });
});
