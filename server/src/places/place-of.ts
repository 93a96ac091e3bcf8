import type { Place } from "@palique/shared/places.ts";

/** What a connection tells of where it comes from. */
export interface Whereabouts {
  /** Whole, as the network knows it; read in memory only. */
  address: string;
  /** Of the handshake; those of a proxy count only from a trusted one. */
  headers: Readonly<Record<string, string | string[] | undefined>>;
  /** IANA zone, as the browser says. */
  timeZone: string | null;
}

export interface Places {
  /** The best that is known; null: nothing. */
  of(from: Whereabouts): Place | null;
}

/** Knows no place. */
export function openPlaces(): Places {
  return { of: () => null };
}
