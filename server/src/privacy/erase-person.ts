import type { ErasePerson } from "@palique/shared/privacy.ts";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { commit } from "../commit.ts";
import { lockRouting } from "../db/store.ts";
import { AppError } from "../errors.ts";
import { requireAdmin } from "../operators/require-admin.ts";
import { recordAct } from "../settings/record-act.ts";
import { labelOf } from "./find-people.ts";
import { findPerson, findPersonIds, hasLiveChat } from "./person.store.ts";
import { removePeople } from "./remove-people.ts";

/**
 * Erases a person with everything of theirs, for good; that it was done is recorded without anything of them. Fails
 * with "conflict" while a chat of theirs waits or runs, and with "bad-input" where what was typed is not their name.
 */
export async function erasePerson(
  app: App,
  actor: OperatorActor,
  contactId: string,
  { confirm }: ErasePerson,
): Promise<void> {
  requireAdmin(actor);
  await commit(app, async (trx, announce) => {
    // No chat begins while it is looked whether one runs.
    await lockRouting(app.store, trx);
    const ids = await findPersonIds(trx, contactId, app.store);
    const person = await findPerson(trx, contactId);
    if (!ids || !person) throw new AppError("not-found");
    if (!isSame(confirm, await labelOf(trx, person))) throw new AppError("bad-input", { field: "confirm" });
    if (await hasLiveChat(trx, ids.conversation)) throw new AppError("conflict");
    await removePeople(app, trx, announce, ids);
    await recordAct(app, trx, actor.id, "person.erase", "");
  });
  app.subscribers.forget();
  app.log.info({ event: "person.erased" });
}

/** As people type: case, accents as they may be composed, and spaces do not matter. */
function isSame(typed: string, label: string): boolean {
  const plain = (text: string) => text.normalize("NFC").trim().replace(/\s+/g, " ").toLowerCase();
  return plain(typed) === plain(label);
}
