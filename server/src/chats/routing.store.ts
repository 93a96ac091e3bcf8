import type { Strategy } from "@palique/shared/admin.ts";
import type { Db } from "../db/store.ts";
import type { Chat } from "./chats.store.ts";
import type { Candidate, HeldChat, WaitingChat } from "./choose-offers.ts";

export type UnofferedChat = Chat & WaitingChat & { offerSeconds: number };

/** Every chat that waits without an offer where operators do not pick for themselves, in the order of the queue. */
export async function listUnoffered(trx: Db): Promise<UnofferedChat[]> {
  const chats = await trx
    .selectFrom("chats")
    .innerJoin("departments", "departments.id", "chats.departmentId")
    .selectAll("chats")
    .select([
      "departments.strategy",
      "departments.capacity as departmentCapacity",
      "departments.offerSeconds",
    ])
    .where("chats.state", "=", "queued")
    .where("chats.offeredTo", "is", null)
    .where("departments.strategy", "!=", "manual")
    .orderBy("chats.queueKey")
    .orderBy("chats.id")
    .execute();
  if (chats.length === 0) return [];
  const declines = await trx
    .selectFrom("declinedOffers")
    .innerJoin("chats", "chats.id", "declinedOffers.chatId")
    .select(["declinedOffers.chatId", "declinedOffers.operatorId"])
    .where("chats.state", "=", "queued")
    .execute();
  return chats.map((chat) => ({
    ...chat,
    strategy: chat.strategy as Strategy,
    declinedBy: declines.filter((decline) => decline.chatId === chat.id).map((decline) => decline.operatorId),
  }));
}

/** Every operator as routing sees them. `graceMs`: how long someone disconnected keeps offers. */
export async function listCandidates(trx: Db, now: number, graceMs: number): Promise<Candidate[]> {
  const operators = await trx
    .selectFrom("operators")
    .select(["id", "capacity", "status", "disabled", "disconnectedAt", "lastOfferedAt", "lastEndedAt"])
    .execute();
  const memberships = await trx.selectFrom("memberships").selectAll().execute();
  const connected = await trx.selectFrom("connections").select("operatorId").distinct().execute();
  const connectedIds = new Set(connected.map((row) => row.operatorId));
  const held = await listHeld(trx);
  return operators.map(({ status, disabled, disconnectedAt, ...operator }) => {
    const isConnected = connectedIds.has(operator.id);
    const briefly = disconnectedAt !== null && now < disconnectedAt + graceMs;
    return {
      ...operator,
      // Whoever was disabled has room for nothing: what is offered to them goes to someone else.
      capacity: disabled ? 0 : operator.capacity,
      accepting: status === "online" && isConnected,
      present: status === "online" && (isConnected || briefly),
      departmentIds: memberships
        .filter((one) => one.operatorId === operator.id)
        .map((one) => one.departmentId),
      chats: held.filter((chat) => chat.holder === operator.id),
    };
  });
}

async function listHeld(trx: Db): Promise<(HeldChat & { holder: string | null })[]> {
  const rows = await trx
    .selectFrom("chats")
    .innerJoin("departments", "departments.id", "chats.departmentId")
    .select(["chats.id", "chats.conversationId", "chats.departmentId", "chats.state"])
    .select(["chats.operatorId", "chats.offeredTo"])
    .select(["departments.capacity as departmentCapacity", "departments.strategy"])
    .innerJoin("conversations", "conversations.id", "chats.conversationId")
    // What is put off takes nobody's attention.
    .where("conversations.snoozedUntil", "is", null)
    .where((eb) =>
      eb.or([
        eb("chats.state", "=", "active"),
        eb.and([eb("chats.state", "=", "queued"), eb("chats.offeredTo", "is not", null)]),
      ]),
    )
    .orderBy("chats.queueKey")
    .execute();
  return rows.map(({ state, operatorId, offeredTo, strategy, ...chat }) => {
    const offered = state === "queued";
    return { ...chat, strategy: strategy as Strategy, offered, holder: offered ? offeredTo : operatorId };
  });
}

export async function markOffered(trx: Db, operatorId: string, now: number): Promise<void> {
  await trx.updateTable("operators").set({ lastOfferedAt: now }).where("id", "=", operatorId).execute();
}

export async function markEnded(trx: Db, operatorId: string, now: number): Promise<void> {
  await trx.updateTable("operators").set({ lastEndedAt: now }).where("id", "=", operatorId).execute();
}

/** Counts a refused or missed offer; answers how many in a row. */
export async function countMiss(trx: Db, operatorId: string): Promise<number> {
  const row = await trx
    .updateTable("operators")
    .set((eb) => ({ missedOffers: eb("missedOffers", "+", 1) }))
    .where("id", "=", operatorId)
    .returning("missedOffers")
    .executeTakeFirst();
  return row?.missedOffers ?? 0;
}

export async function clearMisses(trx: Db, operatorId: string): Promise<void> {
  await trx
    .updateTable("operators")
    .set({ missedOffers: 0 })
    .where("id", "=", operatorId)
    .where("missedOffers", ">", 0)
    .execute();
}

export async function setAway(trx: Db, operatorId: string): Promise<void> {
  await trx
    .updateTable("operators")
    .set({ status: "away", idle: 0, missedOffers: 0 })
    .where("id", "=", operatorId)
    .execute();
}

export async function findDepartmentCapacity(trx: Db, departmentId: string): Promise<number | null> {
  const row = await trx
    .selectFrom("departments")
    .select("capacity")
    .where("id", "=", departmentId)
    .executeTakeFirst();
  return row?.capacity ?? null;
}
