import type { FileCard } from "@palique/shared/conversation.ts";
import type { ScheduledList } from "@palique/shared/scheduled.ts";
import type { Selectable } from "kysely";
import type { Database } from "../db/schema.ts";
import { type Db, fromJson } from "../db/store.ts";
import { signFile } from "../files/sign-files.ts";

export type Scheduled = Selectable<Database["scheduledMessages"]>;

/** Waits at the end of its conversation's line. A repeat of one that is known, whatever became of it, changes nothing. */
export async function insertScheduled(trx: Db, row: Omit<Scheduled, "place" | "state">): Promise<boolean> {
  const newest = await trx
    .selectFrom("scheduledMessages")
    .select((eb) => eb.fn.max("place").as("place"))
    .where("conversationId", "=", row.conversationId)
    .executeTakeFirst();
  const result = await trx
    .insertInto("scheduledMessages")
    .values({ ...row, place: Number(newest?.place ?? 0) + 1, state: "waiting" })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Whether this was asked for before, whatever became of it. */
export async function wasScheduled(db: Db, conversationId: string, clientId: string): Promise<boolean> {
  const row = await db
    .selectFrom("scheduledMessages")
    .select("clientId")
    .where("conversationId", "=", conversationId)
    .where("clientId", "=", clientId)
    .executeTakeFirst();
  return row !== undefined;
}

/** What waits in a conversation, in the order it was made; of one operator, if given. */
export function listWaiting(db: Db, conversationId: string, operatorId?: string): Promise<Scheduled[]> {
  return db
    .selectFrom("scheduledMessages")
    .selectAll()
    .where("conversationId", "=", conversationId)
    .where("state", "=", "waiting")
    .$if(operatorId !== undefined, (query) => query.where("operatorId", "=", operatorId ?? ""))
    .orderBy("place")
    .execute();
}

/** It does not wait any more; what it said is kept only where it was sent. */
export async function closeScheduled(
  trx: Db,
  conversationId: string,
  clientIds: readonly string[],
  state: "sent" | "cancelled",
): Promise<void> {
  await trx
    .updateTable("scheduledMessages")
    .set({ state, text: "", files: "[]" })
    .where("conversationId", "=", conversationId)
    .where("clientId", "in", [...clientIds])
    .where("state", "=", "waiting")
    .execute();
}

/** What it brings along. */
export async function holdFiles(
  trx: Db,
  { conversationId, clientId }: Pick<Scheduled, "conversationId" | "clientId">,
  files: string,
): Promise<void> {
  await trx
    .updateTable("scheduledMessages")
    .set({ files })
    .where("conversationId", "=", conversationId)
    .where("clientId", "=", clientId)
    .execute();
}

export async function moveStart(trx: Db, { conversationId, clientId, startsAt }: Scheduled): Promise<void> {
  await trx
    .updateTable("scheduledMessages")
    .set({ startsAt })
    .where("conversationId", "=", conversationId)
    .where("clientId", "=", clientId)
    .execute();
}

/** Nobody repeats a request that old. */
export async function forgetClosed(trx: Db, before: number): Promise<void> {
  await trx
    .deleteFrom("scheduledMessages")
    .where("state", "in", ["sent", "cancelled"])
    .where("at", "<", before)
    .execute();
}

/** Conversations in which something waits. */
export async function listScheduling(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom("scheduledMessages")
    .select("conversationId")
    .distinct()
    .where("state", "=", "waiting")
    .execute();
  return rows.map((row) => row.conversationId);
}

/** As consoles see it. */
export async function readScheduled(
  db: Db,
  conversation: { id: string; rev: number; scheduled: number },
  now: number,
): Promise<ScheduledList> {
  const rows = conversation.scheduled > 0 ? await listWaiting(db, conversation.id) : [];
  return {
    conversationId: conversation.id,
    rev: conversation.rev,
    messages: rows.map(({ clientId, operatorId, text, files, startsAt, typingMs }) => ({
      clientId,
      operatorId,
      text,
      files: fromJson<FileCard[]>(files).map((file) => signFile(file, now)),
      startsAt,
      sendsAt: startsAt + typingMs,
    })),
  };
}
