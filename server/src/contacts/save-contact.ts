import type { ContactValues, SaveContact } from "@palique/shared/contacts.ts";
import type { z } from "zod";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { commit } from "../commit.ts";
import type { Db } from "../db/store.ts";
import { AppError } from "../errors.ts";
import { announceContact } from "./announce-contact.ts";
import { isValueOf } from "./check-value.ts";
import { valuesOf } from "./contact-values.ts";
import { updateContactRow } from "./contacts.store.ts";
import { listFields } from "./fields.store.ts";
import { findOwnContactToWrite } from "./may-see-contact.ts";

type Change = z.output<typeof SaveContact>;

/** What is given takes the place of what was known; the rest stays. Fails with "bad-input" and the name of the field. */
export async function saveContact(
  app: App,
  actor: OperatorActor,
  { id, fields: given = {}, ...basics }: Change & { id: string },
): Promise<ContactValues> {
  return commit(app, async (trx, announce) => {
    const contact = await findOwnContactToWrite(app, trx, actor, id);
    const before = valuesOf(contact);
    await checkFields(trx, given, before.fields);
    const fields = withoutEmpty({ ...before.fields, ...given });
    const said = Object.entries(basics).filter(([, value]) => value !== undefined);
    await updateContactRow(trx, contact.id, { ...Object.fromEntries(said), fields: JSON.stringify(fields) });
    const saved = { ...before, ...Object.fromEntries(said), fields };
    if (saved.name !== before.name || saved.email !== before.email) {
      await announceContact(trx, announce, contact.id);
    }
    return saved;
  });
}

/** What is there already may stay, even if it could not be chosen any more. */
async function checkFields(
  trx: Db,
  given: Readonly<Record<string, string>>,
  before: Readonly<Record<string, string>>,
): Promise<void> {
  if (Object.keys(given).length === 0) return;
  const known = new Map((await listFields(trx)).map((field) => [field.id, field]));
  for (const [id, value] of Object.entries(given)) {
    const field = known.get(id);
    const isFine = field && (value === "" || value === before[id] || isValueOf(field, value));
    if (!isFine) throw new AppError("bad-input", { field: `fields.${id}` });
  }
}

function withoutEmpty(values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ""));
}
