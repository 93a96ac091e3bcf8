import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { commit } from "../commit.ts";
import { type Db, lockRouting } from "../db/store.ts";
import { AppError } from "../errors.ts";
import { recordAct } from "../settings/record-act.ts";
import { announceContact } from "./announce-contact.ts";
import { findRowToWrite, updateContactRow } from "./contacts.store.ts";
import { findOwnContactToWrite } from "./may-see-contact.ts";
import { changeOf, pick, valuesToMerge } from "./merge-values.ts";
import {
  findMerge,
  findMergeOf,
  listLaterMerges,
  type Merge,
  moveVisitors,
  UNDO_MS,
  updateMerge,
} from "./merges.store.ts";
import { moveNotes } from "./notes.store.ts";

/**
 * They are two people after all: browsers with their conversations, those that came since too, and notes go back to
 * whose they were, and values the merge changed are as they were unless somebody changed them since. Merges may be
 * undone in any order. Undoing it again changes nothing; fails with "expired" when it is too long ago.
 */
export async function undoMerge(
  app: App,
  actor: OperatorActor,
  { contactId, mergeId }: { contactId: string; mergeId: string },
): Promise<null> {
  await commit(app, async (trx, announce) => {
    await lockRouting(app.store, trx);
    const holder = await findOwnContactToWrite(app, trx, actor, contactId);
    const merge = await findMerge(trx, mergeId);
    if (!merge || !(await isPartOf(trx, merge, holder.id))) throw new AppError("not-found");
    if (merge.undoneAt !== null) return;
    if (merge.at <= app.now() - UNDO_MS) throw new AppError("expired");
    const { visitors, notes } = merge.moved;
    await moveVisitors(trx, visitors, holder.id, merge.loserId);
    await moveNotes(trx, notes, holder.id, merge.loserId);
    await restoreValues(app, trx, merge);
    await leaveToOthers(trx, merge);
    await updateContactRow(trx, merge.loserId, { mergedInto: null });
    await updateMerge(trx, { ...merge, undoneAt: app.now() });
    await announceContact(trx, announce, holder.id);
    await announceContact(trx, announce, merge.loserId);
    await recordAct(app, trx, actor.id, "contact.unmerge", holder.id);
  });
  return null;
}

/** Whether what was merged is in this contact now, by however many merges; or was, before it was undone. */
async function isPartOf(trx: Db, merge: Merge, contactId: string): Promise<boolean> {
  for (let at: string | undefined = merge.winnerId; at; at = (await findMergeOf(trx, at))?.winnerId) {
    if (at === contactId) return true;
  }
  return merge.undoneAt !== null && merge.loserId === contactId;
}

/** A later merge that took such a value away has to bring back, when it is undone, what was there before this one. */
async function restoreValues(app: App, trx: Db, merge: Merge): Promise<void> {
  const winner = await findRowToWrite(app.store, trx, merge.winnerId);
  if (!winner) return;
  const open = new Set(Object.keys(merge.after));
  for (const later of await listLaterMerges(trx, merge)) {
    const taken = [...open].filter((name) => name in later.before);
    const unchanged = taken.filter((name) => later.before[name] === merge.after[name]);
    for (const name of taken) open.delete(name);
    if (unchanged.length > 0) {
      await updateMerge(trx, { ...later, before: { ...later.before, ...pick(merge.before, unchanged) } });
    }
  }
  const now = valuesToMerge(winner);
  const same = [...open].filter((name) => (now[name] ?? "") === merge.after[name]);
  await updateContactRow(trx, winner.id, changeOf(winner, pick(merge.before, same)));
}

/** Where the winner became part of somebody else in turn, undoing that leaves alone what is the loser's again. */
async function leaveToOthers(trx: Db, { winnerId, moved }: Merge): Promise<void> {
  const gone = new Set([...moved.visitors, ...moved.notes]);
  const kept = (ids: readonly string[]) => ids.filter((id) => !gone.has(id));
  for (let at = await findMergeOf(trx, winnerId); at; at = await findMergeOf(trx, at.winnerId)) {
    const { visitors, notes } = at.moved;
    await updateMerge(trx, { ...at, moved: { visitors: kept(visitors), notes: kept(notes) } });
  }
}
