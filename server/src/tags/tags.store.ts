import type { Tag, TagAdmin } from "@palique/shared/control.ts";
import type { Db } from "../db/store.ts";

/** By name, as people read lists. */
export async function listTags(db: Db): Promise<Tag[]> {
  return db.selectFrom("tags").select(["id", "name", "color"]).orderBy("folded").execute();
}

/** The same, each with the number of conversations that carry it. */
export async function countTags(db: Db): Promise<TagAdmin[]> {
  const rows = await db
    .selectFrom("tags")
    .leftJoin("conversationTags", "conversationTags.tagId", "tags.id")
    .select(["tags.id", "tags.name", "tags.color"])
    .select((eb) => eb.fn.count<number>("conversationTags.conversationId").as("uses"))
    .groupBy(["tags.id", "tags.name", "tags.color", "tags.folded"])
    .orderBy("tags.folded")
    .execute();
  return rows.map((row) => ({ ...row, uses: Number(row.uses) }));
}

export async function findTag(db: Db, id: string): Promise<Tag | undefined> {
  return db.selectFrom("tags").select(["id", "name", "color"]).where("id", "=", id).executeTakeFirst();
}

/** By its name without case and accents. */
export async function findTagNamed(db: Db, folded: string): Promise<Tag | undefined> {
  return db
    .selectFrom("tags")
    .select(["id", "name", "color"])
    .where("folded", "=", folded)
    .executeTakeFirst();
}

/** False when one of that name exists. */
export async function insertTag(trx: Db, tag: Tag & { folded: string; createdAt: number }): Promise<boolean> {
  const result = await trx
    .insertInto("tags")
    .values(tag)
    .onConflict((conflict) => conflict.column("folded").doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function updateTag(trx: Db, tag: Tag & { folded: string }): Promise<void> {
  const { id, ...change } = tag;
  await trx.updateTable("tags").set(change).where("id", "=", id).execute();
}

/** Takes it off every conversation; answers from which. */
export async function deleteTag(trx: Db, id: string): Promise<string[]> {
  const rows = await trx
    .deleteFrom("conversationTags")
    .where("tagId", "=", id)
    .returning("conversationId")
    .execute();
  await trx.deleteFrom("tags").where("id", "=", id).execute();
  return rows.map((row) => row.conversationId);
}

/** Tags of each conversation, in the order of their names. */
export async function listTagIds(db: Db, conversationIds: readonly string[]): Promise<Map<string, string[]>> {
  if (conversationIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("conversationTags")
    .innerJoin("tags", "tags.id", "conversationTags.tagId")
    .select(["conversationTags.conversationId", "conversationTags.tagId"])
    .where("conversationTags.conversationId", "in", [...conversationIds])
    .orderBy("tags.folded")
    .execute();
  const groups = new Map<string, string[]>();
  for (const { conversationId, tagId } of rows) {
    groups.set(conversationId, [...(groups.get(conversationId) ?? []), tagId]);
  }
  return groups;
}

/** True when it was not there before. */
export async function putTag(trx: Db, conversationId: string, tagId: string): Promise<boolean> {
  const result = await trx
    .insertInto("conversationTags")
    .values({ conversationId, tagId })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** True when it was there. */
export async function takeTagOff(trx: Db, conversationId: string, tagId: string): Promise<boolean> {
  const result = await trx
    .deleteFrom("conversationTags")
    .where("conversationId", "=", conversationId)
    .where("tagId", "=", tagId)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

export async function countTagsOn(db: Db, conversationId: string): Promise<number> {
  const row = await db
    .selectFrom("conversationTags")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("conversationId", "=", conversationId)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
