import type { Db } from "../db/store.ts";
import { readSettings } from "../settings/settings.store.ts";

/** The day (YYYY-MM-DD) it is at `at` (epoch ms) in the organisation's time zone. */
export async function dayOf(db: Db, at: number): Promise<string> {
  const { timeZone } = await readSettings(db);
  // Sweden writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(at);
}
