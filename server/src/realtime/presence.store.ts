import type { Db } from "../db/store.ts";

/**
 * Which operators have a console open, in any process. Rows belong to a process; when it dies without a word,
 * another finds it silent and clears them.
 */

/** Counts one more console of an operator on this process. */
export async function addConnection(trx: Db, processId: string, operatorId: string): Promise<void> {
  await trx
    .insertInto("connections")
    .values({ processId, operatorId, sockets: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(["processId", "operatorId"])
        .doUpdateSet((eb) => ({ sockets: eb("connections.sockets", "+", 1) })),
    )
    .execute();
  await trx.updateTable("operators").set({ disconnectedAt: null }).where("id", "=", operatorId).execute();
}

/** Counts one console more, or less, that somebody looks at. */
export async function countAttending(
  trx: Db,
  processId: string,
  operatorId: string,
  change: 1 | -1,
): Promise<void> {
  await trx
    .updateTable("connections")
    .set((eb) => ({ attending: eb("attending", "+", change) }))
    .where("processId", "=", processId)
    .where("operatorId", "=", operatorId)
    .execute();
}

/** Counts one console less. True when it was the last one anywhere. */
export async function dropConnection(
  trx: Db,
  processId: string,
  operatorId: string,
  now: number,
): Promise<boolean> {
  await trx
    .updateTable("connections")
    .set((eb) => ({ sockets: eb("sockets", "-", 1) }))
    .where("processId", "=", processId)
    .where("operatorId", "=", operatorId)
    .execute();
  await trx.deleteFrom("connections").where("sockets", "<=", 0).execute();
  return markDisconnected(trx, operatorId, now);
}

async function markDisconnected(trx: Db, operatorId: string, now: number): Promise<boolean> {
  const result = await trx
    .updateTable("operators")
    .set({ disconnectedAt: now })
    .where("id", "=", operatorId)
    .where("disconnectedAt", "is", null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb.selectFrom("connections").select("processId").whereRef("operatorId", "=", "operators.id"),
        ),
      ),
    )
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export interface ConnectionState {
  id: string;
  name: string;
  connected: boolean;
  /** Since when no console is connected, epoch ms. */
  disconnectedAt: number | null;
}

export async function findConnectionState(db: Db, operatorId: string): Promise<ConnectionState | undefined> {
  const row = await db
    .selectFrom("operators")
    .leftJoin("connections", "connections.operatorId", "operators.id")
    .select(["operators.id", "operators.name", "operators.disconnectedAt", "connections.processId"])
    .where("operators.id", "=", operatorId)
    .limit(1)
    .executeTakeFirst();
  return (
    row && {
      id: row.id,
      name: row.name,
      connected: row.processId !== null,
      disconnectedAt: row.disconnectedAt,
    }
  );
}

export async function beat(trx: Db, processId: string, now: number): Promise<void> {
  await trx
    .insertInto("processes")
    .values({ id: processId, seenAt: now })
    .onConflict((conflict) => conflict.column("id").doUpdateSet({ seenAt: now }))
    .execute();
}

/** Forgets processes silent since `before`, except the own one; answers the operators who lost their last console. */
export async function buryProcesses(trx: Db, own: string, before: number, now: number): Promise<string[]> {
  await trx.deleteFrom("processes").where("seenAt", "<", before).where("id", "!=", own).execute();
  const lost = await trx
    .deleteFrom("connections")
    .where("processId", "not in", trx.selectFrom("processes").select("id"))
    .returning("operatorId")
    .execute();
  const gone: string[] = [];
  for (const operatorId of new Set(lost.map((row) => row.operatorId))) {
    if (await markDisconnected(trx, operatorId, now)) gone.push(operatorId);
  }
  return gone;
}

export async function removeProcess(trx: Db, processId: string): Promise<void> {
  await trx.deleteFrom("processes").where("id", "=", processId).execute();
}
