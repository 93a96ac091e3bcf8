import type { Helper } from "@palique/shared/control.ts";
import type { Mention } from "@palique/shared/operator.ts";
import type { Db } from "../db/store.ts";

export async function isInvited(db: Db, conversationId: string, operatorId: string): Promise<boolean> {
  const row = await db
    .selectFrom("participants")
    .select("invited")
    .where("conversationId", "=", conversationId)
    .where("operatorId", "=", operatorId)
    .executeTakeFirst();
  return row?.invited === 1;
}

/** Colleagues brought into the conversation, whatever its department. */
export async function listInvited(
  db: Db,
  conversationIds: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom("participants")
    .select(["conversationId", "operatorId"])
    .where("conversationId", "in", [...conversationIds])
    .where("invited", "=", 1)
    .execute();
  const groups = new Map<string, string[]>();
  for (const { conversationId, operatorId } of rows) {
    groups.set(conversationId, [...(groups.get(conversationId) ?? []), operatorId]);
  }
  return groups;
}

/** Brings an operator in; their read mark, if they had one, stays. */
export async function inviteParticipant(trx: Db, conversationId: string, operatorId: string): Promise<void> {
  await trx
    .insertInto("participants")
    .values({ conversationId, operatorId, readSeq: 0, invited: 1 })
    .onConflict((conflict) => conflict.columns(["conversationId", "operatorId"]).doUpdateSet({ invited: 1 }))
    .execute();
}

export async function insertMention(
  trx: Db,
  mention: { conversationId: string; seq: number; operatorId: string; at: number },
): Promise<void> {
  await trx.insertInto("mentions").values(mention).execute();
}

/** The note that named somebody is gone. */
export async function deleteMentions(trx: Db, conversationId: string, seq: number): Promise<void> {
  await trx
    .deleteFrom("mentions")
    .where("conversationId", "=", conversationId)
    .where("seq", "=", seq)
    .execute();
}

/** Notes that name the operator and lie beyond what they have read, oldest first. */
export async function listMentions(db: Db, operatorId: string, limit: number): Promise<Mention[]> {
  const rows = await db
    .selectFrom("mentions")
    .innerJoin("conversations", "conversations.id", "mentions.conversationId")
    .innerJoin("participants", (join) =>
      join
        .onRef("participants.conversationId", "=", "mentions.conversationId")
        .onRef("participants.operatorId", "=", "mentions.operatorId"),
    )
    .innerJoin("messages", (join) =>
      join
        .onRef("messages.conversationId", "=", "mentions.conversationId")
        .onRef("messages.seq", "=", "mentions.seq"),
    )
    .innerJoin("operators", "operators.id", "messages.authorId")
    .select(["mentions.conversationId", "mentions.seq", "mentions.at", "conversations.number"])
    .select(["messages.body as text", "operators.name as byName"])
    .where("mentions.operatorId", "=", operatorId)
    .whereRef("mentions.seq", ">", "participants.readSeq")
    .orderBy("mentions.at")
    .limit(limit)
    .execute();
  return rows;
}

/** How an operator takes part in the live chat of a conversation. */
export const HELPING = { no: 0, asked: 1, joined: 2 };

/** Colleagues asked into the live chat of each conversation, and whether they joined. */
export async function listHelpers(
  db: Db,
  conversationIds: readonly string[],
): Promise<Map<string, Helper[]>> {
  if (conversationIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("participants")
    .select(["conversationId", "operatorId", "helping"])
    .where("conversationId", "in", [...conversationIds])
    .where("helping", ">", HELPING.no)
    .orderBy("operatorId")
    .execute();
  const groups = new Map<string, Helper[]>();
  for (const { conversationId, operatorId, helping } of rows) {
    const helper = { operatorId, joined: helping === HELPING.joined };
    groups.set(conversationId, [...(groups.get(conversationId) ?? []), helper]);
  }
  return groups;
}

/** Asked or joined: they see the conversation from then on, whatever its department. */
export async function setHelping(
  trx: Db,
  conversationId: string,
  operatorId: string,
  helping: number,
): Promise<void> {
  await trx
    .insertInto("participants")
    .values({ conversationId, operatorId, readSeq: 0, invited: 1, helping })
    .onConflict((conflict) =>
      conflict.columns(["conversationId", "operatorId"]).doUpdateSet({ invited: 1, helping }),
    )
    .execute();
}

/** Out again, and out of sight unless the conversation is theirs to see otherwise. False: was not in it. */
export async function stopHelping(trx: Db, conversationId: string, operatorId: string): Promise<boolean> {
  const result = await trx
    .updateTable("participants")
    .set({ invited: 0, helping: HELPING.no })
    .where("conversationId", "=", conversationId)
    .where("operatorId", "=", operatorId)
    .where("helping", ">", HELPING.no)
    .executeTakeFirst();
  return result.numUpdatedRows > 0;
}

/** The chat is over: nobody helps any more. What they could see they still can. */
export async function endHelping(trx: Db, conversationId: string): Promise<void> {
  await trx
    .updateTable("participants")
    .set({ helping: HELPING.no })
    .where("conversationId", "=", conversationId)
    .where("helping", ">", HELPING.no)
    .execute();
}
