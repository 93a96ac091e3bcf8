import { randomUUID } from "node:crypto";
import type { Live } from "../../server/src/live/registry.ts";
import type { Place } from "../../shared/src/places.ts";
import { Here } from "../../shared/src/tracking.ts";

/** Visitors on the sites, as a shop has them: few pages are seen by many, most cities by few. */

const UA =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36";
export const PAGES = 3_000;
const CITIES = 2_500;

/** Numbers below `most`, small ones much more often. */
export const skewed = (most: number): number => Math.floor(most * Math.random() ** 3);

function placeAt(index: number): Place {
  const country = ["CO", "MX", "ES", "AR", "CL", "PE", "US"][index % 7] ?? "CO";
  const [lat, lng] = [(index * 7.13) % 80, (index * 13.7) % 180];
  return { country, region: `Region ${index % 90}`, city: `City ${index}`, lat, lng, source: "database" };
}

export function pageAt(index: number) {
  return {
    url: `https://shop.example/products/${index}?color=blue`,
    title: `Product ${index}`,
    referrer: "",
  };
}

/** What a tracked page says first. */
export function hereOn(index: number): Here {
  return {
    tab: randomUUID(),
    page: pageAt(index),
    pageMs: 0,
    visitMs: 0,
    visits: 1 + (index % 3),
    language: "es-CO",
    timeZone: "America/Bogota",
    screen: { width: 1440, height: 900 },
    touch: false,
    active: true,
    attributes: { plan: index % 4 === 0 ? "pro" : "free" },
  };
}

/** One more visitor, without a connection; answers how to move them on. */
export function addVisitor(live: Live, siteId: string): { move(): void; toggle(): void } {
  const seat = { join: () => undefined, leave: () => undefined };
  const address = randomUUID();
  const from = { siteId, tokenHash: null, address, userAgent: UA, place: placeAt(skewed(CITIES)) };
  live.arrive(seat, from, Here.parse(hereOn(skewed(PAGES))));
  let isActive = true;
  return {
    move: () => void live.turn(seat, pageAt(skewed(PAGES))),
    toggle() {
      isActive = !isActive;
      live.setActive(seat, isActive);
    },
  };
}
