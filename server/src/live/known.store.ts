import type { LiveConversation } from "@palique/shared/live-visitors.ts";
import type { Db } from "../db/store.ts";

/** A conversation as the live list shows it, and whose it is. */
export interface LiveRow extends LiveConversation {
  departmentId: string;
  visitorId: string;
}

function selectRows(db: Db) {
  return db
    .selectFrom("conversations")
    .innerJoin("chats", "chats.id", "conversations.chatId")
    .select([
      "conversations.id",
      "conversations.number",
      "conversations.departmentId",
      "conversations.visitorId",
      "chats.state",
      "chats.operatorId",
    ]);
}
type Row = Awaited<ReturnType<ReturnType<typeof selectRows>["execute"]>>[number];
const toLive = (row: Row): LiveRow => ({ ...row, state: row.state as LiveRow["state"] });

/** Those of them that are, or were, a chat. */
export async function listLiveRows(db: Db, ids: readonly string[]): Promise<LiveRow[]> {
  if (ids.length === 0) return [];
  const rows = await selectRows(db)
    .where("conversations.id", "in", [...ids])
    .execute();
  return rows.map(toLive);
}

export async function findLinkedConversation(db: Db, id: string): Promise<LiveRow | undefined> {
  return (await listLiveRows(db, [id]))[0];
}

/** The visitor's newest conversation that was a chat. */
export async function findLatestConversation(db: Db, visitorId: string): Promise<LiveRow | undefined> {
  const row = await selectRows(db)
    .where("conversations.visitorId", "=", visitorId)
    .orderBy("conversations.id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && toLive(row);
}

/** A visitor who told us something. */
export interface Known {
  contactId: string;
  name: string;
  /** Visits that are stored. */
  visits: number;
  createdAt: number;
  externalId: string | null;
  /** JSON Claims; null: nothing is claimed. */
  claims: string | null;
}

export async function findKnown(db: Db, visitorId: string): Promise<Known | undefined> {
  return selectKnown(db).where("visitors.id", "=", visitorId).executeTakeFirst();
}

/** The browsers of these people, those that were here last first. */
export function listKnown(
  db: Db,
  contactIds: readonly string[],
  limit: number,
): Promise<(Known & { visitorId: string })[]> {
  return selectKnown(db)
    .select("visitors.id as visitorId")
    .where("visitors.contactId", "in", [...contactIds])
    .orderBy("visitors.seenAt", "desc")
    .limit(limit)
    .execute();
}

function selectKnown(db: Db) {
  return db
    .selectFrom("visitors")
    .innerJoin("contacts", "contacts.id", "visitors.contactId")
    .select([
      "visitors.contactId",
      "contacts.name",
      "visitors.visits",
      "visitors.createdAt",
      "visitors.externalId",
      "visitors.claims",
    ]);
}
