import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Place } from "@palique/shared/places.ts";

/** What is known without any database: see scripts/make-places.ts. */
export interface Tables {
  /** The middle of a country; undefined for what is none, such as "XX" for unknown. */
  centre(country: string): { lat: number; lng: number } | undefined;
  /** The reference city of a time zone; null for a zone that is nowhere, such as UTC. */
  zone(name: string): Place | null;
}

/** Reads the two tables that come with the program. */
export function readTables(): Tables {
  const centres = new Map(
    rowsOf("countries.tsv").map(([code = "", lat, lng]) => [code, { lat: Number(lat), lng: Number(lng) }]),
  );
  const zones = new Map(
    rowsOf("time-zones.tsv").map(([name = "", country = "", city = "", lat, lng]): [string, Place] => [
      name,
      { country, region: "", city, lat: Number(lat), lng: Number(lng), source: "time-zone" },
    ]),
  );
  return { centre: (country) => centres.get(country), zone: (name) => zones.get(name) ?? null };
}

function rowsOf(file: string): string[][] {
  const lines = readFileSync(join(import.meta.dirname, file), "utf8")
    .trimEnd()
    .split("\n");
  return lines.map((line) => line.split("\t"));
}
