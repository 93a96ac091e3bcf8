import type { MessageExtra } from "@palique/shared/conversation.ts";
import { sql } from "kysely";
import { type Db, fromJson } from "../db/store.ts";
import type { TableName } from "./inventory/entry.ts";

/** A conversation as far as it decides whether it may go. */
export interface Aging {
  id: string;
  lastAt: number;
  snoozedUntil: number | null;
  chatState: string | null;
  ticketStatus: string | null;
  resolvedAt: number | null;
}

function aging(db: Db) {
  return db
    .selectFrom("conversations")
    .leftJoin("tickets", "tickets.conversationId", "conversations.id")
    .leftJoin("chats", "chats.id", "conversations.chatId")
    .select([
      "conversations.id",
      "conversations.lastAt",
      "conversations.snoozedUntil",
      "chats.state as chatState",
      "tickets.status as ticketStatus",
      "tickets.resolvedAt",
    ]);
}

/** A stretch of conversations in the order of their making, after the one named. */
export function listAging(db: Db, after: string, stretch: number): Promise<Aging[]> {
  return aging(db).where("conversations.id", ">", after).orderBy("conversations.id").limit(stretch).execute();
}

export function listAgingOf(db: Db, ids: readonly string[]): Promise<Aging[]> {
  return aging(db)
    .where("conversations.id", "in", [...ids])
    .execute();
}

/** A stretch of people, with whether anything of theirs is newer than `before`. */
export function listIdlePeople(
  db: Db,
  after: string,
  stretch: number,
  before: number,
): Promise<{ id: string; isIdle: number | boolean }[]> {
  return db
    .selectFrom("contacts")
    .select(["id"])
    .select(
      // Those who turned out to be somebody else go with that one.
      sql<number | boolean>`"createdAt" < ${before} and "mergedInto" is null
        and not exists (select 1 from conversations c where c."contactId" = contacts.id)
        and not exists (select 1 from visitors v where v."contactId" = contacts.id and v."seenAt" >= ${before})
        and not exists (select 1 from visitors v join conversations c on c."visitorId" = v.id
          where v."contactId" = contacts.id)`.as("isIdle"),
    )
    .where("id", ">", after)
    .orderBy("id")
    .limit(stretch)
    .execute();
}

export interface OldFile {
  id: string;
  conversationId: string | null;
  seq: number | null;
  state: string;
  name: string;
  path: string;
  thumbnail: string | null;
  createdAt: number;
}

export function listFilesAfter(db: Db, after: string, stretch: number): Promise<OldFile[]> {
  return db
    .selectFrom("files")
    .select(["id", "conversationId", "seq", "state", "name", "path", "thumbnail", "createdAt"])
    .where("id", ">", after)
    .orderBy("id")
    .limit(stretch)
    .execute();
}

/** Takes a file out of its message; of a message that was nothing else, its name stays. */
export async function dropFile(
  trx: Db,
  { id, conversationId, seq, name }: OldFile & { conversationId: string; seq: number },
): Promise<void> {
  await trx.deleteFrom("files").where("id", "=", id).execute();
  const message = await trx
    .selectFrom("messages")
    .select(["body", "extra"])
    .where("conversationId", "=", conversationId)
    .where("seq", "=", seq)
    .executeTakeFirst();
  if (!message?.extra) return;
  const { files = [], ...rest } = fromJson<MessageExtra>(message.extra);
  const left = files.filter((file) => file.id !== id);
  const extra: MessageExtra = left.length > 0 ? { ...rest, files: left } : rest;
  await trx
    .updateTable("messages")
    .set({
      body: [message.body, `[${name}]`].filter(Boolean).join("\n"),
      extra: Object.keys(extra).length > 0 ? JSON.stringify(extra) : null,
    })
    .where("conversationId", "=", conversationId)
    .where("seq", "=", seq)
    .execute();
}

/** Deletes some of the rows whose instant in the column is before; answers whether more are left. */
export async function deleteAged(
  trx: Db,
  { table, column, before, limit }: { table: TableName; column: string; before: number; limit: number },
): Promise<{ count: number; more: boolean }> {
  const [name, aged] = [sql.table(table), sql.ref(column)];
  const { rows } = await sql<{ at: number }>`select ${aged} as at from ${name} where ${aged} < ${before}
    order by ${aged} limit 1 offset ${limit - 1}`.execute(trx);
  const until = rows[0]?.at ?? before - 1;
  const { numAffectedRows } = await sql`delete from ${name} where ${aged} <= ${until}`.execute(trx);
  return { count: Number(numAffectedRows ?? 0n), more: rows.length > 0 };
}

/** Notifications for visitors who were not here since. */
export async function deleteIdleSubscriptions(trx: Db, before: number, limit: number): Promise<number> {
  const idle = trx
    .selectFrom("pushSubscriptions")
    .innerJoin("visitors", "visitors.id", "pushSubscriptions.visitorId")
    .select("pushSubscriptions.id")
    .where("visitors.seenAt", "<", before)
    .where("pushSubscriptions.createdAt", "<", before)
    .limit(limit);
  const result = await trx.deleteFrom("pushSubscriptions").where("id", "in", idle).executeTakeFirst();
  return Number(result.numDeletedRows);
}

/** Work that was given up. */
export async function deleteFailedJobs(trx: Db, before: number, limit: number): Promise<number> {
  const given = trx.selectFrom("jobs").select("id").where("failedAt", "<", before).limit(limit);
  const result = await trx.deleteFrom("jobs").where("id", "in", given).executeTakeFirst();
  return Number(result.numDeletedRows);
}
