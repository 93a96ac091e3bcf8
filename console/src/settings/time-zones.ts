import type { Locale } from "@palique/shared/locale.ts";
import { cityOf } from "../visitor/about.ts";

interface Zone {
  id: string;
  /** "Bogota · Colombia Time (GMT-5)" */
  label: string;
  region: string;
}

const made = new Map<string, readonly Zone[]>();

/** Every zone this browser knows and the given one, named as people here call them, by region and city. */
export function timeZones(locale: Locale, chosen: string): readonly Zone[] {
  const key = `${locale} ${chosen}`;
  const known = made.get(key);
  if (known) return known;
  const ids = [...new Set([...Intl.supportedValuesOf("timeZone"), "UTC", chosen])];
  const zones = ids
    .map((id) => ({
      id,
      label: labelOf(id, locale),
      region: id.includes("/") ? (id.split("/")[0] ?? "") : "",
    }))
    .sort((a, b) => a.region.localeCompare(b.region, locale) || a.label.localeCompare(b.label, locale));
  made.set(key, zones);
  return zones;
}

function labelOf(id: string, locale: Locale): string {
  try {
    if (!id.includes("/")) return id;
    const name = named(id, locale, "longGeneric");
    const offset = named(id, locale, "shortOffset");
    const about = name === offset ? offset : `${name} (${offset})`;
    return `${cityOf(id)} · ${about}`;
  } catch {
    // A zone this browser does not know: as it is stored.
    return id;
  }
}

function named(timeZone: string, locale: Locale, timeZoneName: "longGeneric" | "shortOffset"): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName }).formatToParts();
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
}
