import type { Message } from "@palique/shared/conversation.ts";
import type { AddNote } from "@palique/shared/operator.ts";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { type Announce, commit } from "../commit.ts";
import type { Db } from "../db/store.ts";
import { loadOperator } from "../operators/load-operator.ts";
import { appendAndAnnounce } from "./append-event.ts";
import { type Conversation, readByOperator } from "./conversations.store.ts";
import { findOwnToWrite } from "./find-own.ts";
import { findByClientId, type StoredMessage, toWire } from "./messages.store.ts";
import { insertMention, inviteParticipant } from "./participants.store.ts";

/** Stores a note for the team once. Who is mentioned can see the conversation from then on, and is told. */
export async function addNote(
  app: App,
  actor: OperatorActor,
  input: AddNote,
  socketId: string | null,
): Promise<Message> {
  return commit(app, async (trx, announce) => {
    const conversation = await findOwnToWrite(app, trx, actor, input.conversationId);
    const repeated = await findByClientId(trx, conversation, input.clientId);
    if (repeated) return toWire(repeated);
    const author = { kind: "operator" as const, id: actor.id, name: actor.name };
    const { clientId, text } = input;
    const note = { clientId, author, visibility: "internal" as const, content: { text }, at: app.now() };
    const { message } = await appendAndAnnounce(trx, announce, conversation, note, socketId);
    await readByOperator(trx, conversation.id, actor.id, message.seq);
    for (const id of new Set(input.mentionIds)) {
      if (id !== actor.id) await mention(trx, announce, conversation, message, id);
    }
    return toWire(message, message.seq - 1);
  });
}

async function mention(
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
  announce({ type: "conversation.changed", conversationId });
}
