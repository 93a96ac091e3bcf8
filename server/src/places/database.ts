import { type BigIntStats, readFileSync, statSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import type { Place } from "@palique/shared/places.ts";
import { type CityResponse, Reader } from "mmdb-lib";
import { z } from "zod";
import type { Log } from "../log.ts";
import { makePlace } from "./make-place.ts";
import type { Tables } from "./tables.ts";

export interface Database {
  /** null: not in it. */
  find(address: string): Place | null;
  /** Looks this often, in ms, whether the file is a newer one, until the answer is called. */
  follow(everyMs: number): () => void;
}

interface Parts {
  tables: Tables;
  /** Of the names, where the database has it. */
  language: string;
  log: Log;
}

const Named = z.object({ names: z.record(z.string(), z.string()).optional() }).optional();
/** What databases of cities and of countries say alike; the rest of a record does not matter. */
const Found = z.object({
  country: z.object({ iso_code: z.string() }),
  subdivisions: z.array(Named).optional(),
  city: Named,
  location: z.object({ latitude: z.number().optional(), longitude: z.number().optional() }).optional(),
});

/**
 * A database in MaxMind's format, whole in memory. One that cannot be understood is logged once and knows nothing;
 * when its successor is broken, the one before goes on. Throws when the file cannot be read now.
 */
export function openDatabase(path: string, { tables, language, log }: Parts): Database {
  // Before it is read: what is written meanwhile is another one.
  let stamp = stampOf(statSync(path, { bigint: true }));
  let reader = understand(readFileSync(path));
  /** Of this reader: that its records are broken has been said. */
  let isReported = false;

  function understand(bytes: Buffer): Reader<CityResponse> | null {
    try {
      const opened = new Reader<CityResponse>(bytes);
      log.info({
        event: "places.database",
        type: opened.metadata.databaseType,
        built: opened.metadata.buildEpoch,
      });
      return opened;
    } catch (error) {
      log.error({ event: "places.database-broken", path, err: error });
      return null;
    }
  }

  function placeOf({ country, subdivisions, city, location }: z.infer<typeof Found>): Place | null {
    const nameIn = (one: z.infer<typeof Named>) => one?.names?.[language] ?? one?.names?.en;
    const told = {
      country: country.iso_code,
      region: nameIn(subdivisions?.[0]),
      city: nameIn(city),
      lat: location?.latitude,
      lng: location?.longitude,
    };
    return makePlace(told, "database", tables);
  }

  async function look(): Promise<void> {
    const now = stampOf(await stat(path, { bigint: true }).catch(() => null));
    if (now === stamp) return;
    stamp = now;
    const bytes = await readFile(path).catch((error: unknown) => {
      log.error({ event: "places.database-unreadable", path, err: error });
      return null;
    });
    const newer = bytes && understand(bytes);
    if (!newer) return;
    reader = newer;
    isReported = false;
  }

  return {
    find(address) {
      try {
        const { data } = Found.safeParse(reader?.get(address));
        return data ? placeOf(data) : null;
      } catch (error) {
        if (!isReported) log.error({ event: "places.database-broken", path, err: error });
        isReported = true;
        return null;
      }
    },
    follow(everyMs) {
      let isLooking = false;
      const timer = setInterval(async () => {
        if (isLooking) return;
        isLooking = true;
        await look();
        isLooking = false;
      }, everyMs).unref();
      return () => clearInterval(timer);
    },
  };
}

/** Another one when the file was replaced or written to; asking works on network drives, too. "": there is none. */
function stampOf(stats: BigIntStats | null): string {
  return stats ? `${stats.ino} ${stats.size} ${stats.mtimeNs}` : "";
}
