import type { App } from "../app.ts";
import { type Claims, identityOf, readClaims } from "../identity/claims.ts";
import type { VisitorSocket } from "../realtime/namespaces.ts";
import type { Entry, Seen } from "./entry.ts";
import {
  findKnown,
  findLatestConversation,
  findLinkedConversation,
  type Known,
  type LiveRow,
} from "./known.store.ts";

/**
 * The socket speaks for somebody, or for somebody else than before: its browser is shown as theirs, with what the
 * database knows of them. By a link from a mail it is shown with that conversation, and as nobody.
 */
export async function recogniseVisitor(app: App, socket: VisitorSocket): Promise<void> {
  const { actor, browserHash, claims } = socket.data;
  const entry = browserHash === null ? app.live.of(socket) : app.live.claim(socket, browserHash);
  if (!entry) return;
  const visitorId = actor.linked ? null : actor.visitorId;
  const linkedId = actor.linked?.conversationId ?? null;
  app.live.setVisitor(entry, visitorId, linkedId);
  const [known, conversation] = await Promise.all([
    visitorId === null ? undefined : findKnown(app.db, visitorId),
    linkedId !== null
      ? findLinkedConversation(app.db, linkedId)
      : visitorId === null
        ? undefined
        : findLatestConversation(app.db, visitorId),
  ]);
  // Somebody else by now.
  if (entry.visitorId !== visitorId || entry.linkedId !== linkedId) return;
  const { seen } = entry;
  Object.assign(seen, describePerson(known, claims));
  if (known) {
    seen.visits = Math.max(seen.visits ?? 1, known.visits);
    seen.returning ||= known.createdAt < seen.since;
  }
  showConversation(entry, conversation ?? null);
  app.live.changed(entry);
}

/** What is shown of who somebody is. */
export function describePerson(
  known: Known | undefined,
  claims: Claims | null,
): Pick<Seen, "contactId" | "name" | "identity"> {
  if (known) {
    const { contactId, name } = known;
    return { contactId, name: name || readClaims(known).name, identity: identityOf(known) };
  }
  return { contactId: null, name: claims?.name ?? "", identity: claims && "unverified" };
}

/** The conversation as it is now. */
export function showConversation({ seen }: Entry, row: LiveRow | null): void {
  seen.departmentId = row?.departmentId ?? null;
  seen.conversation = row && {
    id: row.id,
    number: row.number,
    state: row.state,
    operatorId: row.operatorId,
  };
}
