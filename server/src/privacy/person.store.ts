import type { FoundPerson } from "@palique/shared/privacy.ts";
import { type ExpressionBuilder, sql } from "kysely";
import type { Database } from "../db/schema.ts";
import type { Db, Store } from "../db/store.ts";
import { ownerOfVisitor } from "../files/uploader.ts";
import type { PersonKey } from "./inventory/entry.ts";

/** What a person's rows are found by, in whatever table. */
export type PersonIds = Readonly<Record<PersonKey, readonly string[]>>;

const FOUND_MAX = 25;

/** The person somebody turned out to be, or the one named. */
async function findRoot(db: Db, contactId: string): Promise<string> {
  const row = await db
    .selectFrom("contacts")
    .select("mergedInto")
    .where("id", "=", contactId)
    .executeTakeFirst();
  return row?.mergedInto ? findRoot(db, row.mergedInto) : contactId;
}

/** With those who turned out to be the same person. */
async function listMerged(db: Db, contactIds: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom("contacts")
    .select("id")
    .where("mergedInto", "in", [...contactIds])
    .execute();
  const merged = rows.map(({ id }) => id).filter((id) => !contactIds.includes(id));
  return merged.length === 0 ? [...contactIds] : listMerged(db, [...contactIds, ...merged]);
}

/**
 * All ids of a person, and of those who turned out to be the same. With `store` in a transaction, nobody starts
 * anything in their name until it ends. Undefined: there is no such person.
 */
export async function findPersonIds(
  db: Db,
  contactId: string,
  store?: Store,
): Promise<PersonIds | undefined> {
  const isLocking = store?.engine === "postgres";
  const contact = await listMerged(db, [await findRoot(db, contactId)]);
  const known = await db
    .selectFrom("contacts")
    .select(["id", "email"])
    .where("id", "in", contact)
    .$if(isLocking, (query) => query.forUpdate())
    .execute();
  if (known.length === 0) return undefined;
  const browsers = await db
    .selectFrom("visitors")
    .select(["id", "siteId", "tokenHash"])
    .where("contactId", "in", contact)
    .$if(isLocking, (query) => query.forUpdate())
    .execute();
  const visitor = browsers.map(({ id }) => id);
  const ofVisitors = visitor.length > 0 ? visitor : [""];
  const conversations = await db
    .selectFrom("conversations")
    .select("id")
    .where((eb) => eb.or([eb("contactId", "in", contact), eb("visitorId", "in", ofVisitors)]))
    .$if(isLocking, (query) => query.forUpdate())
    .execute();
  const guests = await db
    .selectFrom("linkedBrowsers")
    .select(["siteId", "browserHash as tokenHash"])
    .where("visitorId", "in", ofVisitors)
    .execute();
  const customers = await db
    .selectFrom("identifiedBrowsers")
    .select(["siteId", "browserHash as tokenHash"])
    .where("visitorId", "in", ofVisitors)
    .execute();
  const subscriptions = await db
    .selectFrom("pushSubscriptions")
    .select("id")
    .where("visitorId", "in", ofVisitors)
    .execute();
  const conversation = conversations.map(({ id }) => id);
  return {
    contact,
    visitor,
    conversation,
    chat: await listChatIds(db, conversation),
    subscription: subscriptions.map(({ id }) => id),
    uploader: [...browsers, ...guests, ...customers].map(ownerOfVisitor),
    email: await listOwnEmails(db, known),
  };
}

/** Only of these conversations; whoever had them stays. */
export async function findConversationIds(
  store: Store,
  trx: Db,
  conversationIds: readonly string[],
): Promise<PersonIds> {
  const rows = await trx
    .selectFrom("conversations")
    .select("id")
    .where("id", "in", [...conversationIds])
    .$if(store.engine === "postgres", (query) => query.forUpdate())
    .execute();
  const conversation = rows.map(({ id }) => id);
  const chat = await listChatIds(trx, conversation);
  return { contact: [], visitor: [], conversation, chat, subscription: [], uploader: [], email: [] };
}

async function listChatIds(db: Db, conversationIds: readonly string[]): Promise<string[]> {
  if (conversationIds.length === 0) return [];
  const rows = await db
    .selectFrom("chats")
    .select("id")
    .where("conversationId", "in", [...conversationIds])
    .execute();
  return rows.map(({ id }) => id);
}

/** Emails that nobody else has: others name more than one. */
async function listOwnEmails(db: Db, own: readonly { id: string; email: string }[]): Promise<string[]> {
  const emails = [...new Set(own.map(({ email }) => email))].filter((email) => email !== "");
  if (emails.length === 0) return [];
  const others = await db
    .selectFrom("contacts")
    .select("email")
    .where("email", "in", emails)
    .where(
      "id",
      "not in",
      own.map(({ id }) => id),
    )
    .execute();
  const shared = new Set(others.map(({ email }) => email));
  return emails.filter((email) => !shared.has(email)).map((email) => email.toLowerCase());
}

/** Whether one of these conversations has a chat that waits or runs. */
export async function hasLiveChat(db: Db, conversationIds: readonly string[]): Promise<boolean> {
  if (conversationIds.length === 0) return false;
  const row = await db
    .selectFrom("chats")
    .select("id")
    .where("conversationId", "in", [...conversationIds])
    .where("state", "in", ["queued", "active"])
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

function counted(db: Db) {
  return db
    .selectFrom("contacts")
    .select(["contacts.id as contactId", "contacts.name", "contacts.email", "contacts.createdAt"])
    .select((eb) => [conversationsOf(eb), seenAtOf(eb)]);
}

function conversationsOf(eb: ExpressionBuilder<Database, "contacts">) {
  return eb
    .selectFrom("conversations")
    .select((count) => count.fn.countAll<number>().as("count"))
    .whereRef("conversations.contactId", "=", "contacts.id")
    .$asScalar()
    .$notNull()
    .as("conversations");
}

function seenAtOf(eb: ExpressionBuilder<Database, "contacts">) {
  return eb
    .selectFrom("visitors")
    .select((newest) => newest.fn.max("visitors.seenAt").as("seenAt"))
    .whereRef("visitors.contactId", "=", "contacts.id")
    .$asScalar()
    .as("seenAt");
}

/** By a part of the email or of the name, in any case. The newest first. */
export async function searchPeople(db: Db, search: string): Promise<FoundPerson[]> {
  const isLike = waysToWrite(search).map((text) => {
    const part = `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    return sql<boolean>`lower(name) like ${part} escape '\\' or lower(email) like ${part} escape '\\'`;
  });
  // Whoever turned out to be somebody else is found as that one.
  const rows = await counted(db)
    .where("contacts.id", "in", (eb) =>
      eb
        .selectFrom("contacts as named")
        .select(sql<string>`coalesce("mergedInto", id)`.as("id"))
        .where(sql<boolean>`(${sql.join(isLike, sql` or `)})`),
    )
    .orderBy("contacts.id", "desc")
    .limit(FOUND_MAX)
    .execute();
  return rows.map(toFound);
}

/** SQLite knows upper and lower case of a to z only: "ñ" is found as people begin names with it, too. */
function waysToWrite(search: string): string[] {
  const lower = search.toLowerCase();
  const named = lower.replace(/(^|\s)(\S)/gu, (_, before, first) => before + first.toUpperCase());
  const ways = [lower, named, search, search.toUpperCase()];
  return [...new Set(ways.map((text) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())))];
}

export async function findPerson(db: Db, contactId: string): Promise<FoundPerson | undefined> {
  const row = await counted(db)
    .where("contacts.id", "=", await findRoot(db, contactId))
    .executeTakeFirst();
  return row && toFound(row);
}

function toFound(row: FoundPerson): FoundPerson {
  return { ...row, conversations: Number(row.conversations) };
}

/** The number of a conversation of theirs: for people without a name or an email. */
export async function findAnyNumber(db: Db, contactId: string): Promise<number | undefined> {
  const row = await db
    .selectFrom("conversations")
    .select("number")
    .where("contactId", "=", contactId)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.number;
}
