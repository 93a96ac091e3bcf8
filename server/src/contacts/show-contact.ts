import type { ContactCard, ContactIdentity } from "@palique/shared/contacts.ts";
import type { VisitSummary } from "@palique/shared/visits.ts";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { scopeOf } from "../conversations/list-conversations.ts";
import { identityOf, readClaims } from "../identity/claims.ts";
import { listVisits } from "../live/list-visits.ts";
import { listConversationsOf, listRatingsOf, listVisitorsOf } from "./card.store.ts";
import { valuesOf } from "./contact-values.ts";
import { type Contact, listByEmail, listBySameCustomerId, listContactRows } from "./contacts.store.ts";
import { findOwnContact, onlySeen } from "./may-see-contact.ts";
import { listUndoable, UNDO_MS } from "./merges.store.ts";
import { listNotes } from "./notes.store.ts";

const MOST = { conversations: 50, ratings: 20, visitors: 50, notes: 100, merges: 20, duplicates: 10 };

/** Everything the team knows of a person, as far as the operator may see it. */
export async function showContact(app: App, actor: OperatorActor, id: string): Promise<ContactCard> {
  const contact = await findOwnContact(app, actor, id);
  const { db } = app;
  const scope = scopeOf(actor);
  const [conversations, ratings, visitors, notes, merges, duplicates] = await Promise.all([
    listConversationsOf(db, scope, contact.id, MOST.conversations),
    listRatingsOf(db, scope, contact.id, MOST.ratings),
    listVisitorsOf(db, contact.id, MOST.visitors),
    listNotes(db, contact.id, MOST.notes),
    listUndoable(db, contact.id, app.now(), MOST.merges),
    findDuplicates(app, actor, contact),
  ]);
  return {
    id: contact.id,
    ...valuesOf(contact),
    createdAt: contact.createdAt,
    seenAt: visitors[0]?.seenAt ?? null,
    identities: identitiesOf(visitors),
    conversations,
    ratings,
    notes,
    merges: merges.map((merge) => ({ ...merge, undoUntil: merge.at + UNDO_MS })),
    duplicates,
  };
}

/** Where they were on the sites, and the pages they saw. */
export async function showVisits(app: App, actor: OperatorActor, id: string): Promise<VisitSummary[]> {
  const contact = await findOwnContact(app, actor, id);
  return listVisits(app, actor, contact.id);
}

/** Browsers about which nothing is said are none of them. */
function identitiesOf(visitors: Awaited<ReturnType<typeof listVisitorsOf>>): ContactIdentity[] {
  const all = visitors.flatMap((visitor) => {
    const identity = identityOf(visitor);
    if (!identity) return [];
    const { id, name, email } = readClaims(visitor);
    const isVerified = identity === "verified";
    const externalId = visitor.externalId ?? id;
    return [{ visitorId: visitor.id, siteName: visitor.siteName, isVerified, externalId, name, email }];
  });
  return all.sort((a, b) => Number(b.isVerified) - Number(a.isVerified));
}

async function findDuplicates(
  app: App,
  actor: OperatorActor,
  { id, email }: Contact,
): Promise<ContactCard["duplicates"]> {
  const sameEmail = email ? await listByEmail(app.db, email, MOST.duplicates + 1) : [];
  const sameId = await listBySameCustomerId(app.db, id, MOST.duplicates);
  const ids = [...new Set([...sameId, ...sameEmail])].filter((other) => other !== id);
  const rows = await listContactRows(
    app.db,
    (await onlySeen(app, app.db, actor, ids)).slice(0, MOST.duplicates),
  );
  return rows.map((row) => ({ ...row, because: sameId.includes(row.id) ? "external-id" : "email" }));
}
