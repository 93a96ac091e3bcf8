import type { App } from "../app.ts";
import { findOwnerId } from "../chats/chats.store.ts";
import type { Announce } from "../commit.ts";
import type { Db } from "../db/store.ts";
import { callPeople } from "../notifications/call-people.ts";
import type { StoredMessage } from "./messages.store.ts";

/** The visitor wrote, and who is responsible may be looking elsewhere. */
export async function callOwner(
  app: App,
  trx: Db,
  announce: Announce,
  { conversationId, seq }: StoredMessage,
): Promise<void> {
  if (!app.subscribers.any()) return;
  const operatorId = await findOwnerId(trx, conversationId);
  if (!operatorId) return;
  await callPeople(app, trx, announce, { reason: "message", conversationId, seq, to: { operatorId } });
}
