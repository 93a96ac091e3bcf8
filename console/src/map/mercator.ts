/** On the map at some zoom, from its top left corner; pixels. */
export interface Spot {
  x: number;
  y: number;
}

export interface Degrees {
  lat: number;
  lng: number;
}

/** The whole earth at zoom 0. */
const WORLD_PX = 256;
/** What is nearer to the poles is not on the map. */
const LAT_MAX = 85.0511287798;

/** Where it is on the map, which is Web Mercator, as tiles are. */
export function spotOf({ lat, lng }: Degrees, zoom: number): Spot {
  const size = WORLD_PX * 2 ** zoom;
  const sin = Math.sin((Math.max(-LAT_MAX, Math.min(LAT_MAX, lat)) * Math.PI) / 180);
  return { x: size * (lng / 360 + 0.5), y: size * (0.5 - Math.atanh(sin) / (2 * Math.PI)) };
}
