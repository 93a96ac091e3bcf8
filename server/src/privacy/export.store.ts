import { type RawBuilder, sql } from "kysely";
import type { Db } from "../db/store.ts";
import type { Held } from "./inventory/inventory.ts";
import type { PersonIds } from "./person.store.ts";

const PAGE = 500;

type Row = Record<string, unknown>;

/** The rows of a table that belong to these ids, a page at a time: a person can have more than memory. */
export async function* listHeldRows(db: Db, held: Held, ids: PersonIds): AsyncGenerator<Row[]> {
  const owned = held.by.flatMap(({ column, key }) =>
    ids[key].length > 0 ? [sql<boolean>`${sql.ref(column)} in (${sql.join([...ids[key]])})`] : [],
  );
  if (owned.length === 0) return;
  const order = sql.join(keysOf(held).map((column) => sql.ref(column)));
  for (let skip = 0; ; skip += PAGE) {
    const { rows } = await sql<Row>`select ${columnsOf(held)} from ${sql.table(held.table)}
      where ${sql.join(owned, sql` or `)} order by ${order} limit ${PAGE} offset ${skip}`.execute(db);
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE) return;
  }
}

/** Without what is secret. */
function columnsOf({ personal, plain, secret }: Held): RawBuilder<unknown> {
  const shown = [...personal, ...plain].filter((column) => !secret.includes(column));
  return sql.join(shown.map((column) => sql.ref(column)));
}

/** By what belongs together, then by age: ids and places in a conversation are in the order of their making. */
function keysOf({ by, personal, plain }: Held): string[] {
  const own = ["seq", "id"].filter((column) => personal.includes(column) || plain.includes(column));
  return [...new Set([...by.map(({ column }) => column), ...own])];
}

export interface ExportedFile {
  id: string;
  name: string;
  path: string;
  size: number;
  seq: number | null;
  number: number | null;
}

/** Their files that are whole on the disk, with the numbers of their conversations. */
export function listExportedFiles(db: Db, ids: PersonIds): Promise<ExportedFile[]> {
  return db
    .selectFrom("files")
    .leftJoin("conversations", "conversations.id", "files.conversationId")
    .select(["files.id", "files.name", "files.path", "files.size", "files.seq", "conversations.number"])
    .where("files.state", "!=", "uploading")
    .where((eb) =>
      eb.or([
        eb("files.conversationId", "in", [...ids.conversation, ""]),
        eb("files.owner", "in", [...ids.uploader, ""]),
      ]),
    )
    .orderBy("files.id")
    .execute();
}

/** Names of the operators that messages, notes and ratings have the ids of. */
export async function listOperatorNames(db: Db): Promise<Map<string, string>> {
  const rows = await db.selectFrom("operators").select(["id", "name"]).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
