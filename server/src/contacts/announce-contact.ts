import type { Announce } from "../commit.ts";
import type { Db } from "../db/store.ts";
import { listNewest, raiseRevsOf } from "./contact-conversations.store.ts";

/** Rows that follow at once; older ones are as they should be when somebody looks. */
const TOLD = 100;

/** What people go by is different now: their conversations show it, and are found by it. */
export async function announceContact(trx: Db, announce: Announce, contactId: string): Promise<void> {
  await raiseRevsOf(trx, contactId);
  announce({ type: "contact.changed", contactId });
  for (const conversationId of await listNewest(trx, contactId, TOLD)) {
    announce({ type: "conversation.changed", conversationId });
  }
}
