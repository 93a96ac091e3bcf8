import type { ContactMerged, MergeContact } from "@palique/shared/contacts.ts";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { commit } from "../commit.ts";
import { type Db, lockRouting } from "../db/store.ts";
import { AppError } from "../errors.ts";
import { recordAct } from "../settings/record-act.ts";
import { type Contact, findRowToWrite } from "./contacts.store.ts";
import { joinContacts } from "./join-contacts.ts";
import { onlySeen } from "./may-see-contact.ts";
import { takenFrom } from "./merge-values.ts";

/**
 * Two contacts turned out to be one person. Fails with "conflict" when one of them is part of another already:
 * somebody else was quicker, and what was looked at is not so any more.
 */
export async function mergeContacts(
  app: App,
  actor: OperatorActor,
  { id, otherId, fromOther }: MergeContact & { id: string },
): Promise<ContactMerged> {
  if (id === otherId) throw new AppError("bad-input", { field: "otherId" });
  return commit(app, async (trx, announce) => {
    await lockRouting(app.store, trx);
    const winner = await findSeparate(app, trx, actor, id);
    const loser = await findSeparate(app, trx, actor, otherId);
    const changed = takenFrom(winner, loser, fromOther);
    const merge = await joinContacts(app, trx, announce, { winner, loser, changed, operatorId: actor.id });
    await recordAct(app, trx, actor.id, "contact.merge", winner.id);
    return { mergeId: merge.id };
  });
}

async function findSeparate(app: App, trx: Db, actor: OperatorActor, id: string): Promise<Contact> {
  const contact = await findRowToWrite(app.store, trx, id);
  if (contact?.mergedInto) throw new AppError("conflict");
  if (!contact || (await onlySeen(app, trx, actor, [contact.id])).length === 0)
    throw new AppError("not-found");
  return contact;
}
