import { describe, expect, test } from "vitest";
import { assignChat } from "../../server/src/chats/answer-transfer.ts";
import { endChat } from "../../server/src/chats/end-chat.ts";
import { leaveChat } from "../../server/src/chats/join-chat.ts";
import { transferChat } from "../../server/src/chats/transfer-chat.ts";
import { saveOperator } from "../../server/src/operators/save-operator.ts";
import { answerMore } from "../../server/src/sharing/answer-more.ts";
import { answerShare } from "../../server/src/sharing/answer-share.ts";
import { askMore } from "../../server/src/sharing/ask-more.ts";
import { askShare } from "../../server/src/sharing/ask-share.ts";
import { showShares } from "../../server/src/sharing/describe-share.ts";
import { seeShare } from "../../server/src/sharing/see-share.ts";
import { stopOwnShare } from "../../server/src/sharing/stop-share.ts";
import { onEachDatabase } from "../support/each-database.ts";
import { ELSEWHERE, HERE, lines, refuses, shared, useChat } from "./shares.ts";

const MINUTE = 60_000;
const nothing = async () => {};

/** What becomes of a share as time passes and the chat moves. */

describe("as time passes", () => {
  const chat = useChat("sqlite");

  test("what nobody answers in time is over, whoever answers then", async () => {
    const { app, ana, begin, pass, sleep } = chat();
    const { visitor, conversationId } = await begin();
    const input = { conversationId, kind: "cobrowse" as const, media: null };
    const first = await askShare(app, ana, input);
    await pass(2 * MINUTE, nothing);
    await refuses(answerShare(app, visitor, HERE, { shareId: first.id, allow: true }), "conflict");
    // The same while nobody has looked yet: a server that was down.
    const second = await askShare(app, ana, input);
    sleep(3 * MINUTE);
    await refuses(answerShare(app, visitor, HERE, { shareId: second.id, allow: true }), "conflict");
    const third = await askShare(app, ana, input);
    expect(third.id).not.toBe(second.id);
    await pass(1, nothing);
    expect(await showShares(app, conversationId)).toMatchObject([{ id: third.id, state: "asked" }]);
    expect(await lines(chat(), conversationId)).toEqual(["refused unanswered", "refused unanswered"]);
  });

  test("more that nobody answers lapses, and co-browsing ends when the visitor is away", async () => {
    const { app, ana, begin, pass } = chat();
    const { visitor, conversationId } = await begin();
    const { id: shareId } = await shared(chat(), ana, visitor, conversationId);
    await pass(14 * MINUTE, nothing);
    await seeShare(app, shareId);
    await askMore(app, ana, { shareId, about: "control", level: "full" });
    await pass(2 * MINUTE, nothing);
    expect(await showShares(app, conversationId)).toMatchObject([
      { state: "active", asks: { control: null } },
    ]);
    const late = { shareId, about: "control" as const, level: "full" as const, by: ana.id, allow: true };
    await refuses(answerMore(app, visitor, HERE, late), "conflict");
    await pass(12 * MINUTE, nothing);
    expect(await showShares(app, conversationId)).toHaveLength(1);
    await pass(2 * MINUTE, nothing);
    expect(await showShares(app, conversationId)).toEqual([]);
    expect(await lines(chat(), conversationId)).toEqual(["started", "ended idle"]);
    const jobs = await app.db.selectFrom("jobs").select("key").where("key", "=", shareId).execute();
    expect(jobs).toEqual([]);
  });

  test("a screen that nobody hears of ends in minutes, and so does a picture that does not come", async () => {
    const { app, ana, begin, pass } = chat();
    const { visitor, conversationId } = await begin();
    const { id } = await shared(chat(), ana, visitor, conversationId, "screen");
    await shared(chat(), ana, visitor, conversationId, "capture");
    await pass(4 * MINUTE, nothing);
    await seeShare(app, id);
    await pass(4 * MINUTE, nothing);
    expect((await showShares(app, conversationId)).map((one) => one.kind).sort()).toEqual([
      "capture",
      "screen",
    ]);
    await pass(3 * MINUTE, nothing);
    expect(await showShares(app, conversationId)).toEqual([]);
    expect(await lines(chat(), conversationId)).toEqual(["started", "ended idle", "refused failed"]);
  });
});

onEachDatabase("as the chat moves", (engine) => {
  const chat = useChat(engine);

  test("who is out of the chat loses control, asks and their screen; the page goes on", async () => {
    const { app, ana, bo, cleo, boss, begin } = chat();
    const { visitor, conversationId, chatId } = await begin();
    const { id: shareId } = await shared(chat(), ana, visitor, conversationId);
    await shared(chat(), ana, visitor, conversationId, "screen");
    await askMore(app, bo, { shareId, about: "control", level: "full" });
    await answerMore(app, visitor, HERE, {
      shareId,
      about: "control",
      allow: true,
      level: "full",
      by: bo.id,
    });
    await askShare(app, ana, { conversationId, kind: "capture", media: null });
    await leaveChat(app, bo, { conversationId });
    const [page] = await showShares(app, conversationId);
    expect(page).toMatchObject({ kind: "cobrowse", control: { level: "view", by: null } });
    await askMore(app, ana, { shareId, about: "control", level: "scroll" });
    await assignChat(app, boss, { chatId, operatorId: cleo.id });
    const left = await showShares(app, conversationId);
    expect(left).toMatchObject([{ id: shareId, state: "active", asks: { control: null } }]);
    // The next one goes on with it, the one before does not.
    await refuses(askMore(app, ana, { shareId, about: "control", level: "full" }), "forbidden");
    await askMore(app, cleo, { shareId, about: "control", level: "full" });
    await saveOperator(app, boss, { id: cleo.id, disabled: true });
    await saveOperator(app, boss, { id: cleo.id, disabled: false });
    expect(await showShares(app, conversationId)).toMatchObject([{ asks: { control: null } }]);
    await refuses(askMore(app, cleo, { shareId, about: "control", level: "full" }), "chat-ended");
    expect(await lines(chat(), conversationId)).toEqual([
      "started",
      "started",
      "ended ended",
      "refused withdrawn",
    ]);
  });

  test("a chat that is passed on while it is asked takes the question back, and its end ends all", async () => {
    const { app, ana, boss, departmentId, departmentIds, begin } = chat();
    const { visitor, conversationId, chatId } = await begin();
    const asked = await askShare(app, ana, { conversationId, kind: "cobrowse", media: null });
    const other = await app.db
      .selectFrom("departments")
      .select("id")
      .where("id", "!=", departmentId)
      .executeTakeFirstOrThrow();
    expect(departmentIds).not.toContain(other.id);
    await transferChat(app, ana, { chatId, to: { departmentId: other.id }, note: "" });
    await refuses(answerShare(app, visitor, HERE, { shareId: asked.id, allow: true }), "conflict");
    await assignChat(app, boss, { chatId, operatorId: ana.id });
    await shared(chat(), ana, visitor, conversationId);
    await shared(chat(), ana, visitor, conversationId, "screen");
    await endChat(app, boss, { chatId });
    expect(await showShares(app, conversationId)).toEqual([]);
    expect(await lines(chat(), conversationId)).toEqual([
      "refused withdrawn",
      "started",
      "started",
      "ended chat-ended",
      "ended chat-ended",
    ]);
    await refuses(askShare(app, ana, { conversationId, kind: "cobrowse", media: null }), "chat-ended");
  });

  test("of everything at the same moment one thing happens, told once and in order", async () => {
    const { app, ana, bo, boss, heard, begin } = chat();
    const { visitor, conversationId, chatId } = await begin();
    heard.length = 0;
    const input = { conversationId, kind: "cobrowse" as const, media: null };
    const asks = await Promise.all([ana, bo, ana, bo].map((who) => askShare(app, who, input)));
    const shareId = asks[0]?.id ?? "";
    expect(new Set(asks.map((one) => one.id)).size).toBe(1);
    const answers = await Promise.allSettled([
      answerShare(app, visitor, HERE, { shareId, allow: true }),
      answerShare(app, visitor, ELSEWHERE, { shareId, allow: true }),
      answerShare(app, visitor, HERE, { shareId, allow: true }),
    ]);
    expect(answers.filter((one) => one.status === "fulfilled").length).toBeGreaterThan(0);
    const [active] = await showShares(app, conversationId);
    expect(active).toMatchObject({ state: "active", rev: 2 });
    const where = heard.flatMap((one) => (one.type === "share.changed" ? [one.share.browserHash] : []));
    const browser = where.find((one) => one !== null) ?? "";
    const more = { shareId, about: "control" as const, level: "full" as const };
    await Promise.all([ana, bo].map((who) => askMore(app, who, more)));
    await Promise.allSettled([
      answerMore(app, visitor, browser, { ...more, by: ana.id, allow: true }),
      answerMore(app, visitor, browser, { ...more, by: bo.id, allow: true }),
      stopOwnShare(app, visitor, ELSEWHERE, { shareId, what: "all" }),
      endChat(app, boss, { chatId }),
      stopOwnShare(app, visitor, HERE, { shareId, what: "all" }),
    ]);
    expect(await showShares(app, conversationId)).toEqual([]);
    const told = heard.flatMap((one) => (one.type === "share.changed" ? [one.share.rev] : []));
    expect(told).toEqual(told.map((_, place) => place + 1));
    const ends = await lines(chat(), conversationId);
    expect(ends).toHaveLength(2);
    expect(ends[0]).toBe("started");
  });
});
