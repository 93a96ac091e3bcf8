import type { Place } from "@palique/shared/places.ts";
import type { Tables } from "./tables.ts";

const NAME_MAX = 80;

interface Told {
  country: string;
  region?: string | undefined;
  city?: string | undefined;
  lat?: number | undefined;
  lng?: number | undefined;
}

/** A place from what somebody else says; null without a known country. Without coordinates it is the country's middle. */
export function makePlace(told: Told, source: Place["source"], tables: Tables): Place | null {
  const country = told.country.toUpperCase();
  const centre = tables.centre(country);
  if (!centre) return null;
  const region = nameOf(told.region);
  return { country, region, city: nameOf(told.city), ...(coordinatesOf(told) ?? centre), source };
}

/** Null for what is not on earth, and for 0, 0: no place with people, and what is said where nothing is known. */
function coordinatesOf({ lat, lng }: Told): { lat: number; lng: number } | null {
  if (lat === undefined || lng === undefined || (lat === 0 && lng === 0)) return null;
  return Math.abs(lat) <= 90 && Math.abs(lng) <= 180 ? { lat, lng } : null;
}

function nameOf(text = ""): string {
  return text.replace(/\p{C}/gu, "").trim().slice(0, NAME_MAX);
}
