import type { OperatorActor } from "../actors.ts";
import { listHelpers } from "../conversations/participants.store.ts";
import type { Db } from "../db/store.ts";
import { findLiveChat } from "./chats.store.ts";

/** Whether a supervisor looks on in a chat that somebody else has, without being asked into it. */
export async function isListening(db: Db, actor: OperatorActor, conversationId: string): Promise<boolean> {
  if (actor.role === "agent") return false;
  const chat = await findLiveChat(db, conversationId);
  if (chat?.state !== "active" || chat.operatorId === actor.id) return false;
  const helpers = (await listHelpers(db, [conversationId])).get(conversationId) ?? [];
  return !helpers.some((one) => one.operatorId === actor.id);
}
