import type { Message } from "@palique/shared/conversation.ts";
import type { AddNote } from "@palique/shared/operator.ts";
import type { z } from "zod";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { findLiveChat } from "../chats/chats.store.ts";
import { type Announce, commit } from "../commit.ts";
import type { Db } from "../db/store.ts";
import { AppError } from "../errors.ts";
import { withFiles } from "../files/attach-files.ts";
import { callPeople } from "../notifications/call-people.ts";
import { loadOperator } from "../operators/load-operator.ts";
import { appendAndAnnounce } from "./append-event.ts";
import { type Conversation, readByOperator } from "./conversations.store.ts";
import { findOwnToWrite } from "./find-own.ts";
import { findByClientId, type StoredMessage, toWire } from "./messages.store.ts";
import { insertMention, inviteParticipant } from "./participants.store.ts";
import { withQuote } from "./quote.ts";

/**
 * Stores a note for the team once. Who is mentioned can see the conversation from then on, and is told; so is the
 * operator in charge when it is whispered to them.
 */
export async function addNote(
  app: App,
  actor: OperatorActor,
  input: z.output<typeof AddNote>,
  socketId: string | null,
): Promise<Message> {
  return commit(app, async (trx, announce) => {
    const conversation = await findOwnToWrite(app, trx, actor, input.conversationId);
    const repeated = await findByClientId(trx, conversation, input.clientId);
    if (repeated) return toWire(app, repeated);
    const author = { kind: "operator" as const, id: actor.id, name: actor.name };
    const { clientId, text, fileIds, replyTo } = input;
    const ear = input.whisper ? await inCharge(trx, conversation, actor) : null;
    const files = await withFiles(trx, actor, conversation, text, fileIds);
    const said = await withQuote(trx, conversation, files, replyTo, "internal");
    const whisperTo = ear && { operatorId: ear.id, name: ear.name };
    const content = whisperTo ? { ...said, extra: { ...said.extra, whisperTo } } : said;
    const note = { clientId, author, visibility: "internal" as const, content, at: app.now() };
    const { message } = await appendAndAnnounce(trx, announce, conversation, note, socketId);
    await readByOperator(trx, conversation.id, actor.id, message.seq);
    for (const id of new Set([...input.mentionIds, ...(ear ? [ear.id] : [])])) {
      if (id !== actor.id) await mention(app, trx, announce, conversation, message, id);
    }
    return toWire(app, message, message.seq - 1);
  });
}

/** Whom a whisper is for. Whispering to oneself, or where nobody is in charge, is a slip. */
async function inCharge(trx: Db, conversation: Conversation, actor: OperatorActor): Promise<OperatorActor> {
  const chat = await findLiveChat(trx, conversation.id);
  const operator = chat?.operatorId ? await loadOperator(trx, chat.operatorId) : null;
  if (!operator || operator.id === actor.id) throw new AppError("conflict");
  return operator;
}

async function mention(
  app: App,
  trx: Db,
  announce: Announce,
  conversation: Conversation,
  message: StoredMessage,
  operatorId: string,
): Promise<void> {
  if (!(await loadOperator(trx, operatorId))) return;
  await inviteParticipant(trx, conversation.id, operatorId);
  const { seq, at, body: text, authorName: byName } = message;
  await insertMention(trx, { conversationId: conversation.id, seq, operatorId, at });
  const { id: conversationId, number } = conversation;
  announce({
    type: "operator.mentioned",
    operatorId,
    mention: { conversationId, number, seq, byName, text, at },
  });
  await callPeople(app, trx, announce, { reason: "mention", conversationId, seq, to: { operatorId } });
  announce({ type: "conversation.changed", conversationId });
}
