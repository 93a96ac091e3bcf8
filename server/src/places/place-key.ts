import type { Place } from "@palique/shared/places.ts";

/** What LiveFilter.place allows. */
const KEY_MAX = 100;

/**
 * The same for everybody at the same place: a city, or what is known of it. By name, since databases give the
 * networks of one city coordinates of their own. Estimates are never mixed with what is known from the address.
 */
export function placeKey(place: Place): string {
  const mark = place.source === "time-zone" ? "~" : "";
  return `${mark}${place.country}/${place.region}/${place.city}`.slice(0, KEY_MAX);
}
