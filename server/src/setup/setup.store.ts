import type { Db } from "../db/store.ts";

const PREFIX = "setupToken:";

/** One row per link: processes that start at once each print one, and each works. */
export async function insertSetupToken(db: Db, tokenHash: string, now: number): Promise<void> {
  await db
    .insertInto("settings")
    .values({ name: PREFIX + tokenHash, value: JSON.stringify(now) })
    .execute();
}

export async function hasSetupToken(db: Db, tokenHash: string): Promise<boolean> {
  const row = await db
    .selectFrom("settings")
    .select("name")
    .where("name", "=", PREFIX + tokenHash)
    .executeTakeFirst();
  return row !== undefined;
}

/** Setup links given out, newest last. */
async function listSetupTokens(db: Db): Promise<{ name: string; madeAt: number }[]> {
  const rows = await db.selectFrom("settings").selectAll().where("name", "like", `${PREFIX}%`).execute();
  return rows
    .map((row) => ({ name: row.name, madeAt: Number(row.value) }))
    .sort((a, b) => a.madeAt - b.madeAt);
}

/** Uses up one link; false when it was not there. */
export async function takeSetupToken(db: Db, tokenHash: string): Promise<boolean> {
  const result = await db
    .deleteFrom("settings")
    .where("name", "=", PREFIX + tokenHash)
    .executeTakeFirst();
  return Number(result.numDeletedRows) === 1;
}

export async function deleteSetupTokens(db: Db, madeBefore: number): Promise<void> {
  for (const token of await listSetupTokens(db)) {
    if (token.madeAt < madeBefore) await db.deleteFrom("settings").where("name", "=", token.name).execute();
  }
}
