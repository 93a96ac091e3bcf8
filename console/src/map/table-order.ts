import type { LivePlace } from "@palique/shared/live-visitors.ts";
import { type Counts, countsOf } from "./clusters.ts";

export const COLUMNS = ["country", "city", "visitors", "online", "idle", "inChat"] as const;
export type Column = (typeof COLUMNS)[number];

export interface Order {
  column: Column;
  descending: boolean;
}

export interface PlaceRow {
  place: LivePlace;
  country: string;
  counts: Counts;
}

/** The places as rows in this order; those that are equal in it by name. `nameOf` gives a country's name. */
export function orderRows(
  places: readonly LivePlace[],
  { column, descending }: Order,
  nameOf: (code: string) => string,
  language: string,
): PlaceRow[] {
  const { compare } = new Intl.Collator(language, { sensitivity: "base" });
  const byName = (a: PlaceRow, b: PlaceRow) =>
    compare(a.country, b.country) || compare(a.place.place.city, b.place.place.city);
  const by = (a: PlaceRow, b: PlaceRow): number => {
    if (column === "country") return compare(a.country, b.country);
    if (column === "city") return compare(a.place.place.city, b.place.place.city);
    return a.counts[column] - b.counts[column];
  };
  return places
    .map((place) => ({ place, country: nameOf(place.place.country), counts: countsOf(place) }))
    .filter(({ counts }) => counts.visitors > 0)
    .sort((a, b) => (descending ? by(b, a) : by(a, b)) || byName(a, b));
}
