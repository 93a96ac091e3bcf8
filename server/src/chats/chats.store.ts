import type { Insertable, Selectable, Updateable } from "kysely";
import { prepared } from "../db/prepared.ts";
import type { Database } from "../db/schema.ts";
import type { Db } from "../db/store.ts";

/** Whoever was asked to take it over is not any more. */
export const NO_TRANSFER = { transferTo: null, transferExpiresAt: null };
/** It is in other hands now, or in none: nobody is asked to take it over, and it is not on hold. */
export const NEW_HANDS = { ...NO_TRANSFER, heldAt: null, holdReason: null };

export type Chat = Selectable<Database["chats"]>;

export function findChat(db: Db, id: string): Promise<Chat | undefined> {
  return db.selectFrom("chats").selectAll().where("id", "=", id).executeTakeFirst();
}

const liveOf = prepared((db, { conversationId }: { conversationId: string }) =>
  db
    .selectFrom("chats")
    .selectAll()
    .where("conversationId", "=", conversationId)
    .where("state", "in", ["queued", "active"]),
);

export async function findLiveChat(db: Db, conversationId: string): Promise<Chat | undefined> {
  return (await liveOf(db, { conversationId }))[0];
}

const anyLiveOf = prepared((db, { conversationId }: { conversationId: string }) =>
  db
    .selectFrom("chats")
    .select("id")
    .where("conversationId", "=", conversationId)
    .where("state", "in", ["queued", "active"]),
);

export async function hasLiveChat(db: Db, conversationId: string): Promise<boolean> {
  return (await anyLiveOf(db, { conversationId })).length > 0;
}

const ownerOf = prepared((db, { conversationId }: { conversationId: string }) =>
  db
    .selectFrom("chats")
    .select("operatorId")
    .where("conversationId", "=", conversationId)
    .where("state", "=", "active"),
);

/** Who is responsible for the live chat; null while nobody is. */
export async function findOwnerId(db: Db, conversationId: string): Promise<string | null> {
  return (await ownerOf(db, { conversationId }))[0]?.operatorId ?? null;
}

export async function insertChat(trx: Db, chat: Insertable<Database["chats"]>): Promise<void> {
  await trx.insertInto("chats").values(chat).execute();
}

export async function updateChat(trx: Db, id: string, patch: Updateable<Database["chats"]>): Promise<void> {
  await trx.updateTable("chats").set(patch).where("id", "=", id).execute();
}

/** Waiting chats of a department in the order they will be served. */
export function listQueue(db: Db, departmentId: string): Promise<Chat[]> {
  return db
    .selectFrom("chats")
    .selectAll()
    .where("departmentId", "=", departmentId)
    .where("state", "=", "queued")
    .orderBy("queueKey")
    .orderBy("id")
    .execute();
}

/** Departments in which someone waits. */
export async function listQueuedDepartments(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom("chats")
    .select("departmentId")
    .distinct()
    .where("state", "=", "queued")
    .execute();
  return rows.map((row) => row.departmentId);
}

export async function countQueue(db: Db, departmentId: string): Promise<number> {
  const row = await db
    .selectFrom("chats")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("departmentId", "=", departmentId)
    .where("state", "=", "queued")
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** The place of a chat in its queue; 1 is next. */
export async function findPlace(db: Db, chat: Chat): Promise<number> {
  const row = await db
    .selectFrom("chats")
    .select((eb) => eb.fn.countAll<number>().as("ahead"))
    .where("departmentId", "=", chat.departmentId)
    .where("state", "=", "queued")
    .where((eb) =>
      eb.or([
        eb("queueKey", "<", chat.queueKey),
        eb.and([eb("queueKey", "=", chat.queueKey), eb("id", "<", chat.id)]),
      ]),
    )
    .executeTakeFirstOrThrow();
  return Number(row.ahead) + 1;
}

/** The key that puts a chat in front of everyone who waits in the department. */
export async function headOfQueue(trx: Db, departmentId: string, queuedAt: number): Promise<number> {
  const row = await trx
    .selectFrom("chats")
    .select((eb) => eb.fn.min("queueKey").as("first"))
    .where("departmentId", "=", departmentId)
    .where("state", "=", "queued")
    .executeTakeFirst();
  return Math.min(queuedAt, Number(row?.first ?? queuedAt) - 1);
}

/** How long the last chats of a department waited, in milliseconds, and from which place. */
export async function listRecentWaits(
  db: Db,
  departmentId: string,
  since: number,
): Promise<{ waitMs: number; place: number }[]> {
  const rows = await db
    .selectFrom("chats")
    .select(["queuedAt", "takenAt", "placeAtStart"])
    .where("departmentId", "=", departmentId)
    .where("takenAt", ">", since)
    // Who came back to the same operator never waited.
    .where("placeAtStart", ">", 0)
    .orderBy("takenAt", "desc")
    .limit(20)
    .execute();
  return rows.map((row) => ({
    waitMs: (row.takenAt ?? row.queuedAt) - row.queuedAt,
    place: row.placeAtStart,
  }));
}

export function listActiveChats(db: Db, operatorId: string): Promise<Chat[]> {
  return db
    .selectFrom("chats")
    .selectAll()
    .where("operatorId", "=", operatorId)
    .where("state", "=", "active")
    .orderBy("takenAt", "desc")
    .execute();
}

export async function addDecline(trx: Db, chatId: string, operatorId: string): Promise<void> {
  await trx
    .insertInto("declinedOffers")
    .values({ chatId, operatorId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function clearDeclines(trx: Db, chatId: string): Promise<void> {
  await trx.deleteFrom("declinedOffers").where("chatId", "=", chatId).execute();
}
