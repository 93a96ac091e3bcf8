import { type RawBuilder, sql } from "kysely";
import type { Db, Store } from "../db/store.ts";
import { scopeWord } from "./search-index.store.ts";
import type { Query } from "./words.ts";

export interface Hit {
  id: number;
  conversationId: string;
  seq: number;
}

/** Where to look: in messages, or in what conversations are called (number, person, subject). */
type Part = "messages" | "topics";

interface Search {
  part: Part;
  query: Query;
  /** Only in these departments; null: everywhere. */
  departmentIds: readonly string[] | null;
  /** And in these conversations, whatever their department. */
  conversationIds: readonly string[];
  limit: number;
}

/** The newest entries that have the words. */
export async function findEntries(store: Store, search: Search): Promise<Hit[]> {
  const { departmentIds, conversationIds, limit } = search;
  const find = store.engine === "postgres" ? findInPostgres : findInSqlite;
  const isNowhere = departmentIds !== null && departmentIds.length === 0;
  const inScope = isNowhere ? [] : await find(store.db, search);
  const inOwn = conversationIds.length === 0 ? [] : await findIn(store, search);
  const hits = new Map([...inScope, ...inOwn].map((hit) => [hit.id, hit]));
  return [...hits.values()].sort((a, b) => b.id - a.id).slice(0, limit);
}

/** In FTS5's language: words that begin like the last one take longer, so whole words come first. */
async function findInSqlite(db: Db, { part, query, departmentIds, limit }: Search): Promise<Hit[]> {
  const run = async (isOpen: boolean): Promise<Hit[]> => {
    const words = matchText(query, isOpen, departmentIds);
    const { rows } = await sql<Hit>`select e.id, e."conversationId", e.seq from ${ftsTable(part)} w
      cross join "searchEntries" e on e.id = w.rowid
      where w.words match ${words} order by w.rowid desc limit ${limit}`.execute(db);
    return rows;
  };
  const whole = await run(false);
  return whole.length >= limit || !query.isOpen ? whole : run(true);
}

function ftsTable(part: Part): RawBuilder<unknown> {
  return sql.table(part === "messages" ? "searchWords" : "searchTopics");
}

function matchText({ terms }: Query, isOpen: boolean, departmentIds: readonly string[] | null): string {
  const parts = terms.map((term, index) => {
    return `"${term.join(" ")}"${isOpen && index === terms.length - 1 ? "*" : ""}`;
  });
  if (departmentIds) parts.push(`(${departmentIds.map((id) => `"${scopeWord(id)}"`).join(" OR ")})`);
  return parts.join(" AND ");
}

/** Entries looked at one by one, newest first, before the index is asked: a common word is found among them. */
const NEWEST = 2_000;
const MORE = 20_000;

/**
 * The index of PostgreSQL knows no order: for a word that is in everything it would bring everything. So the
 * newest entries are read first, and more of them if that found some; what is rare after that the index knows.
 */
async function findInPostgres(db: Db, search: Search): Promise<Hit[]> {
  const { part, query, departmentIds, limit } = search;
  const words = sql`${vectorQuery(query, departmentIds)}::tsquery`;
  const where = part === "messages" ? sql`seq > 0` : sql`seq = 0`;
  const among = async (newest: number): Promise<Hit[]> => {
    const { rows } = await sql<Hit>`select id, "conversationId", seq from
      (select * from "searchEntries" where ${where} order by id desc limit ${newest}) newest
      where words @@ ${words} order by id desc limit ${limit}`.execute(db);
    return rows;
  };
  const near = await among(NEWEST);
  if (near.length >= limit) return near;
  if (near.length * (MORE / NEWEST) >= limit) {
    const further = await among(MORE);
    if (further.length >= limit) return further;
  }
  return db.transaction().execute(async (trx) => {
    await sql`set local enable_seqscan = off`.execute(trx);
    const { rows } = await sql<Hit>`with hits as materialized
      (select id, "conversationId", seq from "searchEntries" where ${where} and words @@ ${words})
      select * from hits order by id desc limit ${limit}`.execute(trx);
    return rows;
  });
}

function vectorQuery({ terms, isOpen }: Query, departmentIds: readonly string[] | null): string {
  const parts = terms.map((term, index) => {
    const open = isOpen && index === terms.length - 1;
    const words = term.map((word, place) => `'${word}'${open && place === term.length - 1 ? ":*" : ""}`);
    return `(${words.join(" <-> ")})`;
  });
  if (departmentIds) parts.push(`(${departmentIds.map((id) => `'${scopeWord(id)}'`).join(" | ")})`);
  return parts.join(" & ");
}

/** Among the entries of a few conversations. */
async function findIn(store: Store, { part, query, conversationIds, limit }: Search): Promise<Hit[]> {
  const where = sql`e."conversationId" in (${sql.join(conversationIds)})
    and ${part === "messages" ? sql`e.seq > 0` : sql`e.seq = 0`}`;
  const found =
    store.engine === "postgres"
      ? sql<Hit>`select id, "conversationId", seq from "searchEntries" e
          where ${where} and words @@ ${vectorQuery(query, null)}::tsquery order by id desc limit ${limit}`
      : sql<Hit>`select e.id, e."conversationId", e.seq from "searchEntries" e
          cross join ${ftsTable(part)} w on w.rowid = e.id
          where ${where} and w.words match ${matchText(query, query.isOpen, null)} order by e.id desc limit ${limit}`;
  return (await found.execute(store.db)).rows;
}

/** Texts of the messages found, as they are now. */
export async function listTexts(db: Db, hits: readonly Hit[]) {
  if (hits.length === 0) return [];
  return db
    .selectFrom("searchEntries")
    .innerJoin("messages", (join) =>
      join
        .onRef("messages.conversationId", "=", "searchEntries.conversationId")
        .onRef("messages.seq", "=", "searchEntries.seq"),
    )
    .leftJoin("operators", "operators.id", "messages.authorId")
    .select([
      "searchEntries.id",
      "messages.conversationId",
      "messages.seq",
      "messages.body",
      "messages.at",
      "messages.authorKind",
      "messages.visibility",
      "operators.name as operatorName",
    ])
    .where(
      "searchEntries.id",
      "in",
      hits.map(({ id }) => id),
    )
    .where("messages.kind", "=", "text")
    .orderBy("searchEntries.id", "desc")
    .execute();
}

/** Conversations outside these departments that the operator has, is asked to take, or was brought into; the newest. */
export async function listForeign(
  db: Db,
  operatorId: string,
  departmentIds: readonly string[],
  limit: number,
): Promise<string[]> {
  const invited = db
    .selectFrom("participants")
    .select("conversationId")
    .where("operatorId", "=", operatorId)
    .where("invited", "=", 1);
  const chats = db
    .selectFrom("chats")
    .select("conversationId")
    .where("state", "=", "active")
    .where((eb) => eb.or([eb("operatorId", "=", operatorId), eb("transferTo", "=", operatorId)]));
  const rows = await db
    .selectFrom("conversations")
    .select("id")
    .where((eb) => eb.or([eb("id", "in", invited), eb("id", "in", chats)]))
    .$if(departmentIds.length > 0, (query) => query.where("departmentId", "not in", [...departmentIds]))
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}
