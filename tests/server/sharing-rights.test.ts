import { describe, expect, test } from "vitest";
import { inviteHelper } from "../../server/src/chats/invite-helper.ts";
import { answerMore } from "../../server/src/sharing/answer-more.ts";
import { answerShare } from "../../server/src/sharing/answer-share.ts";
import { askMore } from "../../server/src/sharing/ask-more.ts";
import { askShare } from "../../server/src/sharing/ask-share.ts";
import { showShares } from "../../server/src/sharing/describe-share.ts";
import { finishShare } from "../../server/src/sharing/finish-share.ts";
import { leaveRevoked, leaveSharesOf } from "../../server/src/sharing/leave-shares.ts";
import { stopOwnShare, stopShare } from "../../server/src/sharing/stop-share.ts";
import { saveSite } from "../../server/src/sites/save-site.ts";
import { deleteLinkedBrowser, upsertLinkedBrowser } from "../../server/src/visitors/chat-links.store.ts";
import { ELSEWHERE, HERE, lines, refuses, shared, useChat } from "./shares.ts";

/** Who may ask, give, take back and end: the visitor's page is nobody's by itself. */

describe("who may what with a visitor's page", () => {
  const chat = useChat("sqlite");

  test("only who is in the chat asks; others see nothing, or only look on", async () => {
    const { app, ana, bo, cleo, boss, begin } = chat();
    const { visitor, conversationId } = await begin();
    const input = { conversationId, kind: "cobrowse" as const, media: null };
    await refuses(askShare(app, cleo, input), "forbidden");
    await refuses(askShare(app, boss, input), "forbidden");
    // Asked to help is not in it yet.
    await inviteHelper(app, ana, { conversationId, operatorId: cleo.id, note: "" });
    await refuses(askShare(app, cleo, input), "forbidden");
    await refuses(askShare(app, { ...cleo, id: "else", departmentIds: [] }, input), "not-found");
    await refuses(askShare(app, ana, { ...input, conversationId: app.id() }), "not-found");
    const asked = await askShare(app, bo, input);
    // A colleague who asks at the same time gets the one that is open, and so does a repeat.
    expect((await askShare(app, ana, input)).id).toBe(asked.id);
    expect((await askShare(app, bo, input)).rev).toBe(1);
    const answer = { shareId: asked.id, allow: true };
    const stranger = (await begin()).visitor;
    await refuses(answerShare(app, stranger, HERE, answer), "not-found");
    await refuses(answerShare(app, { ...visitor, visitorId: null }, HERE, answer), "not-found");
    await refuses(answerShare(app, visitor, HERE, { ...answer, shareId: app.id() }), "not-found");
    await refuses(stopShare(app, cleo, { shareId: asked.id, what: "all" }), "forbidden");
    expect(await stopShare(app, boss, { shareId: asked.id, what: "all" })).toMatchObject({
      state: "ended",
      ending: "withdrawn",
    });
    expect(await lines(chat(), conversationId)).toEqual(["refused withdrawn"]);
  });

  test("control is one operator's, moves by the visitor's yes, and is given back by few", async () => {
    const { app, ana, bo, cleo, boss, begin } = chat();
    const { visitor, conversationId } = await begin();
    const { id: shareId } = await shared(chat(), ana, visitor, conversationId);
    const more = (level: "scroll" | "full") => ({ shareId, about: "control" as const, level });
    const yes = { ...more("scroll"), by: bo.id, allow: true };
    await refuses(askMore(app, cleo, more("full")), "forbidden");
    await refuses(askMore(app, boss, more("full")), "forbidden");
    await refuses(answerMore(app, visitor, HERE, yes), "conflict");
    const first = await askMore(app, bo, more("scroll"));
    expect(first.asks.control).toEqual({ level: "scroll", by: { id: bo.id, name: bo.name } });
    expect(first.control).toEqual({ level: "view", by: null });
    // Another browser of theirs does not answer for the page that is shown.
    await refuses(answerMore(app, visitor, ELSEWHERE, yes), "conflict");
    expect((await answerMore(app, visitor, HERE, yes)).control).toMatchObject({
      level: "scroll",
      by: { id: bo.id },
    });
    const again = await answerMore(app, visitor, HERE, yes);
    expect(again).toMatchObject({ control: { by: { id: bo.id } }, rev: first.rev + 1 });
    await askMore(app, ana, more("full"));
    const no = await answerMore(app, visitor, HERE, { ...more("full"), by: ana.id, allow: false });
    expect(no).toMatchObject({ control: { level: "scroll", by: { id: bo.id } }, asks: { control: null } });
    // After a lost answer.
    expect(await answerMore(app, visitor, HERE, { ...more("full"), by: ana.id, allow: false })).toMatchObject(
      {
        rev: no.rev,
      },
    );
    await askMore(app, ana, more("full"));
    // Who gives control back does not take a colleague's question away.
    const given = await stopShare(app, bo, { shareId, what: "control" });
    expect(given).toMatchObject({ control: { by: null }, asks: { control: { by: { id: ana.id } } } });
    const toAna = { ...more("full"), by: ana.id, allow: true };
    expect((await answerMore(app, visitor, HERE, toAna)).control).toMatchObject({
      level: "full",
      by: { id: ana.id },
    });
    await refuses(stopShare(app, bo, { shareId, what: "control" }), "forbidden");
    await refuses(stopShare(app, cleo, { shareId, what: "control" }), "forbidden");
    expect((await stopShare(app, boss, { shareId, what: "control" })).control.by).toBeNull();
    await askMore(app, ana, more("full"));
    const taken = await stopOwnShare(app, visitor, ELSEWHERE, { shareId, what: "control" });
    expect(taken).toMatchObject({ state: "active", asks: { control: null } });
    await refuses(answerMore(app, visitor, HERE, yes), "conflict");
  });

  test("a yes to control is to what was read, not to what was asked meanwhile", async () => {
    const { app, ana, bo, begin } = chat();
    const { visitor, conversationId } = await begin();
    const { id: shareId } = await shared(chat(), ana, visitor, conversationId);
    const of = (level: "scroll" | "full") => ({ shareId, about: "control" as const, level });
    await askMore(app, ana, of("scroll"));
    const yes = { ...of("scroll"), by: ana.id, allow: true };
    // The visitor's click is on its way.
    await askMore(app, ana, of("full"));
    await refuses(answerMore(app, visitor, HERE, yes), "conflict");
    await askMore(app, bo, of("scroll"));
    await refuses(answerMore(app, visitor, HERE, yes), "conflict");
    const [open] = await showShares(app, conversationId);
    expect(open).toMatchObject({ control: { by: null }, asks: { control: { level: "scroll" } } });
    await answerMore(app, visitor, HERE, { ...yes, by: bo.id });
  });

  test("recording needs the site's leave and a yes of its own", async () => {
    const { app, ana, boss: admin, site, begin } = chat();
    const { visitor, conversationId } = await begin();
    const { id: shareId } = await shared(chat(), ana, visitor, conversationId);
    const ask = { shareId, about: "recording" as const };
    await refuses(askMore(app, ana, ask), "forbidden");
    const sharing = { ...site.sharing, recording: true };
    await saveSite(app, admin, { id: site.id, sharing });
    expect((await askMore(app, ana, ask)).asks.recording?.id).toBe(ana.id);
    const no = await answerMore(app, visitor, HERE, { ...ask, allow: false });
    expect(no).toMatchObject({ recording: false, asks: { recording: null } });
    await askMore(app, ana, ask);
    expect((await answerMore(app, visitor, HERE, { ...ask, allow: true })).recording).toBe(true);
    expect((await answerMore(app, visitor, HERE, { ...ask, allow: true })).recording).toBe(true);
    expect((await stopOwnShare(app, visitor, HERE, { shareId, what: "recording" })).recording).toBe(false);
    await askMore(app, ana, ask);
    await answerMore(app, visitor, HERE, { ...ask, allow: true });
    // The site takes it back while it goes on.
    await saveSite(app, admin, { id: site.id, sharing: { ...sharing, recording: false, control: "view" } });
    const less = await stopShare(app, ana, { shareId, what: "recording" });
    expect(less).toMatchObject({ state: "active", recording: false });
    await refuses(askMore(app, ana, { shareId, about: "control", level: "scroll" }), "forbidden");
    await saveSite(app, admin, { id: site.id, sharing: { ...sharing, recording: false, cobrowse: false } });
    expect(await lines(chat(), conversationId)).toEqual(["started", "ended ended"]);
    await refuses(askShare(app, ana, { conversationId, kind: "cobrowse", media: null }), "forbidden");
    await saveSite(app, admin, { id: site.id, sharing: { ...sharing, recording: false } });
    const acts = await app.db
      .selectFrom("auditEntries")
      .select(["action", "operatorId"])
      .where("subject", "=", conversationId)
      .orderBy("id")
      .execute();
    expect(acts).toEqual([
      { action: "share.ask", operatorId: ana.id },
      { action: "share.record", operatorId: ana.id },
      { action: "share.record-end", operatorId: null },
      { action: "share.record", operatorId: ana.id },
      { action: "share.record-end", operatorId: admin.id },
    ]);
  });

  test("only the browser that allowed it takes part, and a picture ends by being sent or not", async () => {
    const { app, ana, begin } = chat();
    const { visitor, conversationId } = await begin();
    const { id: shareId } = await shared(chat(), ana, visitor, conversationId);
    await refuses(answerShare(app, visitor, ELSEWHERE, { shareId, allow: true }), "conflict");
    await refuses(answerShare(app, visitor, ELSEWHERE, { shareId, allow: false }), "conflict");
    expect((await answerShare(app, visitor, HERE, { shareId, allow: true })).rev).toBe(2);
    await refuses(finishShare(app, visitor, ELSEWHERE, { shareId, ending: "failed" }), "conflict");
    await refuses(finishShare(app, visitor, HERE, { shareId, ending: "done" }), "conflict");
    expect((await finishShare(app, visitor, HERE, { shareId, ending: "failed" })).ending).toBe("failed");
    const picture = await shared(chat(), ana, visitor, conversationId, "capture");
    expect(picture).toMatchObject({ here: true, state: "active" });
    await finishShare(app, visitor, HERE, { shareId: picture.id, ending: "done" });
    const unwanted = await shared(chat(), ana, visitor, conversationId, "capture");
    await stopOwnShare(app, visitor, ELSEWHERE, { shareId: unwanted.id, what: "all" });
    expect(await lines(chat(), conversationId)).toEqual(["started", "ended failed", "refused refused"]);
  });

  test("by a link it is shared as long as the link counts", async () => {
    const { app, ana, site, begin } = chat();
    const { visitor, conversationId } = await begin();
    const visitorId = visitor.visitorId ?? "";
    const link = { linkHash: "link", visitorId, conversationId, expiresAt: app.now() + 1_000 };
    const browser = { siteId: site.id, browserHash: HERE };
    await app.write((trx) => upsertLinkedBrowser(trx, { ...browser, ...link }));
    await shared(chat(), ana, visitor, conversationId);
    await leaveRevoked(app, [conversationId, app.id()]);
    await leaveSharesOf(app, visitorId, HERE);
    expect(await lines(chat(), conversationId)).toEqual(["started"]);
    await app.write((trx) => deleteLinkedBrowser(trx, site.id, HERE));
    await leaveRevoked(app, [app.id()]);
    expect(await lines(chat(), conversationId)).toEqual(["started"]);
    await leaveRevoked(app, [conversationId]);
    expect(await lines(chat(), conversationId)).toEqual(["started", "ended stopped"]);
  });

  test("whoever asks too often waits", async () => {
    const { app, ana, begin } = chat();
    const { visitor, conversationId } = await begin();
    const input = { conversationId, kind: "screen" as const, media: null };
    async function ask() {
      const { id } = await askShare(app, ana, input);
      await answerShare(app, visitor, HERE, { shareId: id, allow: false });
    }
    for (let times = 0; times < 30; times++) await ask();
    await refuses(ask(), "rate-limited");
  });
});
