import type { LinkedConversation } from "@palique/shared/team.ts";
import { sql } from "kysely";
import { type Db, fromJson, type Store } from "../db/store.ts";
import type { Act } from "../settings/record-act.ts";
import { HELD, type Held } from "./inventory/inventory.ts";
import type { PersonIds } from "./person.store.ts";

/** Most values of one list in a statement. */
const AT_ONCE = 500;
/** Removed afterwards and in small steps: a conversation can have a hundred thousand of them. */
const BULK = new Set(["messages", "searchEntries"]);
/** The last to go, in this order: others refer to them. */
const ROOTS = ["subscription", "chat", "conversation", "visitor", "contact"] as const;

/** In which order the tables are emptied. */
const ORDER: readonly Held[] = [
  ...HELD.filter(({ root, table }) => !root && !BULK.has(table)),
  ...ROOTS.flatMap((key) => HELD.filter(({ root }) => root === key)),
];

/** Deletes all rows that belong to these ids, of every table of the inventory but what is removed in steps. */
export async function deleteHeld(trx: Db, ids: PersonIds): Promise<void> {
  for (const { table, by } of ORDER) {
    for (const { column, key } of by) {
      for (const some of chunks(ids[key])) {
        await sql`delete from ${sql.table(table)} where ${sql.ref(column)} in (${sql.join(some)})`.execute(
          trx,
        );
      }
    }
  }
}

function chunks(ids: readonly string[]): string[][] {
  const known = [...new Set(ids)].filter((id) => id !== "");
  return Array.from({ length: Math.ceil(known.length / AT_ONCE) }, (_, at) =>
    known.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
  );
}

/** Where the bytes of their files lie. */
export async function listPlaces(db: Db, ids: PersonIds): Promise<string[]> {
  const places: (string | null)[] = [];
  for (const [column, of] of [
    ["conversationId", ids.conversation],
    ["owner", ids.uploader],
  ] as const) {
    for (const some of chunks(of)) {
      const rows = await db
        .selectFrom("files")
        .select(["path", "thumbnail"])
        .where(column, "in", some)
        .execute();
      places.push(...rows.flatMap(({ path, thumbnail }) => [path, thumbnail]));
    }
  }
  return [...new Set(places)].filter((place) => place !== null);
}

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Whether a text names one of these. */
function naming(ids: PersonIds): (text: string | null) => boolean {
  const all = new Set([ids.contact, ids.visitor, ids.conversation, ids.chat, ids.subscription].flat());
  return (text) => text !== null && (text.match(ID) ?? []).some((id) => all.has(id));
}

/** What waits to be done for them is not done any more: no mail, no reminder. Work that removes is not touched. */
export async function deleteJobsAbout(trx: Db, ids: PersonIds): Promise<void> {
  const isAbout = naming(ids);
  const jobs = await trx
    .selectFrom("jobs")
    .select(["id", "key", "payload"])
    .where("kind", "not in", ["removal", "file-removal"])
    .execute();
  const gone = jobs.filter(({ key, payload }) => isAbout(key) || isAbout(payload)).map(({ id }) => id);
  for (const some of chunks(gone)) await trx.deleteFrom("jobs").where("id", "in", some).execute();
}

/** Operators linked the conversation in what they told each other: its name goes, its number stays. */
export async function unlinkTeam(trx: Db, ids: PersonIds): Promise<void> {
  const isAbout = naming(ids);
  const linked = await trx
    .selectFrom("teamMessages")
    .select(["roomId", "seq", "link"])
    .where("link", "is not", null)
    .execute();
  for (const { roomId, seq, link } of linked) {
    if (link === null || !isAbout(link)) continue;
    const bare: LinkedConversation = { ...fromJson<LinkedConversation>(link), id: "", title: "" };
    await trx
      .updateTable("teamMessages")
      .set({ link: JSON.stringify(bare) })
      .where("roomId", "=", roomId)
      .where("seq", "=", seq)
      .execute();
  }
}

/** The acts stay, without whom they were about. */
export async function blankAudit(trx: Db, ids: PersonIds, acts: readonly Act[]): Promise<void> {
  const isAbout = naming({ ...ids, chat: [...ids.chat, ...(await listBlockIds(trx, ids))] });
  const entries = await trx
    .selectFrom("auditEntries")
    .select(["id", "subject"])
    .where("action", "in", [...acts])
    .where("subject", "!=", "")
    .execute();
  const named = entries.filter(({ subject }) => isAbout(subject)).map(({ id }) => id);
  for (const some of chunks(named)) {
    await trx.updateTable("auditEntries").set({ subject: "" }).where("id", "in", some).execute();
  }
}

async function listBlockIds(db: Db, ids: PersonIds): Promise<string[]> {
  const found: string[] = [];
  for (const some of chunks(ids.conversation)) {
    const rows = await db.selectFrom("blocks").select("id").where("conversationId", "in", some).execute();
    found.push(...rows.map(({ id }) => id));
  }
  return found;
}

/** Deletes up to `limit` messages of a conversation that is no more; false: there was none left. */
export async function deleteSomeMessages(trx: Db, conversationId: string, limit: number): Promise<boolean> {
  const first = await trx
    .selectFrom("messages")
    .select("seq")
    .where("conversationId", "=", conversationId)
    .orderBy("seq")
    .limit(1)
    .executeTakeFirst();
  if (!first) return false;
  await trx
    .deleteFrom("messages")
    .where("conversationId", "=", conversationId)
    .where("seq", "<", first.seq + limit)
    .execute();
  return true;
}

/** The same for what finds them. */
export async function deleteSomeEntries(
  store: Store,
  trx: Db,
  conversationId: string,
  limit: number,
): Promise<boolean> {
  const rows = await trx
    .selectFrom("searchEntries")
    .select("id")
    .where("conversationId", "=", conversationId)
    .limit(limit)
    .execute();
  if (rows.length === 0) return false;
  const ids = rows.map(({ id }) => id);
  if (store.engine === "sqlite") {
    await trx.deleteFrom("searchWords").where("rowid", "in", ids).execute();
    await trx.deleteFrom("searchTopics").where("rowid", "in", ids).execute();
  }
  await trx.deleteFrom("searchEntries").where("id", "in", ids).execute();
  return true;
}
