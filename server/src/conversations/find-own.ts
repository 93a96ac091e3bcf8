import { type Actor, maySeeDepartment, type OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { findChat } from "../chats/chats.store.ts";
import type { Db } from "../db/store.ts";
import { AppError } from "../errors.ts";
import { type Conversation, findConversation, findConversationToWrite } from "./conversations.store.ts";
import { isInvited } from "./participants.store.ts";

/** The conversation if the actor may take part in it; "not yours" looks like "not found". */
export async function findOwn(app: App, actor: Actor, id: string, db: Db = app.db): Promise<Conversation> {
  return allowed(db, actor, await findConversation(db, id));
}

/** As findOwn, to be changed by this transaction. */
export async function findOwnToWrite(app: App, trx: Db, actor: Actor, id: string): Promise<Conversation> {
  return allowed(trx, actor, await findConversationToWrite(app.store, trx, id));
}

async function allowed(db: Db, actor: Actor, conversation: Conversation | undefined): Promise<Conversation> {
  if (!conversation || !(await mayTakePart(db, actor, conversation))) throw new AppError("not-found");
  return conversation;
}

export async function mayTakePart(db: Db, actor: Actor, conversation: Conversation): Promise<boolean> {
  if (actor.kind === "visitor") {
    const isBeyond = actor.linked && actor.linked.conversationId !== conversation.id;
    return conversation.visitorId === actor.visitorId && !isBeyond;
  }
  return maySee(db, actor, conversation);
}

/** By department, or because the operator has it, is asked to take it, or was brought in by a colleague. */
export async function maySee(db: Db, operator: OperatorActor, conversation: Conversation): Promise<boolean> {
  if (maySeeDepartment(operator, conversation.departmentId)) return true;
  const chat = conversation.chatId ? await findChat(db, conversation.chatId) : undefined;
  if (chat?.operatorId === operator.id || chat?.transferTo === operator.id) return true;
  return isInvited(db, conversation.id, operator.id);
}
