import type { MapTiles } from "@palique/shared/places.ts";
import { map as leaflet, type Polygon, polygon, svg, tileLayer } from "leaflet";
import type { Degrees, Spot } from "./mercator.ts";
import type { Outline } from "./outlines.ts";
import "leaflet/dist/leaflet.css";

/** The part of the earth in sight, in pixels of the whole map at this zoom. */
export interface View {
  zoom: number;
  /** What the pane counts its pixels from. */
  origin: Spot;
  corner: Spot;
  width: number;
  height: number;
}

export interface WorldMap {
  /** Lies over the earth and moves with it. */
  pane: HTMLElement;
  maxZoom: number;
  draw(outlines: readonly Outline[]): void;
  /** How dark countries are, 1 to 4; all others are not. */
  shade(levels: ReadonlyMap<string, number>): void;
  /** `around` stays where it is; without, the middle. */
  zoomBy(steps: number, around?: Degrees): void;
  /** Pixels. */
  panBy(x: number, y: number): void;
  /** All of them as close as there is room for. */
  fit(places: readonly Degrees[], closest?: number): void;
  /** Closer to all of them, by a step at least. */
  approach(places: readonly Degrees[]): void;
  /** Into sight with as little moving as possible. */
  bringIn(place: Degrees): void;
  remove(): void;
}

interface Options {
  tiles: MapTiles | null;
  /** Nothing moves by itself. */
  isCalm: boolean;
  /** What is in sight is another part now. */
  onView: (view: View) => void;
}

/** Closer, the outlines are only crooked lines. */
const OUTLINES_MAX = 6;
const TILES_MAX = 16;
/** Of the bundled outlines, which can be drawn at any zoom. */
const STEP = 0.25;
const EARTH: [number, number][] = [
  [-90, -180],
  [90, 180],
];
/** Marks keep away from the edge; pixels. */
const PADDING: [number, number] = [56, 56];
const WORLD: [Degrees, Degrees] = [
  { lat: -56, lng: -168 },
  { lat: 76, lng: 178 },
];

/** The earth, to be moved and zoomed: with outlines of ours, or tiles of somebody else's where there are some. */
export function openWorldMap(element: HTMLElement, { tiles, isCalm, onView }: Options): WorldMap {
  const animate = !isCalm;
  const maxZoom = tiles ? TILES_MAX : OUTLINES_MAX;
  const zoomSnap = tiles ? 1 : STEP;
  const map = leaflet(element, {
    attributionControl: false,
    zoomControl: false,
    keyboard: false,
    zoomSnap,
    maxZoom,
    maxBounds: [
      [-85, -200],
      [85, 200],
    ],
    maxBoundsViscosity: 1,
    inertia: animate,
    zoomAnimation: animate,
    fadeAnimation: animate,
    renderer: svg({ padding: 1 }),
  });
  let isZooming = false;
  map.on("zoomanim", () => {
    isZooming = true;
  });
  map.on("zoomend", () => {
    isZooming = false;
  });
  const countries = new Map<string, Polygon>();
  let levels: ReadonlyMap<string, number> = new Map();

  function tell(): void {
    const origin = map.getPixelOrigin();
    const { min } = map.getPixelBounds();
    const { x: width, y: height } = map.getSize();
    if (min) onView({ zoom: map.getZoom(), origin, corner: min, width, height });
  }
  /** No smaller than there is room for. */
  function limit(): void {
    const room = Math.log2(map.getSize().x / 256) - STEP;
    map.setMinZoom(Math.max(0, Math.floor(room / zoomSnap) * zoomSnap));
  }
  function shadeAll(): void {
    for (const [country, shape] of countries)
      shape.getElement()?.setAttribute("data-shade", String(levels.get(country) ?? 0));
  }
  const boundsOf = (places: readonly Degrees[]) => places.map(({ lat, lng }): [number, number] => [lat, lng]);
  const observer = new ResizeObserver(() => {
    map.invalidateSize({ animate: false });
    limit();
  });

  const pane = map.createPane("visitors", map.getPane("markerPane"));
  map.fitBounds(boundsOf(WORLD), { animate: false });
  limit();
  map.on("zoom moveend viewreset resize", tell);
  observer.observe(element);
  if (tiles) {
    // Beyond the edge of the map there are none to ask for. Most who run tiles want to know for which website.
    const referrerPolicy = "strict-origin-when-cross-origin";
    tileLayer(tiles.url, { noWrap: true, bounds: EARTH, maxZoom, referrerPolicy }).addTo(map);
  }
  tell();

  return {
    pane,
    maxZoom,
    draw(outlines) {
      for (const { country, polygons } of outlines) {
        const shape = polygon(polygons, { className: "map-country", interactive: false, smoothFactor: 0.6 });
        countries.set(country, shape.addTo(map));
      }
      shadeAll();
    },
    shade(next) {
      levels = next;
      shadeAll();
    },
    zoomBy(steps, around) {
      const { lat, lng } = around ?? map.getCenter();
      map.setZoomAround([lat, lng], map.getZoom() + steps, { animate });
    },
    panBy: (x, y) => void map.panBy([x, y], { animate, duration: 0.15 }),
    fit(places, closest = maxZoom) {
      const shown = places.length > 0 ? places : WORLD;
      map.fitBounds(boundsOf(shown), {
        animate,
        padding: places.length > 0 ? PADDING : [0, 0],
        maxZoom: closest,
      });
    },
    approach(places) {
      const target = map.getBoundsZoom(boundsOf(places), false, map.getSize().multiplyBy(0).add(PADDING));
      const zoom = Math.min(maxZoom, Math.max(target, map.getZoom() + 1));
      const lats = places.map(({ lat }) => lat);
      const lngs = places.map(({ lng }) => lng);
      map.setView([middle(lats), middle(lngs)], zoom, { animate });
    },
    bringIn: ({ lat, lng }) => void map.panInside([lat, lng], { animate, padding: PADDING }),
    remove() {
      observer.disconnect();
      map.off("zoom moveend viewreset resize", tell);
      // Leaflet ends a zoom by a timer that does not know of a map that is gone.
      if (isZooming) map.once("moveend", () => map.remove());
      else map.remove();
    },
  };
}

function middle(numbers: readonly number[]): number {
  return (Math.min(...numbers) + Math.max(...numbers)) / 2;
}
