import type { Inventory, InventoryEntry, Kept } from "@palique/shared/privacy.ts";
import { RETENTION_KINDS } from "@palique/shared/privacy-names.ts";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { requireAdmin } from "../operators/require-admin.ts";
import { readSettings } from "../settings/settings.store.ts";
import { ELSEWHERE } from "./inventory/elsewhere.ts";
import type { TableName } from "./inventory/entry.ts";
import { HELD, type Held, TABLES } from "./inventory/inventory.ts";
import { ERASED, EXPIRY, WHY } from "./inventory/words.ts";

type Days = Awaited<ReturnType<typeof readSettings>>["retention"];

/** Everything that is stored of people: what, whose, why, where, for how long. */
export async function showInventory(app: App, actor: OperatorActor): Promise<Inventory> {
  requireAdmin(actor);
  const { retention } = await readSettings(app.db);
  return {
    version: 1,
    generatedAt: new Date(app.now()).toISOString(),
    entries: [
      ...HELD.map((held) => entryOf(held, retention)),
      ...ELSEWHERE.map(({ kept, ...entry }) => ({
        ...entry,
        columns: [],
        kept: { setting: null, days: null, words: kept },
      })),
    ],
    free: (Object.keys(TABLES) as TableName[]).flatMap((name) => {
      const entry = TABLES[name];
      return "free" in entry ? [{ name, reason: entry.free }] : [];
    }),
  };
}

function entryOf({ table, whose, what, why, personal, kept, by, erased }: Held, days: Days): InventoryEntry {
  return {
    name: table,
    place: "database",
    whose,
    what,
    why: WHY[why],
    columns: [...personal],
    kept: keptFor(kept, days),
    exported: by.length > 0,
    erased: ERASED[erased ?? (by.length > 0 ? "removed" : "notTheirs")],
  };
}

function keptFor(kept: Held["kept"], retention: Days): Kept {
  const setting = RETENTION_KINDS.find((kind) => kind === kept) ?? null;
  if (setting === null) return { setting, days: null, words: EXPIRY[kept as keyof typeof EXPIRY] };
  const days = retention[setting];
  return { setting, days, words: wordsFor(days) };
}

function wordsFor(days: number): Kept["words"] {
  if (days === 0) return { en: "For ever", es: "Para siempre" };
  return { en: days === 1 ? "1 day" : `${days} days`, es: days === 1 ? "1 día" : `${days} días` };
}
