import type { OperatorActor, VisitorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { type Chat, findLiveChat } from "../chats/chats.store.ts";
import { type Conversation, findConversationToWrite } from "../conversations/conversations.store.ts";
import { findOwn, findOwnToWrite } from "../conversations/find-own.ts";
import { listHelpers } from "../conversations/participants.store.ts";
import type { Db } from "../db/store.ts";
import { AppError } from "../errors.ts";
import { findShare, type Share } from "./shares.store.ts";

/** A share whose conversation this transaction changes: nobody else changes either meanwhile. */
export interface Held {
  share: Share;
  conversation: Conversation;
}

/** One of a conversation that is the actor's to see; "not yours" looks like "not found". */
export async function findShareOf(
  app: App,
  db: Db,
  actor: OperatorActor | VisitorActor,
  id: string,
): Promise<Share> {
  const share = await findShare(db, id);
  if (!share) throw new AppError("not-found");
  await findOwn(app, actor, share.conversationId, db);
  return share;
}

/** The same, to be changed by this transaction: it is read again once nobody else can change it. */
export async function holdShare(
  app: App,
  trx: Db,
  actor: OperatorActor | VisitorActor,
  id: string,
): Promise<Held> {
  const known = await findShare(trx, id);
  if (!known) throw new AppError("not-found");
  const conversation = await findOwnToWrite(app, trx, actor, known.conversationId);
  const share = await findShare(trx, id);
  if (!share) throw new AppError("not-found");
  return { share, conversation };
}

/** The same, whoever's: for what happens by itself. */
export async function holdAnyShare(app: App, trx: Db, id: string): Promise<Held | undefined> {
  const known = await findShare(trx, id);
  const conversation = known && (await findConversationToWrite(app.store, trx, known.conversationId));
  const share = conversation && (await findShare(trx, id));
  return share && { share, conversation };
}

/** The live chat for an operator who is in it: in charge, or as a helper. Others watch, and ask for nothing. */
export async function chatToAskIn(db: Db, actor: OperatorActor, conversationId: string): Promise<Chat> {
  const chat = await findLiveChat(db, conversationId);
  if (chat?.state !== "active") throw new AppError("chat-ended");
  if (!(await isIn(db, actor.id, chat))) throw new AppError("forbidden");
  return chat;
}

/** Who asked, whoever is in the chat, and supervisors. */
export async function mayEndShare(db: Db, actor: OperatorActor, share: Share): Promise<boolean> {
  if (actor.role !== "agent" || share.operatorId === actor.id) return true;
  const chat = await findLiveChat(db, share.conversationId);
  return chat !== undefined && isIn(db, actor.id, chat);
}

/** The operator in charge, and supervisors: they also take control from a colleague. */
export async function isInCharge(db: Db, actor: OperatorActor, share: Share): Promise<boolean> {
  if (actor.role !== "agent") return true;
  return (await findLiveChat(db, share.conversationId))?.operatorId === actor.id;
}

async function isIn(db: Db, operatorId: string, chat: Chat): Promise<boolean> {
  if (chat.operatorId === operatorId) return true;
  const helpers = (await listHelpers(db, [chat.conversationId])).get(chat.conversationId) ?? [];
  return helpers.some((one) => one.operatorId === operatorId && one.joined);
}
