import type { Canned, CannedScope } from "@palique/shared/canned.ts";
import type { FileCard } from "@palique/shared/conversation.ts";
import type { Localized } from "@palique/shared/locale.ts";
import type { Selectable } from "kysely";
import type { Database } from "../db/schema.ts";
import { type Db, fromJson } from "../db/store.ts";
import { signFile } from "../files/sign-files.ts";

export type CannedRow = Selectable<Database["cannedMessages"]>;

/** As it goes over the wire. */
export function toCanned(
  { scope, ownerId, texts, files, updatedAt: _, ...row }: CannedRow,
  now: number,
): Canned {
  return {
    ...row,
    scope: scope as CannedScope,
    departmentId: scope === "department" ? ownerId : null,
    texts: fromJson<Localized>(texts),
    files: fromJson<FileCard[]>(files).map((file) => signFile(file, now)),
  };
}

/** One's own, those of the departments given (null: of all) and the global ones, by shortcut. */
export function listCannedFor(
  db: Db,
  operatorId: string,
  departmentIds: readonly string[] | null,
): Promise<CannedRow[]> {
  return db
    .selectFrom("cannedMessages")
    .selectAll()
    .where((eb) =>
      eb.or([
        eb("scope", "=", "global"),
        eb.and([eb("scope", "=", "personal"), eb("ownerId", "=", operatorId)]),
        ...(departmentIds === null
          ? [eb("scope", "=", "department")]
          : departmentIds.length > 0
            ? [eb.and([eb("scope", "=", "department"), eb("ownerId", "in", [...departmentIds])])]
            : []),
      ]),
    )
    .orderBy("shortcut")
    .orderBy("id")
    .execute();
}

export function findCanned(db: Db, id: string): Promise<CannedRow | undefined> {
  return db.selectFrom("cannedMessages").selectAll().where("id", "=", id).executeTakeFirst();
}

/** The one with this shortcut among those of the same owner. */
export function findByShortcut(
  db: Db,
  { scope, ownerId, shortcut }: Pick<CannedRow, "scope" | "ownerId" | "shortcut">,
): Promise<CannedRow | undefined> {
  return db
    .selectFrom("cannedMessages")
    .selectAll()
    .where("scope", "=", scope)
    .where("ownerId", "=", ownerId)
    .where("shortcut", "=", shortcut)
    .executeTakeFirst();
}

export async function countCanned(db: Db, scope: string, ownerId: string): Promise<number> {
  const { count } = await db
    .selectFrom("cannedMessages")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("scope", "=", scope)
    .where("ownerId", "=", ownerId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function insertCanned(trx: Db, row: CannedRow): Promise<void> {
  await trx.insertInto("cannedMessages").values(row).execute();
}

/** What is not given stays as it is. */
export async function updateCanned(
  trx: Db,
  { id, ...row }: Partial<Omit<CannedRow, "uses">> & Pick<CannedRow, "id">,
): Promise<void> {
  await trx.updateTable("cannedMessages").set(row).where("id", "=", id).execute();
}

export async function deleteCannedRow(trx: Db, id: string): Promise<void> {
  await trx.deleteFrom("cannedMessages").where("id", "=", id).execute();
}

export async function countUse(trx: Db, id: string): Promise<void> {
  await trx
    .updateTable("cannedMessages")
    .set((eb) => ({ uses: eb("uses", "+", 1) }))
    .where("id", "=", id)
    .execute();
}
