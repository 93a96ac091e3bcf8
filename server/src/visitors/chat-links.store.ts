import type { Insertable, Selectable } from "kysely";
import type { Database } from "../db/schema.ts";
import type { Db, Store } from "../db/store.ts";

type ChatLink = Selectable<Database["chatLinks"]>;
export type LinkedBrowser = Selectable<Database["linkedBrowsers"]>;

/** Adds the link; those whose time is over go. */
export async function insertLink(
  trx: Db,
  link: Insertable<Database["chatLinks"]>,
  now: number,
): Promise<void> {
  await trx.deleteFrom("chatLinks").where("expiresAt", "<=", now).execute();
  await trx.deleteFrom("linkedBrowsers").where("expiresAt", "<=", now).execute();
  await trx.insertInto("chatLinks").values(link).execute();
}

/** A link of this site that still works; nobody else opens it until the transaction ends. */
export function findLinkToWrite(
  store: Store,
  trx: Db,
  siteId: string,
  tokenHash: string,
  now: number,
): Promise<ChatLink | undefined> {
  return trx
    .selectFrom("chatLinks")
    .innerJoin("visitors", "visitors.id", "chatLinks.visitorId")
    .selectAll("chatLinks")
    .where("chatLinks.tokenHash", "=", tokenHash)
    .where("visitors.siteId", "=", siteId)
    .where("chatLinks.expiresAt", ">", now)
    .$if(store.engine === "postgres", (query) => query.forUpdate("chatLinks"))
    .executeTakeFirst();
}

/** What a browser has by a link that was opened in it. */
export function findLinkedBrowser(
  db: Db,
  siteId: string,
  browserHash: string,
  now: number,
): Promise<LinkedBrowser | undefined> {
  return db
    .selectFrom("linkedBrowsers")
    .selectAll()
    .where("siteId", "=", siteId)
    .where("browserHash", "=", browserHash)
    .where("expiresAt", ">", now)
    .executeTakeFirst();
}

/** Other browsers than this one in which the link was opened. */
export async function countBrowsersOf(trx: Db, linkHash: string, butHash: string): Promise<number> {
  const { count } = await trx
    .selectFrom("linkedBrowsers")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("linkHash", "=", linkHash)
    .where("browserHash", "!=", butHash)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** A browser has one at a time: the one opened last. */
export async function upsertLinkedBrowser(trx: Db, browser: LinkedBrowser): Promise<void> {
  const { siteId: _, browserHash: __, ...changed } = browser;
  await trx
    .insertInto("linkedBrowsers")
    .values(browser)
    .onConflict((conflict) => conflict.columns(["siteId", "browserHash"]).doUpdateSet(changed))
    .execute();
}

export async function deleteLinkedBrowser(trx: Db, siteId: string, browserHash: string): Promise<void> {
  await trx
    .deleteFrom("linkedBrowsers")
    .where("siteId", "=", siteId)
    .where("browserHash", "=", browserHash)
    .execute();
}

/** Who has a link to the conversation has it still, now that it is this visitor's. */
export async function giveLinksTo(trx: Db, conversationId: string, visitorId: string): Promise<void> {
  for (const table of ["chatLinks", "linkedBrowsers"] as const) {
    await trx.updateTable(table).set({ visitorId }).where("conversationId", "=", conversationId).execute();
  }
}

/** No link opens a conversation of this visitor any more; answers those that were open in a browser. */
export async function deleteLinksOf(trx: Db, visitorId: string): Promise<string[]> {
  await trx.deleteFrom("chatLinks").where("visitorId", "=", visitorId).execute();
  const gone = await trx
    .deleteFrom("linkedBrowsers")
    .where("visitorId", "=", visitorId)
    .returning("conversationId")
    .execute();
  return gone.map((row) => row.conversationId);
}

/** The same for every visitor of a site. */
export async function deleteLinksOfSite(trx: Db, siteId: string): Promise<string[]> {
  await trx
    .deleteFrom("chatLinks")
    .where("visitorId", "in", trx.selectFrom("visitors").select("id").where("siteId", "=", siteId))
    .execute();
  const gone = await trx
    .deleteFrom("linkedBrowsers")
    .where("siteId", "=", siteId)
    .returning("conversationId")
    .execute();
  return gone.map((row) => row.conversationId);
}
