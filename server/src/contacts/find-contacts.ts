import type { ContactRow } from "@palique/shared/contacts.ts";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { findConversationsAbout } from "../search/search-conversations.ts";
import { listContactIds } from "./contact-conversations.store.ts";
import { listByEmail, listContactRows } from "./contacts.store.ts";
import { onlySeen } from "./may-see-contact.ts";

const SHOWN = 20;

/** People by name, email or the number of a conversation, among those the operator may see; the newest. */
export async function findContacts(
  app: App,
  actor: OperatorActor,
  { search }: { search: string },
): Promise<ContactRow[]> {
  const byEmail = search.includes("@") ? await listByEmail(app.db, search.toLowerCase(), SHOWN) : [];
  const conversationIds = await findConversationsAbout(app, actor, search);
  const talked = await listContactIds(app.db, conversationIds);
  const ids = [...new Set([...(await onlySeen(app, app.db, actor, byEmail)), ...talked])];
  return listContactRows(app.db, ids.slice(0, SHOWN));
}
