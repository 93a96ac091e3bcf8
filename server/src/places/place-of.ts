import type { Place } from "@palique/shared/places.ts";
import proxyAddr from "proxy-addr";

import type { Config } from "../config.ts";
import type { Log } from "../log.ts";
import { isPublicAddress } from "../public-address.ts";
import { openDatabase } from "./database.ts";
import { placeOfHeaders } from "./proxy-headers.ts";
import { readTables } from "./tables.ts";

/** What a connection tells of where it comes from. */
export interface Whereabouts {
  /** Whole, as the network knows it; read in memory only. */
  address: string;
  /** Address of who sent the request: a proxy's, where there is one. */
  peer: string;
  /** Of the handshake; those of a proxy count only when the peer is a trusted one. */
  headers: Readonly<Record<string, string | string[] | undefined>>;
  /** IANA zone, as the browser says. */
  timeZone: string | null;
}

export interface Places {
  /** The best that is known; null: nothing. Decided in memory in some microseconds: ask once per connection. */
  of(from: Whereabouts): Place | null;
  /** Looks this often, in ms, whether the database is a newer one, until the answer is called. */
  follow(everyMs: number): () => void;
}

/**
 * Knows places from the database of addresses, else from headers of a trusted proxy, else, as an estimate, from the
 * browser's time zone. Throws when GEOIP_DB cannot be read at all; one that is no database is logged and not used.
 */
export function openPlaces(config: Config, log: Log): Places {
  const tables = readTables();
  const database = config.geoipDb
    ? openDatabase(config.geoipDb, { tables, language: config.defaultLocale, log })
    : null;
  const names = config.geoipHeaders;
  const trusts = trusted(config.trustProxy);
  return {
    of: ({ address, peer, headers, timeZone }) =>
      (isPublicAddress(address) ? database?.find(address) : null) ??
      (names && trusts(peer) ? placeOfHeaders(headers, names, tables) : null) ??
      (timeZone ? tables.zone(timeZone) : null),
    follow: (everyMs) => database?.follow(everyMs) ?? (() => {}),
  };
}

/** Whether the setting, as Express reads it, trusts whoever is at the other end of the connection. */
function trusted(setting: Config["trustProxy"]): (peer: string) => boolean {
  if (typeof setting !== "string") return () => Number(setting) > 0;
  const trust = proxyAddr.compile(setting.split(",").map((part) => part.trim()));
  return (peer) => trust(peer, 0);
}
