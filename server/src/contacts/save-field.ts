import type {
  ContactField,
  CreateContactField,
  OrderContactFields,
  SaveContactField,
} from "@palique/shared/contacts.ts";
import { CONTACT_FIELDS_MAX } from "@palique/shared/limits.ts";
import type { z } from "zod";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { AppError } from "../errors.ts";
import { requireAdmin } from "../operators/require-admin.ts";
import { recordAct } from "../settings/record-act.ts";
import { dropFieldValues } from "./contacts.store.ts";
import { deleteField, findField, insertField, listFields, placeField, updateField } from "./fields.store.ts";

/** What is kept of people, for every operator. */
export async function showFields(app: App): Promise<ContactField[]> {
  return listFields(app.db);
}

/** Comes last. Fails with "conflict" when another one has the key, or there are enough. */
export async function createField(
  app: App,
  actor: OperatorActor,
  input: z.output<typeof CreateContactField>,
): Promise<ContactField> {
  requireAdmin(actor);
  return app.write(async (trx) => {
    const place = (await listFields(trx)).length;
    if (place >= CONTACT_FIELDS_MAX) throw new AppError("conflict");
    const choices = input.kind === "choice" ? [...new Set(input.choices)] : [];
    const field = { ...input, choices, id: app.id() };
    const isNew = await insertField(trx, { ...field, place, createdAt: app.now() });
    if (!isNew) throw new AppError("conflict", { field: "key" });
    await recordAct(app, trx, actor.id, "contact-field.create", field.id);
    return field;
  });
}

/** Key and kind stay: texts and values depend on them. */
export async function saveField(
  app: App,
  actor: OperatorActor,
  { id, ...change }: z.output<typeof SaveContactField> & { id: string },
): Promise<ContactField> {
  requireAdmin(actor);
  return app.write(async (trx) => {
    const before = await findField(trx, id);
    if (!before) throw new AppError("not-found");
    const choices =
      before.kind === "choice" && change.choices ? [...new Set(change.choices)] : before.choices;
    const field = { ...before, labels: change.labels ?? before.labels, choices };
    await updateField(trx, field);
    await recordAct(app, trx, actor.id, "contact-field.update", id);
    return field;
  });
}

/** Those that are not named keep their order, at the end. */
export async function orderFields(
  app: App,
  actor: OperatorActor,
  { ids }: OrderContactFields,
): Promise<ContactField[]> {
  requireAdmin(actor);
  return app.write(async (trx) => {
    const known = (await listFields(trx)).map(({ id }) => id);
    const wanted = [...new Set(ids)].filter((id) => known.includes(id));
    const order = [...wanted, ...known.filter((id) => !wanted.includes(id))];
    for (const [place, id] of order.entries()) await placeField(trx, id, place);
    await recordAct(app, trx, actor.id, "contact-field.update", "");
    return listFields(trx);
  });
}

/** With what is known by it. Deleting what is gone is fine. */
export async function removeField(app: App, actor: OperatorActor, id: string): Promise<null> {
  requireAdmin(actor);
  await app.write(async (trx) => {
    if (!(await findField(trx, id))) return;
    await deleteField(trx, id);
    await dropFieldValues(app.store, trx, id);
    await recordAct(app, trx, actor.id, "contact-field.delete", id);
  });
  return null;
}
