import type { FoundPerson, PersonSummary } from "@palique/shared/privacy.ts";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { findConversation } from "../conversations/conversations.store.ts";
import type { Db } from "../db/store.ts";
import { AppError } from "../errors.ts";
import { requireAdmin } from "../operators/require-admin.ts";
import { findAnyNumber, findPerson, findPersonIds, hasLiveChat, searchPeople } from "./person.store.ts";
import { listPlaces } from "./removal.store.ts";

/** People by email, or by a part of their name. */
export async function findPeople(
  app: App,
  actor: OperatorActor,
  { search }: { search: string },
): Promise<FoundPerson[]> {
  requireAdmin(actor);
  return searchPeople(app.db, search);
}

/** One person, with what there is to know before they are exported or erased. */
export async function showPerson(app: App, actor: OperatorActor, contactId: string): Promise<PersonSummary> {
  requireAdmin(actor);
  const [person, ids] = await Promise.all([findPerson(app.db, contactId), findPersonIds(app.db, contactId)]);
  if (!person || !ids) throw new AppError("not-found");
  return {
    ...person,
    confirmWith: await labelOf(app.db, person),
    files: (await listPlaces(app.db, ids)).length,
    isChatting: await hasLiveChat(app.db, ids.conversation),
  };
}

/** The person a conversation belongs to. */
export async function showPersonOf(
  app: App,
  actor: OperatorActor,
  conversationId: string,
): Promise<PersonSummary> {
  requireAdmin(actor);
  const conversation = await findConversation(app.db, conversationId);
  if (!conversation) throw new AppError("not-found");
  return showPerson(app, actor, conversation.contactId);
}

/** What stands for them, and is typed to confirm that it is them. */
export async function labelOf(
  db: Db,
  { contactId, name, email }: Pick<FoundPerson, "contactId" | "name" | "email">,
): Promise<string> {
  return name || email || `#${(await findAnyNumber(db, contactId)) ?? 0}`;
}
