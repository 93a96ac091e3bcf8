import { sql } from "kysely";
import { prepared } from "../db/prepared.ts";
import type { Db, Store } from "../db/store.ts";
import { wordsIn } from "./words.ts";

/** What is found under which words. */
export interface Entry {
  conversationId: string;
  /** Of a message; 0 for the conversation itself: its number, person and subject. */
  seq: number;
  at: number;
  text: string;
  departmentId: string;
}

/** The word that every entry of a department has; no text has it, as texts give no capital letters. */
export function scopeWord(departmentId: string): string {
  return `zd${departmentId.replace(/[^a-z0-9]/g, "")}`;
}

/** Entries of the same millisecond. More than this many go into the next one. */
const PER_MS = 1024;

const putEntry = prepared(
  (db, { id, conversationId, seq }: { id: number; conversationId: string; seq: number }) =>
    db.insertInto("searchEntries").values({ id, conversationId, seq }),
);
const putWords = prepared((db, row: { rowid: number; words: string }) => {
  const { rowid, words } = row;
  return db.insertInto("searchWords").orReplace().values({ rowid, words });
});
const putTopic = prepared((db, row: { rowid: number; words: string }) => {
  const { rowid, words } = row;
  return db.insertInto("searchTopics").orReplace().values({ rowid, words });
});
/** Writes entries, or what they are found under now. */
export async function putEntries(store: Store, trx: Db, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return;
  const rows = await withIds(trx, entries);
  // Ascending: the full-text index would begin a new segment at every step back.
  rows.sort((a, b) => a.id - b.id);
  if (store.engine === "postgres") return putVectors(trx, rows);
  for (const { id, isNew, entry } of rows) {
    const { conversationId, seq } = entry;
    if (isNew) await putEntry(trx, { id, conversationId, seq });
    const words = [...wordsIn(entry.text).map(({ word }) => word), scopeWord(entry.departmentId)].join(" ");
    await (seq === 0 ? putTopic : putWords)(trx, { rowid: id, words });
  }
}

interface Placed {
  id: number;
  isNew: boolean;
  entry: Entry;
}

async function withIds(trx: Db, entries: readonly Entry[]): Promise<Placed[]> {
  const known = await placesOf(trx, entries);
  const taken = new Set<number>();
  const rows = entries.map((entry): Placed => {
    const has = known.get(placeOf(entry));
    if (has !== undefined) return { id: has, isNew: false, entry };
    let id = entry.at * PER_MS + (Math.imul(entry.seq + 1, 0x9e3779b1) >>> 22);
    while (taken.has(id)) id++;
    taken.add(id);
    return { id, isNew: true, entry };
  });
  await avoid(trx, rows, taken);
  return rows;
}

const placeOf = ({ conversationId, seq }: { conversationId: string; seq: number }) =>
  `${conversationId} ${seq}`;

/** The ids of entries that are there already. */
async function placesOf(trx: Db, entries: readonly Entry[]): Promise<Map<string, number>> {
  const rows = await trx
    .selectFrom("searchEntries")
    .select(["id", "conversationId", "seq"])
    .where("conversationId", "in", [...new Set(entries.map(({ conversationId }) => conversationId))])
    .where("seq", "in", [...new Set(entries.map(({ seq }) => seq))])
    .execute();
  return new Map(rows.map((row) => [placeOf(row), row.id]));
}

/** Moves new entries off ids that others have. */
async function avoid(trx: Db, rows: Placed[], taken: Set<number>): Promise<void> {
  let asked = rows.filter(({ isNew }) => isNew);
  while (asked.length > 0) {
    const ids = asked.map(({ id }) => id);
    const used = await trx.selectFrom("searchEntries").select("id").where("id", "in", ids).execute();
    const clash = new Set(used.map(({ id }) => id));
    asked = asked.filter(({ id }) => clash.has(id));
    for (const row of asked) {
      while (taken.has(row.id) || clash.has(row.id)) row.id++;
      taken.add(row.id);
    }
  }
}

async function putVectors(trx: Db, rows: readonly Placed[]): Promise<void> {
  const values = rows.map(({ id, entry: { conversationId, seq, text, departmentId } }) => {
    return sql`(${id}::bigint, ${conversationId}, ${seq}::bigint, ${vectorOf(text, departmentId)}::tsvector)`;
  });
  await sql`insert into "searchEntries" (id, "conversationId", seq, words) values ${sql.join(values)}
    on conflict ("conversationId", seq) do update set words = excluded.words`.execute(trx);
}

/** PostgreSQL keeps places up to this one, and so many of a word. */
const LAST_PLACE = 16_383;
const PLACES_MAX = 255;

/** Our words with their places: PostgreSQL's own parser knows neither our folding nor every script. */
function vectorOf(text: string, departmentId: string): string {
  const places = new Map<string, number[]>();
  for (const [index, { word }] of wordsIn(text).entries()) {
    const of = places.get(word) ?? [];
    if (of.length < PLACES_MAX) of.push(Math.min(index + 1, LAST_PLACE));
    places.set(word, of);
  }
  const lexemes = [...places].map(([word, of]) => `'${word}':${of.join(",")}`);
  return [...lexemes, `'${scopeWord(departmentId)}'`].join(" ");
}

export interface Indexed {
  id: string;
  rev: number;
  lastSeq: number;
  departmentId: string;
  contactId: string;
  createdAt: number;
  about: string;
  /** As far as it is in the index; null: not at all. */
  cursor: { rev: number; seq: number; departmentId: string; about: string } | null;
}

/** Conversations with how far they are in the index. */
export async function listIndexed(db: Db, ids: readonly string[]): Promise<Indexed[]> {
  const rows = await db
    .selectFrom("conversations")
    .innerJoin("contacts", "contacts.id", "conversations.contactId")
    .leftJoin("tickets", "tickets.conversationId", "conversations.id")
    .leftJoin("searchCursors", "searchCursors.conversationId", "conversations.id")
    .select([
      "conversations.id",
      "conversations.number",
      "conversations.rev",
      "conversations.lastSeq",
      "conversations.departmentId",
      "conversations.contactId",
      "conversations.createdAt",
      "contacts.name",
      "contacts.email",
      "conversations.subject",
      "tickets.subject as ticketSubject",
      "searchCursors.rev as cursorRev",
      "searchCursors.seq as cursorSeq",
      "searchCursors.departmentId as cursorDepartmentId",
      "searchCursors.about as cursorAbout",
    ])
    .where("conversations.id", "in", [...ids])
    .execute();
  return rows.map(
    ({
      number,
      name,
      email,
      subject,
      ticketSubject,
      cursorRev,
      cursorSeq,
      cursorDepartmentId,
      cursorAbout,
      ...row
    }) => {
      const isIn =
        cursorRev !== null && cursorSeq !== null && cursorDepartmentId !== null && cursorAbout !== null;
      return {
        ...row,
        about: [number, name, email, ticketSubject, subject].filter(Boolean).join("\n"),
        cursor: isIn
          ? { rev: cursorRev, seq: cursorSeq, departmentId: cursorDepartmentId, about: cursorAbout }
          : null,
      };
    },
  );
}

const following = prepared((db, { id, after, limit }: { id: string; after: number; limit: number }) =>
  db
    .selectFrom("messages")
    .select(["seq", "kind", "body", "at"])
    .where("conversationId", "=", id)
    .where("seq", ">", after)
    .orderBy("seq")
    .limit(limit),
);

export function listFollowing(db: Db, id: string, after: number, limit: number) {
  return following(db, { id, after, limit });
}

export async function findText(db: Db, conversationId: string, seq: number) {
  return db
    .selectFrom("messages")
    .select(["body", "at"])
    .where("conversationId", "=", conversationId)
    .where("seq", "=", seq)
    .where("kind", "=", "text")
    .executeTakeFirst();
}

const setCursor = prepared(
  (db, cursor: { id: string; rev: number; seq: number; departmentId: string; about: string }) => {
    const { id, rev, seq, departmentId, about } = cursor;
    return db
      .insertInto("searchCursors")
      .values({ conversationId: id, rev, seq, departmentId, about })
      .onConflict((conflict) =>
        conflict.column("conversationId").doUpdateSet({ rev, seq, departmentId, about }),
      );
  },
);

export async function putCursor(trx: Db, cursor: Parameters<typeof setCursor>[1]): Promise<void> {
  await setCursor(trx, cursor);
}

/** A stretch of conversations, newest first, before the one named: those the index has to look at, and the end. */
export async function listStale(
  db: Db,
  before: string | null,
  stretch: number,
): Promise<{ stale: string[]; last: string | null }> {
  const rows = await db
    .selectFrom("conversations")
    .leftJoin("searchCursors", "searchCursors.conversationId", "conversations.id")
    .select(["conversations.id", "conversations.rev", "searchCursors.rev as indexed"])
    .$if(before !== null, (query) => query.where("conversations.id", "<", before ?? ""))
    .orderBy("conversations.id", "desc")
    .limit(stretch)
    .execute();
  const stale = rows.filter(({ rev, indexed }) => rev !== indexed).map(({ id }) => id);
  return { stale, last: rows.length < stretch ? null : (rows.at(-1)?.id ?? null) };
}

/** True when this transaction is the one that writes the index now; on SQLite there is only one. */
export async function lockIndex(store: Store, trx: Db): Promise<boolean> {
  if (store.engine === "sqlite") return true;
  const { rows } = await sql<{
    locked: boolean;
  }>`select pg_try_advisory_xact_lock(7254784) as locked`.execute(trx);
  return rows[0]?.locked === true;
}
