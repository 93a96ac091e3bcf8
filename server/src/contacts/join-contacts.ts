import type { App } from "../app.ts";
import type { Announce } from "../commit.ts";
import type { Db } from "../db/store.ts";
import { announceContact } from "./announce-contact.ts";
import { type Contact, updateContactRow } from "./contacts.store.ts";
import { changeOf, pick, valuesToMerge } from "./merge-values.ts";
import { insertMerge, listVisitorIds, type Merge, moveVisitors, type Values } from "./merges.store.ts";
import { listNoteIds, moveNotes } from "./notes.store.ts";

/**
 * Makes a contact part of another, and writes down how to part them again. The caller holds the routing lock and
 * both rows: a chat that starts meanwhile is there by now, or will be the winner's.
 */
export async function joinContacts(
  app: App,
  trx: Db,
  announce: Announce,
  { winner, loser, changed, operatorId }: Joining,
): Promise<Merge> {
  const moved = {
    visitors: await listVisitorIds(trx, loser.id),
    notes: await listNoteIds(trx, loser.id, 0),
  };
  const merge: Merge = {
    id: app.id(),
    winnerId: winner.id,
    loserId: loser.id,
    operatorId,
    moved,
    before: pick(valuesToMerge(winner), Object.keys(changed)),
    after: changed,
    at: app.now(),
    undoneAt: null,
  };
  await insertMerge(trx, merge);
  await moveVisitors(trx, moved.visitors, loser.id, winner.id);
  await moveNotes(trx, moved.notes, loser.id, winner.id);
  await updateContactRow(trx, winner.id, changeOf(winner, changed));
  await updateContactRow(trx, loser.id, { mergedInto: winner.id });
  await announceContact(trx, announce, winner.id);
  return merge;
}

interface Joining {
  winner: Contact;
  loser: Contact;
  /** Values the winner has from now on. */
  changed: Values;
  /** Null: by itself. */
  operatorId: string | null;
}
