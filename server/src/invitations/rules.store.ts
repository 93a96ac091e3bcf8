import type { SaveRule } from "@palique/shared/invitations.ts";
import type { Selectable } from "kysely";
import type { z } from "zod";
import { prepared } from "../db/prepared.ts";
import type { Database } from "../db/schema.ts";
import { type Db, fromJson } from "../db/store.ts";

/** When whom to invite, with which words. */
export type Rule = z.output<typeof SaveRule> & {
  id: string;
  /** Among those of its site: the lowest that fits wins. */
  place: number;
};

function fromRow(row: Selectable<Database["invitationRules"]>): Rule {
  const rest = fromJson<Omit<Rule, "id" | "siteId" | "place" | "enabled" | "goal">>(row.rule);
  const { id, siteId, place, goal } = row;
  return { ...rest, id, siteId, place, goal, enabled: row.enabled === 1 };
}

function toRow({ id, siteId, place, goal, enabled, ...rest }: Rule) {
  return { id, siteId, place, goal, enabled: enabled ? 1 : 0, rule: JSON.stringify(rest) };
}

function inOrder(db: Db) {
  return db.selectFrom("invitationRules").selectAll().orderBy("place").orderBy("id");
}

const ofSite = prepared((db, { siteId }: { siteId: string }) => inOrder(db).where("siteId", "=", siteId));

/** Of every site, or of one, in the order of their priority. */
export async function listRules(db: Db, siteId?: string): Promise<Rule[]> {
  const rows = siteId === undefined ? inOrder(db).execute() : ofSite(db, { siteId });
  return (await rows).map(fromRow);
}

export async function findRule(db: Db, id: string): Promise<Rule | null> {
  const row = await db.selectFrom("invitationRules").selectAll().where("id", "=", id).executeTakeFirst();
  return row ? fromRow(row) : null;
}

/** Those of a site that wait for this event. */
export async function listRulesWithGoal(db: Db, siteId: string, goal: string): Promise<string[]> {
  const rows = await db
    .selectFrom("invitationRules")
    .select("id")
    .where("siteId", "=", siteId)
    .where("goal", "=", goal)
    .execute();
  return rows.map((row) => row.id);
}

export async function insertRule(trx: Db, rule: Rule, now: number): Promise<void> {
  await trx
    .insertInto("invitationRules")
    .values({ ...toRow(rule), createdAt: now })
    .execute();
}

export async function updateRule(trx: Db, rule: Rule): Promise<void> {
  const { id, ...row } = toRow(rule);
  await trx.updateTable("invitationRules").set(row).where("id", "=", id).execute();
}

export async function placeRule(trx: Db, id: string, place: number): Promise<void> {
  await trx.updateTable("invitationRules").set({ place }).where("id", "=", id).execute();
}

export async function deleteRuleRow(trx: Db, id: string): Promise<void> {
  await trx.deleteFrom("invitationRules").where("id", "=", id).execute();
}
