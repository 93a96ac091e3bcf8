import type { Db } from "../db/store.ts";

interface Session {
  tokenHash: string;
  operatorId: string;
  expiresAt: number;
}

/** The session, if it has not expired at `now`. */
export async function findSession(db: Db, tokenHash: string, now: number): Promise<Session | null> {
  const row = await db
    .selectFrom("sessions")
    .select(["tokenHash", "operatorId", "expiresAt"])
    .where("tokenHash", "=", tokenHash)
    .where("expiresAt", ">", now)
    .executeTakeFirst();
  return row ?? null;
}

export async function insertSession(db: Db, session: Session & { createdAt: number }): Promise<void> {
  await db.deleteFrom("sessions").where("expiresAt", "<=", session.createdAt).execute();
  await db.insertInto("sessions").values(session).execute();
}

export async function extendSession(db: Db, tokenHash: string, expiresAt: number): Promise<void> {
  await db.updateTable("sessions").set({ expiresAt }).where("tokenHash", "=", tokenHash).execute();
}

export async function deleteSession(db: Db, tokenHash: string): Promise<void> {
  await db.deleteFrom("sessions").where("tokenHash", "=", tokenHash).execute();
}

export async function deleteSessionsOf(db: Db, operatorId: string, except: string | null): Promise<void> {
  await db
    .deleteFrom("sessions")
    .where("operatorId", "=", operatorId)
    .where("tokenHash", "!=", except ?? "")
    .execute();
}
