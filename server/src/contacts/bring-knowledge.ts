import type { App } from "../app.ts";
import type { Announce } from "../commit.ts";
import type { Db } from "../db/store.ts";
import { hasCustomer } from "../identity/customers.store.ts";
import { hasConversations } from "./contact-conversations.store.ts";
import { findRowToWrite } from "./contacts.store.ts";
import { joinContacts } from "./join-contacts.ts";
import { namesMissing, takenFrom } from "./merge-values.ts";
import { listNoteIds, moveNotes } from "./notes.store.ts";

/**
 * The chat of somebody turned out to be a known customer's: what the team wrote of them meanwhile is the
 * customer's, too. Where nothing else was known of them the contact becomes part of the customer's, which can be
 * undone; else it stays, as others may have sat there before. The caller holds the routing lock.
 */
export async function bringKnowledge(
  app: App,
  trx: Db,
  announce: Announce,
  fromId: string,
  toId: string,
  since: number,
): Promise<void> {
  if (fromId === toId) return;
  const winner = await findRowToWrite(app.store, trx, toId);
  const loser = await findRowToWrite(app.store, trx, fromId);
  if (!winner || !loser || winner.mergedInto !== null || loser.mergedInto !== null) return;
  if ((await hasConversations(trx, fromId)) || (await hasCustomer(trx, fromId))) {
    await moveNotes(trx, await listNoteIds(trx, fromId, since), fromId, toId);
    return;
  }
  const changed = takenFrom(winner, loser, namesMissing(winner, loser));
  await joinContacts(app, trx, announce, { winner, loser, changed, operatorId: null });
}
