import type { Settings } from "@palique/shared/admin.ts";
import type { Retention } from "@palique/shared/privacy.ts";
import { TYPING_SPEED } from "@palique/shared/typing.ts";
import { type Db, fromJson } from "../db/store.ts";
import { REFUSED_ENDINGS } from "../files/refused-endings.ts";

/** In days; 0: for ever. Nobody's conversations go without somebody having decided it: see decision 020. */
const RETENTION: Retention = {
  visits: 90,
  conversations: 0,
  tickets: 0,
  files: 0,
  recordings: 90,
  contacts: 365,
  invitations: 90,
  push: 180,
  mails: 30,
  audit: 1095,
};

/** What counts until someone chooses otherwise. */
function defaults(): Settings {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return {
    organisation: "Palique",
    idleAwayMinutes: 10,
    editMinutes: 15,
    timeZone,
    typing: TYPING_SPEED,
    refusedFiles: REFUSED_ENDINGS,
    retention: RETENTION,
    addresses: "whole",
  };
}

export async function readSettings(db: Db): Promise<Settings> {
  const rows = await db
    .selectFrom("settings")
    .selectAll()
    .where("name", "in", Object.keys(defaults()))
    .execute();
  const known: Partial<Settings> = Object.fromEntries(rows.map((row) => [row.name, fromJson(row.value)]));
  const settings = { ...defaults(), ...known };
  // Kinds of data that came with a later version have their usual time.
  return { ...settings, retention: { ...RETENTION, ...settings.retention } };
}

export async function writeSettings(db: Db, settings: Partial<Settings>): Promise<void> {
  for (const [name, value] of Object.entries(settings)) {
    const json = JSON.stringify(value);
    await db
      .insertInto("settings")
      .values({ name, value: json })
      .onConflict((conflict) => conflict.column("name").doUpdateSet({ value: json }))
      .execute();
  }
}

/**
 * Names the organisation for the first time; false when it has a name. Whoever gets true sets everything up:
 * a second process waits here for the first one's transaction and then gets false.
 */
export async function claimOrganisation(db: Db, name: string): Promise<boolean> {
  const result = await db
    .insertInto("settings")
    .values({ name: "organisation", value: JSON.stringify(name) })
    .onConflict((conflict) => conflict.column("name").doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0) === 1;
}
