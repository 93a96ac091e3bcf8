import type { LivePlace } from "@palique/shared/live-visitors.ts";
import { type Spot, spotOf } from "./mercator.ts";

/** Who is near each other at a zoom, under one mark. */
export interface Cluster {
  /** Of its first place. It stays where that is, whoever comes or goes. */
  key: string;
  spot: Spot;
  /** First the one it is named after. */
  places: LivePlace[];
  counts: Counts;
}

/** Nobody is in two of them. */
export interface Counts {
  visitors: number;
  online: number;
  idle: number;
  inChat: number;
  /** Of all of them: where they are is only an estimate. */
  estimated: number;
}

/** Marks are as far from each other; pixels. */
const APART = 48;

/** Visitors of a place by what they do. Who is in a chat is online too, or has been until a moment ago. */
export function countsOf({ online, idle, inChat, place }: LivePlace): Counts {
  const visitors = Math.max(online + idle, inChat);
  const alone = Math.max(0, online - inChat);
  return {
    visitors,
    online: alone,
    idle: Math.max(0, visitors - inChat - alone),
    inChat,
    estimated: place.source === "time-zone" ? visitors : 0,
  };
}

/**
 * Puts places that are near each other at this zoom under one mark, as few pixels apart as marks need. `before`: keys
 * of the clusters that are shown, which remain as long as anybody is there, so that marks do not jump when counts
 * change; then those with most visitors have marks of their own. West to east, which is the order for the keyboard.
 */
export function clusterPlaces(
  places: readonly LivePlace[],
  zoom: number,
  before: readonly string[] = [],
): Cluster[] {
  const rank = new Map(before.map((key, index) => [key, index]));
  const ranked = places
    .map((place) => ({ place, counts: countsOf(place), rank: rank.get(place.key) ?? before.length }))
    .filter(({ counts }) => counts.visitors > 0)
    .sort(
      (a, b) =>
        a.rank - b.rank || b.counts.visitors - a.counts.visitors || (a.place.key < b.place.key ? -1 : 1),
    );
  const clusters: Cluster[] = [];
  const cells = new Map<string, Cluster[]>();
  for (const { place, counts } of ranked) {
    const spot = spotOf(place.place, zoom);
    const near = nearest(cells, spot);
    if (near) {
      near.places.push(place);
      near.counts = sum(near.counts, counts);
      continue;
    }
    const cluster = { key: place.key, spot, places: [place], counts };
    clusters.push(cluster);
    const cell = cellOf(spot.x, spot.y);
    cells.set(cell, [...(cells.get(cell) ?? []), cluster]);
  }
  return clusters.sort((a, b) => a.spot.x - b.spot.x || a.spot.y - b.spot.y);
}

function nearest(cells: ReadonlyMap<string, Cluster[]>, { x, y }: Spot): Cluster | null {
  let found: Cluster | null = null;
  let distance = APART;
  for (const dx of [-APART, 0, APART]) {
    for (const dy of [-APART, 0, APART]) {
      for (const cluster of cells.get(cellOf(x + dx, y + dy)) ?? []) {
        const far = Math.hypot(cluster.spot.x - x, cluster.spot.y - y);
        if (far >= distance) continue;
        found = cluster;
        distance = far;
      }
    }
  }
  return found;
}

function cellOf(x: number, y: number): string {
  return `${Math.floor(x / APART)} ${Math.floor(y / APART)}`;
}

function sum(a: Counts, b: Counts): Counts {
  return {
    visitors: a.visitors + b.visitors,
    online: a.online + b.online,
    idle: a.idle + b.idle,
    inChat: a.inChat + b.inChat,
    estimated: a.estimated + b.estimated,
  };
}
