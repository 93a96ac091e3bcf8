/** Where somebody is, as good as it is known. */
export interface Place {
  /** ISO 3166-1 alpha-2, upper case. */
  country: string;
  /** "" where it is not known. */
  region: string;
  city: string;
  /** Degrees. */
  lat: number;
  lng: number;
  /**
   * database, proxy: from the address. time-zone: the reference city of the browser's zone, which is only an
   * estimate and is shown as one.
   */
  source: "database" | "proxy" | "time-zone";
}

/** Pictures of the earth under the map of visitors, from somebody else's server. */
export interface MapTiles {
  /** With {z}, {x} and {y} in its path, as Leaflet reads it. */
  url: string;
  /** Whose they are: plain words, and links as [text](https://…). */
  attribution: string;
}
