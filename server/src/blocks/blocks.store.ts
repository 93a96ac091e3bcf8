import type { Block } from "@palique/shared/blocks.ts";
import type { Selectable } from "kysely";
import type { Database } from "../db/schema.ts";
import type { Db } from "../db/store.ts";

export type BlockRow = Selectable<Database["blocks"]>;

export async function insertBlock(trx: Db, block: BlockRow): Promise<void> {
  await trx.insertInto("blocks").values(block).execute();
}

/** What holds at `now` and may keep this one out; which address ranges do is for the caller to see. */
export function listBlocksFor(
  db: Db,
  who: { visitorId: string | null; email: string },
  now: number,
): Promise<Pick<BlockRow, "kind" | "value" | "expiresAt">[]> {
  return db
    .selectFrom("blocks")
    .select(["kind", "value", "expiresAt"])
    .where((eb) => eb.or([eb("expiresAt", "is", null), eb("expiresAt", ">", now)]))
    .where((eb) =>
      eb.or([
        eb("kind", "=", "address"),
        eb.and([eb("kind", "=", "visitor"), eb("value", "=", who.visitorId ?? "")]),
        eb.and([eb("kind", "=", "email"), eb("value", "=", who.email.toLowerCase())]),
      ]),
    )
    .execute();
}

/** What holds at `now`, newest first, with the names the list shows. */
export async function listBlocks(db: Db, now: number): Promise<Block[]> {
  const rows = await db
    .selectFrom("blocks")
    .innerJoin("operators", "operators.id", "blocks.operatorId")
    .innerJoin("conversations", "conversations.id", "blocks.conversationId")
    .innerJoin("contacts", "contacts.id", "conversations.contactId")
    .selectAll("blocks")
    .select(["operators.name as operatorName", "conversations.number", "contacts.name as visitorName"])
    .where((eb) => eb.or([eb("blocks.expiresAt", "is", null), eb("blocks.expiresAt", ">", now)]))
    .orderBy("blocks.createdAt", "desc")
    .orderBy("blocks.id", "desc")
    .execute();
  return rows.map(({ number, visitorName, kind, value, ...row }) => ({
    id: row.id,
    kind: kind as Block["kind"],
    value: kind === "visitor" ? visitorName : value,
    conversation: { number, visitorName },
    reason: row.reason,
    operatorName: row.operatorName,
    createdAt: row.createdAt,
    expiresAt: row.expiresAt,
  }));
}

/** The conversation it was set up from; undefined when there is no such block. */
export async function deleteBlock(trx: Db, id: string): Promise<string | undefined> {
  const row = await trx
    .deleteFrom("blocks")
    .where("id", "=", id)
    .returning("conversationId")
    .executeTakeFirst();
  return row?.conversationId;
}
