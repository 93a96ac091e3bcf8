import type { ConversationEvent } from "@palique/shared/conversation.ts";
import type { App } from "../app.ts";
import { listNewest } from "../contacts/contact-conversations.store.ts";
import { type Db, fromJson } from "../db/store.ts";
import {
  type Entry,
  findText,
  type Indexed,
  listFollowing,
  listIndexed,
  lockIndex,
  putCursor,
  putEntries,
} from "./search-index.store.ts";

/** Messages written to the index in one transaction: a few milliseconds of everybody's time. */
const BATCH = 100;
const CONTACT_MAX = 50;

/**
 * Brings the index up to date for some of these conversations and answers which are left. What the index holds
 * of a conversation and how far it is are one transaction, so a crash loses and repeats nothing. Null: another
 * process is at it.
 */
export async function indexConversations(app: App, ids: readonly string[]): Promise<string[] | null> {
  return app.write(async (trx) => {
    if (!(await lockIndex(app.store, trx))) return null;
    const left: string[] = [];
    const entries: Entry[] = [];
    for (const conversation of await listIndexed(trx, ids)) {
      if (entries.length >= BATCH) {
        left.push(conversation.id);
        continue;
      }
      left.push(...(await gather(trx, conversation, entries)));
    }
    await putEntries(app.store, trx, lastOfEach(entries));
    return left;
  });
}

/** Adds what is new of a conversation; answers which conversations are to be looked at again. */
async function gather(trx: Db, conversation: Indexed, entries: Entry[]): Promise<string[]> {
  const { id, rev, lastSeq, departmentId, createdAt, about, cursor } = conversation;
  const again: string[] = [];
  const moved = cursor !== null && cursor.departmentId !== departmentId;
  if (moved || cursor?.about !== about) {
    entries.push({ conversationId: id, seq: 0, at: createdAt, text: about, departmentId });
    // A new name is theirs in every conversation.
    if (cursor) again.push(...(await listNewest(trx, conversation.contactId, CONTACT_MAX)));
  }
  // In another department all of it is found under that: the cursor goes back, and through it again.
  const after = moved ? 0 : (cursor?.seq ?? 0);
  let seq = after;
  if (after < lastSeq) {
    const messages = await listFollowing(trx, id, after, BATCH);
    for (const { kind, body, at, seq: place } of messages) {
      if (kind === "text") entries.push({ conversationId: id, seq: place, at, text: body, departmentId });
      else entries.push(...(await changedBy(trx, conversation, fromJson<ConversationEvent>(body))));
    }
    seq = messages.at(-1)?.seq ?? lastSeq;
  }
  const isDone = seq >= lastSeq;
  const settled = again.filter((other) => other !== id);
  await putCursor(trx, { id, rev: isDone ? rev : 0, seq, departmentId, about });
  return isDone ? settled : [...settled, id];
}

/** An earlier message is different now: edited, or deleted. */
async function changedBy(trx: Db, { id, departmentId }: Indexed, event: ConversationEvent): Promise<Entry[]> {
  if (event.type !== "message.changed") return [];
  const message = await findText(trx, id, event.seq);
  return message
    ? [{ conversationId: id, seq: event.seq, at: message.at, text: message.body, departmentId }]
    : [];
}

/** An entry that is there twice is written as it was last. */
function lastOfEach(entries: readonly Entry[]): Entry[] {
  return [...new Map(entries.map((entry) => [`${entry.conversationId} ${entry.seq}`, entry])).values()];
}
