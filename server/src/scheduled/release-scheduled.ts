import type { FileCard } from "@palique/shared/conversation.ts";
import type { App } from "../app.ts";
import { hearWords } from "../automatic/count-silence.ts";
import type { Announce } from "../commit.ts";
import { appendAndAnnounce, appendEvent } from "../conversations/append-event.ts";
import {
  type Conversation,
  readByOperator,
  readForVisitor,
  updateConversation,
} from "../conversations/conversations.store.ts";
import { findByClientId } from "../conversations/messages.store.ts";
import { type Db, fromJson } from "../db/store.ts";
import { useFile } from "../files/files.store.ts";
import { dropKeptFiles } from "../files/remove-files.ts";
import { removeJob, rescheduleJob } from "../jobs/add-job.ts";
import { askTitles } from "../links/ask-titles.ts";
import { expectReading } from "../missed/expect-reading.ts";
import { callPeople } from "../notifications/call-people.ts";
import { findOperator } from "../operators/operators.store.ts";
import { closeScheduled, listWaiting, moveStart, type Scheduled } from "./scheduled.store.ts";

/** Between two of a chain: time to be seen as a message of its own. */
const PAUSE_MS = 700;

/**
 * Sends what the operator has waiting in the conversation, in order, up to the one named (else all of it), at
 * once. The conversation must come from this transaction; answers it as it is after.
 */
export async function sendWaiting(
  app: App,
  trx: Db,
  announce: Announce,
  conversation: Conversation,
  operatorId: string,
  upTo: string | null = null,
): Promise<Conversation> {
  if (conversation.scheduled === 0) return conversation;
  const waiting = await listWaiting(trx, conversation.id, operatorId);
  const last = upTo === null ? waiting.length - 1 : waiting.findIndex((one) => one.clientId === upTo);
  const due = waiting.slice(0, last + 1);
  if (due.length === 0) return conversation;
  const name = (await findOperator(trx, operatorId))?.name ?? "";
  const author = { kind: "operator" as const, id: operatorId, name };
  let changed = conversation;
  for (const { clientId, text, files: cards } of due) {
    const files = fromJson<FileCard[]>(cards);
    // Its clientId may have been used for something else in between.
    if (await findByClientId(trx, changed, clientId)) {
      await dropKeptFiles(app, trx, announce, files);
      continue;
    }
    const place = { conversationId: changed.id, seq: changed.lastSeq + 1 };
    for (const { id } of files) await useFile(trx, id, place, "kept");
    const content = files.length > 0 ? { text, extra: { files } } : { text };
    const message = { clientId, author, visibility: "public" as const, content, at: app.now() };
    changed = (await appendAndAnnounce(trx, announce, changed, message, null)).conversation;
    await askTitles(app, trx, announce, changed, { seq: changed.lastSeq, text });
  }
  await hearWords(app, trx, announce, "operator", conversation, changed);
  await readByOperator(trx, changed.id, operatorId, changed.lastSeq);
  await readForVisitor(trx, changed.id, changed.lastSeq);
  const { id: conversationId, lastSeq: seq, visitorId } = changed;
  await callPeople(app, trx, announce, { reason: "answer", conversationId, seq, to: { visitorId } });
  await expectReading(app, trx, announce, changed);
  const ids = due.map((one) => one.clientId);
  await closeScheduled(trx, changed.id, ids, "sent");
  return settleWaiting(app, trx, announce, changed, operatorId, true);
}

/** Messages of one operator that will not be sent, and their files with them. */
export async function takeBack(
  app: App,
  trx: Db,
  announce: Announce,
  conversation: Conversation,
  theirs: readonly Scheduled[],
): Promise<Conversation> {
  const ids = theirs.map((one) => one.clientId);
  await closeScheduled(trx, conversation.id, ids, "cancelled");
  const files = theirs.flatMap((one) => fromJson<FileCard[]>(one.files));
  await dropKeptFiles(app, trx, announce, files);
  return settleWaiting(app, trx, announce, conversation, theirs[0]?.operatorId ?? "");
}

/** Takes back what waits in the conversation, of one operator or of all, and tells the team about it. */
export async function dropWaiting(
  app: App,
  trx: Db,
  announce: Announce,
  conversation: Conversation,
  reason: "ended" | "transferred",
  operatorId?: string,
): Promise<Conversation> {
  if (conversation.scheduled === 0) return conversation;
  const waiting = await listWaiting(trx, conversation.id, operatorId);
  let changed = conversation;
  for (const id of new Set(waiting.map((one) => one.operatorId))) {
    const theirs = waiting.filter((one) => one.operatorId === id);
    changed = await takeBack(app, trx, announce, changed, theirs);
    const operatorName = (await findOperator(trx, id))?.name ?? "";
    const event = { type: "scheduled.cancelled" as const, reason, operatorName, count: theirs.length };
    changed = await appendEvent(app, trx, announce, changed, event, "internal");
  }
  return changed;
}

/**
 * After a change of what the operator has waiting: when each is typed now, and when the first is due.
 * `isFresh`: one was sent just now, and the next begins after it, however late that was.
 */
export async function settleWaiting(
  app: App,
  trx: Db,
  announce: Announce,
  conversation: Conversation,
  operatorId: string,
  isFresh = false,
): Promise<Conversation> {
  const all = await listWaiting(trx, conversation.id);
  const theirs = all.filter((one) => one.operatorId === operatorId);
  const rest = paced(theirs, app.now(), isFresh);
  for (const [index, one] of rest.entries()) {
    if (one.startsAt !== theirs[index]?.startsAt) await moveStart(trx, one);
  }
  const { id: conversationId } = conversation;
  const key = `${conversationId}:${operatorId}`;
  const [head] = rest;
  if (head) {
    const runAt = head.startsAt + head.typingMs;
    const payload = { conversationId, operatorId };
    announce(await rescheduleJob(app, trx, { kind: "scheduled-message", key, payload, runAt }));
  } else {
    await removeJob(trx, "scheduled-message", key);
  }
  announce({ type: "scheduled.changed", conversationId });
  return updateConversation(trx, conversation, { scheduled: all.length });
}

/** One after the other with a pause between; what is being typed goes on as it began. */
function paced(waiting: readonly Scheduled[], now: number, isFresh: boolean): Scheduled[] {
  let free = now + PAUSE_MS;
  return waiting.map((one, index) => {
    const first = Math.max(isFresh ? now : 0, Math.min(one.startsAt, free));
    const startsAt = index === 0 ? first : free;
    free = Math.max(startsAt + one.typingMs, now) + PAUSE_MS;
    return { ...one, startsAt };
  });
}
