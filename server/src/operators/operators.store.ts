import type { Role } from "@palique/shared/admin.ts";
import type { Locale } from "@palique/shared/locale.ts";
import type { OperatorStatus } from "@palique/shared/operator.ts";
import { sql } from "kysely";
import type { Db } from "../db/store.ts";

/** An operator without password and picture. */
export interface Operator {
  id: string;
  email: string;
  name: string;
  role: Role;
  locale: Locale;
  theme: "light" | "dark" | "auto";
  /** Names the version of the picture; null: none. */
  avatarTag: string | null;
  capacity: number;
  status: OperatorStatus;
  idle: boolean;
  disabled: boolean;
}

/** The picture is "tag,type,base64": lists read its first 16 characters, not its bytes. */
const avatarTag = sql<string | null>`substr(avatar, 1, 16)`.as("avatarTag");

function operators(db: Db) {
  return db
    .selectFrom("operators")
    .select(["id", "email", "name", "role", "locale", "theme", "capacity", "status", "idle", "disabled"])
    .select(avatarTag);
}
type Row = Awaited<ReturnType<ReturnType<typeof operators>["executeTakeFirstOrThrow"]>>;

/** The columns hold what this server wrote. */
function fromRow(row: Row): Operator {
  return {
    ...row,
    role: row.role as Role,
    locale: row.locale as Locale,
    theme: row.theme as Operator["theme"],
    status: row.status as OperatorStatus,
    idle: row.idle === 1,
    disabled: row.disabled === 1,
  };
}

export async function findOperator(db: Db, id: string): Promise<Operator | null> {
  const row = await operators(db).where("id", "=", id).executeTakeFirst();
  return row ? fromRow(row) : null;
}

export async function listOperators(db: Db): Promise<Operator[]> {
  return (await operators(db).orderBy("name").orderBy("id").execute()).map(fromRow);
}

export async function findCredentials(
  db: Db,
  email: string,
): Promise<{ id: string; passwordHash: string; disabled: boolean } | null> {
  const row = await db
    .selectFrom("operators")
    .select(["id", "passwordHash", "disabled"])
    .where("email", "=", email)
    .executeTakeFirst();
  return row ? { ...row, disabled: row.disabled === 1 } : null;
}

export async function findPasswordHash(db: Db, id: string): Promise<string | null> {
  const row = await db.selectFrom("operators").select("passwordHash").where("id", "=", id).executeTakeFirst();
  return row?.passwordHash ?? null;
}

export async function emailTaken(db: Db, email: string): Promise<boolean> {
  return Boolean(await db.selectFrom("operators").select("id").where("email", "=", email).executeTakeFirst());
}

interface NewOperator {
  id: string;
  email: string;
  name: string;
  passwordHash: string;
  role: Role;
  locale: Locale;
  capacity: number;
  createdAt: number;
}

/** A new operator starts online: whoever just signed up is there. */
export async function insertOperator(db: Db, operator: NewOperator): Promise<void> {
  await db
    .insertInto("operators")
    .values({
      ...operator,
      theme: "auto",
      avatar: null,
      status: "online",
      idle: 0,
      disconnectedAt: null,
      missedOffers: 0,
      lastOfferedAt: 0,
      lastEndedAt: 0,
      disabled: 0,
    })
    .execute();
}

interface OperatorChange {
  name?: string;
  locale?: string;
  theme?: string;
  alerts?: string;
  role?: string;
  capacity?: number;
  disabled?: number;
  status?: string;
  idle?: number;
  avatar?: string | null;
  passwordHash?: string;
}

export async function updateOperator(db: Db, id: string, change: OperatorChange): Promise<void> {
  if (Object.keys(change).length === 0) return;
  await db.updateTable("operators").set(change).where("id", "=", id).execute();
}

/** Someone offline is online again; a status chosen otherwise stays. */
export async function comeOnline(db: Db, id: string): Promise<void> {
  await db
    .updateTable("operators")
    .set({ status: "online", idle: 0 })
    .where("id", "=", id)
    .where("status", "=", "offline")
    .execute();
}

/** What the operator chose. Coming online forgets missed offers. */
export async function updateStatus(db: Db, id: string, status: OperatorStatus, idle: boolean): Promise<void> {
  const change = { status, idle: idle ? 1 : 0, ...(status === "online" && { missedOffers: 0 }) };
  await db.updateTable("operators").set(change).where("id", "=", id).execute();
}

/** Administrators who can sign in. On PostgreSQL the rows stay locked, so that two cannot demote each other. */
export async function lockAdminIds(db: Db, engine: "sqlite" | "postgres"): Promise<string[]> {
  let query = db
    .selectFrom("operators")
    .select("id")
    .where("role", "=", "admin")
    .where("disabled", "=", 0)
    .orderBy("id");
  if (engine === "postgres") query = query.forUpdate();
  return (await query.execute()).map((row) => row.id);
}

/** What they want to be told of, and how: JSON AlertSettings, or null. */
export async function findAlertsOf(
  db: Db,
  id: string,
): Promise<{ alerts: string | null; locale: string; disabled: number } | undefined> {
  return db
    .selectFrom("operators")
    .select(["alerts", "locale", "disabled"])
    .where("id", "=", id)
    .executeTakeFirst();
}

export async function findAvatar(db: Db, id: string): Promise<string | null> {
  const row = await db.selectFrom("operators").select("avatar").where("id", "=", id).executeTakeFirst();
  return row?.avatar ?? null;
}

export async function listDepartmentIds(db: Db, operatorId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("memberships")
    .select("departmentId")
    .where("operatorId", "=", operatorId)
    .orderBy("departmentId")
    .execute();
  return rows.map((row) => row.departmentId);
}

/** Ids of departments that do not exist are left out. */
export async function replaceDepartments(db: Db, operatorId: string, ids: readonly string[]): Promise<void> {
  await db.deleteFrom("memberships").where("operatorId", "=", operatorId).execute();
  if (ids.length === 0) return;
  await db
    .insertInto("memberships")
    .columns(["operatorId", "departmentId"])
    .expression(
      db
        .selectFrom("departments")
        .select([sql.val(operatorId).as("operatorId"), "departments.id as departmentId"])
        .where("departments.id", "in", [...ids]),
    )
    .execute();
}

/** Operators with a console open on any process. */
export async function listConnectedIds(db: Db): Promise<Set<string>> {
  const rows = await db.selectFrom("connections").select("operatorId").distinct().execute();
  return new Set(rows.map((row) => row.operatorId));
}

/** Active chats per operator that are not put off; without an entry: none. */
export async function countActiveChats(db: Db): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom("chats")
    .innerJoin("conversations", "conversations.id", "chats.conversationId")
    .select((e) => ["chats.operatorId", e.fn.countAll<number>().as("chats")])
    .where("chats.state", "=", "active")
    .where("conversations.snoozedUntil", "is", null)
    .groupBy("chats.operatorId")
    .execute();
  return new Map(rows.flatMap((row) => (row.operatorId ? [[row.operatorId, Number(row.chats)]] : [])));
}
