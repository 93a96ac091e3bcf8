import { withChanges } from "@palique/shared/changes.ts";
import type { Message } from "@palique/shared/conversation.ts";
import { expect, test } from "vitest";
import { connectOperator, connectVisitor, hireOperator, newClientId } from "../support/clients.ts";
import { talking, useDesk } from "../support/desk.ts";
import { onEachDatabase } from "../support/each-database.ts";
import { readAll, storedMessages } from "./reader.ts";

/** Messages that become something else after they were sent. */
onEachDatabase("changes", (engine) => {
  const desk = useDesk({ engine });
  const target = (message: Message) => {
    const { conversationId, seq } = message;
    return { clientId: newClientId(), conversationId, seq };
  };
  /** What somebody sees who reads it all from the beginning. */
  const now = async (reader: Parameters<typeof readAll>[0], { conversationId, seq }: Message) => {
    const messages = withChanges(await readAll(reader, conversationId));
    return messages.find((message) => message.seq === seq);
  };

  test("an edit reaches everyone, and no old words are left on the wire or in the database", async () => {
    const { operator, visitor, conversationId } = await talking(desk());
    const message = await operator.say(conversationId, "It costs 10 secret");
    await visitor.value("message:edit", {
      ...target(await visitor.say(conversationId, "Helo")),
      text: "Hallo",
    });
    const entry = await operator.value("message:edit", { ...target(message), text: "It costs 20" });
    expect(entry?.event).toMatchObject({ type: "message.changed", seq: message.seq, text: "It costs 20" });
    const heard = await visitor.next("message", ({ seq }) => seq === entry?.seq);
    expect(heard.event).toEqual(entry?.event);
    expect(heard.author).toEqual({ kind: "system", id: null, name: "" });
    for (const reader of [visitor, operator]) {
      const seen = await now(reader, message);
      expect(seen).toMatchObject({ text: "It costs 20", extra: { editedAt: expect.any(Number) } });
      expect(JSON.stringify(await readAll(reader, conversationId))).not.toContain("secret");
    }
    expect(JSON.stringify(await storedMessages(desk().server, conversationId))).not.toContain("secret");
  });

  test("a retry of an edit changes nothing more and is answered the same", async () => {
    const { operator, conversationId } = await talking(desk());
    const edit = { ...target(await operator.say(conversationId, "one")), text: "two" };
    const first = await operator.value("message:edit", edit);
    const again = await operator.value("message:edit", edit);
    expect(again?.seq).toBe(first?.seq);
    expect(await operator.value("message:edit", { ...edit, clientId: newClientId() })).toBeNull();
  });

  test("edits at the same time come one after the other: all see the same last words", async () => {
    const { api, operator, visitor, conversationId } = await talking(desk());
    const message = await operator.say(conversationId, "start");
    const tab = await connectOperator(desk().server, api);
    await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        (i % 2 ? operator : tab).value("message:edit", { ...target(message), text: `words ${i}` }),
      ),
    );
    const entries = (await readAll(operator, conversationId)).filter(({ event }) => event);
    expect(entries.filter(({ event }) => event?.type === "message.changed")).toHaveLength(20);
    expect((await now(visitor, message))?.text).toBe((await now(operator, message))?.text);
  });

  test("one's own words only, and only for the time that is set", async () => {
    const { operator, visitor, conversationId } = await talking(desk());
    const { admin, server } = desk();
    const mine = await visitor.say(conversationId, "mine");
    const theirs = await operator.say(conversationId, "theirs");
    expect(await visitor.ask("message:edit", { ...target(theirs), text: "x" })).toMatchObject({
      error: "forbidden",
    });
    expect(await visitor.ask("message:delete", target(theirs))).toMatchObject({ error: "forbidden" });
    expect(await operator.ask("message:edit", { ...target(mine), text: "x" })).toMatchObject({
      error: "forbidden",
    });
    expect(await operator.ask("message:delete", target(mine))).toMatchObject({ error: "forbidden" });
    await admin.value("PATCH", "/settings", { editMinutes: 0 });
    expect(await visitor.ask("message:edit", { ...target(mine), text: "x" })).toMatchObject({
      error: "expired",
    });
    expect(await operator.ask("message:delete", target(theirs))).toMatchObject({ error: "expired" });
    const boss = await connectOperator(server, admin);
    expect(await boss.value("message:delete", target(mine))).toMatchObject({ event: { seq: mine.seq } });
    expect(await boss.ask("message:edit", { ...target(theirs), text: "x" })).toMatchObject({
      error: "forbidden",
    });
    await admin.value("PATCH", "/settings", { editMinutes: 15 });
  });

  test("a stranger and another department find nothing to change", async () => {
    const { operator, conversationId } = await talking(desk());
    const { server, admin, key } = desk();
    const message = await operator.say(conversationId, "hands off");
    const stranger = await connectVisitor(server, key);
    const api = await hireOperator(server, admin, { email: `far-${engine}@example.com`, name: "Far" });
    const far = await connectOperator(server, api);
    for (const client of [stranger, far]) {
      expect(await client.raw("message:edit", { ...target(message), text: "x" })).toMatchObject({
        error: "not-found",
      });
      expect(await client.raw("message:delete", target(message))).toMatchObject({ error: "not-found" });
      expect(await client.raw("message:react", { ...target(message), emoji: "👍", on: true })).toMatchObject({
        error: "not-found",
      });
    }
  });

  test("deleting really deletes: from the log, the inbox and everything that quotes it", async () => {
    const { operator, visitor, conversationId } = await talking(desk());
    const message = await operator.say(conversationId, "password hunter2");
    const answer = await visitor.value("message:send", {
      clientId: newClientId(),
      conversationId,
      text: "thanks",
      replyTo: message.seq,
    });
    expect(answer.extra?.reply).toEqual({
      seq: message.seq,
      authorName: message.author.name,
      text: message.text,
    });
    await operator.value("message:delete", target(message));
    await visitor.next(
      "message",
      ({ event }) => event?.type === "message.changed" && event.seq === answer.seq,
    );
    for (const reader of [visitor, operator]) {
      expect(await now(reader, message)).toMatchObject({
        text: "",
        extra: { deletedAt: expect.any(Number) },
      });
      expect((await now(reader, answer))?.extra?.reply).toMatchObject({ seq: message.seq, text: "" });
    }
    expect(JSON.stringify(await storedMessages(desk().server, conversationId))).not.toContain("hunter2");
    expect(await operator.value("message:delete", target(message))).toBeNull();
    expect(await operator.value("message:edit", { ...target(message), text: "back" })).toBeNull();

    const last = await operator.say(conversationId, "the *last* word");
    await operator.value("message:delete", target(last));
    const { summary } = await operator.value("conversation:open", { conversationId, after: null });
    expect(summary.last).toMatchObject({ kind: "operator", text: "", deleted: true });
  });

  test("what happens to a note, or answers one, never reaches the visitor", async () => {
    const { operator, visitor, conversationId } = await talking(desk());
    const clientId = newClientId();
    const note = await operator.value("note:add", {
      clientId,
      conversationId,
      text: "careful",
      mentionIds: [],
    });
    await operator.value("message:edit", { ...target(note), text: "careful please" });
    await operator.value("message:react", { ...target(note), emoji: "👀", on: true });
    const reply = { clientId: newClientId(), conversationId, text: "public words", replyTo: note.seq };
    expect((await operator.value("message:send", reply)).extra).toBeUndefined();
    expect(await visitor.ask("message:react", { ...target(note), emoji: "👍", on: true })).toMatchObject({
      error: "not-found",
    });
    const guess = { clientId: newClientId(), conversationId, text: "guess", replyTo: note.seq };
    expect((await visitor.value("message:send", guess)).extra).toBeUndefined();
    expect(JSON.stringify([visitor.got("message"), await readAll(visitor, conversationId)])).not.toContain(
      "careful",
    );
    await operator.value("message:delete", target(note));
    expect(JSON.stringify(await storedMessages(desk().server, conversationId))).not.toContain("careful");
  });

  test("reactions of both sides add up, once each, and can be taken back", async () => {
    const { api, operator, visitor, conversationId } = await talking(desk());
    const message = await visitor.say(conversationId, "It works!");
    const react = (client: Pick<typeof visitor, "raw">, emoji: string, on = true) =>
      client.raw("message:react", { ...target(message), emoji, on });
    await react(operator, "🎉");
    expect(await react(operator, "🎉")).toEqual({ ok: true, value: null });
    await react(visitor, "🎉");
    await react(visitor, "❤️");
    await react(visitor, "❤️", false);
    const operatorBy = { operatorId: api.me.id, name: api.me.name };
    expect((await now(visitor, message))?.extra).toEqual({
      reactions: [{ emoji: "🎉", by: [operatorBy, { operatorId: null, name: "Marta" }] }],
    });
    for (const emoji of ["", "no", "🎉🎉", "<b>"]) {
      expect(await visitor.ask("message:react", { ...target(message), emoji, on: true })).toMatchObject({
        error: "bad-input",
      });
    }
    // Nobody waits for an answer to a reaction, and it is not the last word.
    const { summary } = await operator.value("conversation:open", { conversationId, after: null });
    expect(summary.last?.text).toBe("It works!");
  });

  test("who was away gets the change with everything else, and older pages show how it is now", async () => {
    const { operator, visitor, conversationId } = await talking(desk());
    const early = await visitor.say(conversationId, "first words");
    const held = (await readAll(visitor, conversationId)).at(-1)?.seq ?? 0;
    const { key, server } = desk();
    visitor.close();
    for (let i = 0; i < 60; i += 1) await operator.say(conversationId, `line ${i}`);
    const tab = await connectVisitor(server, key, { token: visitor.token });
    await tab.value("message:edit", { ...target(early), text: "better words" });
    await tab.value("message:edit", { ...target(early), text: "best words" });
    const missed = await readAll(tab, conversationId, held);
    const changes = missed.flatMap(({ event }) => (event?.type === "message.changed" ? [event.text] : []));
    // Each tells what is true when it is read, not what was then.
    expect(changes).toEqual(["best words", "best words"]);
    const page = await operator.value("conversation:earlier", { conversationId, before: early.seq + 2 });
    expect(page.messages.find(({ seq }) => seq === early.seq)?.text).toBe("best words");
  });
});
