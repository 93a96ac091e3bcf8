import type { ContactNote } from "@palique/shared/contacts.ts";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import type { Db } from "../db/store.ts";
import { AppError } from "../errors.ts";
import { findOwnContactToWrite } from "./may-see-contact.ts";
import { deleteNote, findNote, insertNote, updateNote } from "./notes.store.ts";

interface NoteName {
  contactId: string;
  noteId: string;
}

/** What the team should know of a person. A retry with the same clientId is stored once. */
export async function addContactNote(
  app: App,
  actor: OperatorActor,
  { contactId, clientId, text }: { contactId: string; clientId: string; text: string },
): Promise<ContactNote> {
  return app.write(async (trx) => {
    const contact = await findOwnContactToWrite(app, trx, actor, contactId);
    const note = { id: clientId, contactId: contact.id, operatorId: actor.id, text };
    await insertNote(trx, { ...note, createdAt: app.now(), editedAt: null });
    return requireOwn(trx, actor, contact.id, clientId);
  });
}

/** Only one's own. */
export async function editContactNote(
  app: App,
  actor: OperatorActor,
  { contactId, noteId, text }: NoteName & { text: string },
): Promise<ContactNote> {
  return app.write(async (trx) => {
    const contact = await findOwnContactToWrite(app, trx, actor, contactId);
    const before = await requireOwn(trx, actor, contact.id, noteId);
    if (before.text === text) return before;
    const editedAt = app.now();
    await updateNote(trx, noteId, text, editedAt);
    return { ...before, text, editedAt };
  });
}

/** Only one's own; what is gone is fine. */
export async function deleteContactNote(
  app: App,
  actor: OperatorActor,
  { contactId, noteId }: NoteName,
): Promise<null> {
  await app.write(async (trx) => {
    const contact = await findOwnContactToWrite(app, trx, actor, contactId);
    const note = await findNote(trx, contact.id, noteId);
    if (note && note.operatorId !== actor.id) throw new AppError("forbidden");
    if (note) await deleteNote(trx, noteId);
  });
  return null;
}

async function requireOwn(
  trx: Db,
  actor: OperatorActor,
  contactId: string,
  noteId: string,
): Promise<ContactNote> {
  const note = await findNote(trx, contactId, noteId);
  if (!note) throw new AppError("not-found");
  if (note.operatorId !== actor.id) throw new AppError("forbidden");
  return note;
}
