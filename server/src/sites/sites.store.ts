import type { SaveSite } from "@palique/shared/admin.ts";
import { SHARING_AT_FIRST } from "@palique/shared/sharing-at-first.ts";
import type { Selectable } from "kysely";
import type { z } from "zod";
import type { Database } from "../db/schema.ts";
import { type Db, fromJson } from "../db/store.ts";

type Saved = z.output<typeof SaveSite>;

/** A website or brand that embeds the widget. */
export interface Site extends Saved {
  id: string;
  /** Public, in the script tag. */
  key: string;
}

/** What sites that were saved before it existed have. */
const LATER = {
  pagePriority: "none",
  priorityRules: [],
  visitorFiles: true,
  fileMaxMb: null,
  visitorPush: false,
  missedMailMinutes: 5,
  linkTitles: false,
  tracking: "memory",
  analytics: { gtag: false, dataLayer: false, matomo: false, plausible: false },
  sharing: SHARING_AT_FIRST,
} satisfies Partial<Saved>;

function fromRow(row: Selectable<Database["sites"]>): Site {
  const look = fromJson<Omit<Saved, "name" | "origins">>(row.look);
  return {
    ...LATER,
    ...look,
    id: row.id,
    key: row.key,
    name: row.name,
    origins: fromJson<string[]>(row.origins),
  };
}

function toRow(site: Site) {
  const { id, key, name, origins, ...look } = site;
  return { id, key, name, origins: JSON.stringify(origins), look: JSON.stringify(look) };
}

/**
 * By the key in the script tag. Read every time: it is one look-up in an index, and a cache would have to hear
 * of changes made by other processes.
 */
export async function findSiteByKey(db: Db, key: string): Promise<Site | null> {
  const row = await db.selectFrom("sites").selectAll().where("key", "=", key).executeTakeFirst();
  return row ? fromRow(row) : null;
}

export async function findSite(db: Db, id: string): Promise<Site | null> {
  const row = await db.selectFrom("sites").selectAll().where("id", "=", id).executeTakeFirst();
  return row ? fromRow(row) : null;
}

export async function listSites(db: Db): Promise<Site[]> {
  const rows = await db.selectFrom("sites").selectAll().orderBy("createdAt").orderBy("id").execute();
  return rows.map(fromRow);
}

export async function insertSite(db: Db, site: Site, now: number): Promise<void> {
  await db
    .insertInto("sites")
    .values({ ...toRow(site), createdAt: now })
    .execute();
}

export async function updateSite(db: Db, site: Site): Promise<void> {
  await db.updateTable("sites").set(toRow(site)).where("id", "=", site.id).execute();
}
