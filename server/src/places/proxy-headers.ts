import type { Place } from "@palique/shared/places.ts";
import { makePlace } from "./make-place.ts";
import type { Tables } from "./tables.ts";

const PARTS = ["country", "region", "city", "lat", "lng", "lat-lng"] as const;
/** Names of headers, lower case, by what they say; lat-lng: both in one, with a comma. */
export type HeaderNames = { [part in (typeof PARTS)[number]]?: string } & { country: string };

/** What proxies call them, by what the setting calls the proxy. */
const KNOWN: Readonly<Record<string, HeaderNames>> = {
  // More than the country comes with its managed transform "Add visitor location headers".
  cloudflare: {
    country: "cf-ipcountry",
    region: "cf-region",
    city: "cf-ipcity",
    lat: "cf-iplatitude",
    lng: "cf-iplongitude",
  },
  cloudfront: {
    country: "cloudfront-viewer-country",
    region: "cloudfront-viewer-country-region-name",
    city: "cloudfront-viewer-city",
    lat: "cloudfront-viewer-latitude",
    lng: "cloudfront-viewer-longitude",
  },
  vercel: {
    country: "x-vercel-ip-country",
    region: "x-vercel-ip-country-region",
    city: "x-vercel-ip-city",
    lat: "x-vercel-ip-latitude",
    lng: "x-vercel-ip-longitude",
  },
  "app-engine": {
    country: "x-appengine-country",
    region: "x-appengine-region",
    city: "x-appengine-city",
    "lat-lng": "x-appengine-citylatlong",
  },
};

export const PROXIES = Object.keys(KNOWN);

/** A known proxy, or one's own headers: "country=X-Country,city=X-City". undefined: neither. */
export function parseHeaderNames(value: string): HeaderNames | undefined {
  if (Object.hasOwn(KNOWN, value)) return KNOWN[value];
  const names: Partial<HeaderNames> = {};
  for (const pair of value.split(",")) {
    const [, said, name] = pair.trim().match(/^([a-z-]+)\s*=\s*([\w-]+)$/i) ?? [];
    const part = PARTS.find((one) => one === said?.toLowerCase());
    if (!part || !name || names[part]) return undefined;
    names[part] = name.toLowerCase();
  }
  const { country } = names;
  return country ? { ...names, country } : undefined;
}

/** What the headers say; null when they name no country. Whether they can be believed is the caller's to know. */
export function placeOfHeaders(
  headers: Readonly<Record<string, string | string[] | undefined>>,
  names: HeaderNames,
  tables: Tables,
): Place | null {
  const read = (part: keyof HeaderNames) => textOf(names[part] && headers[names[part]]);
  const [lat, lng] = names["lat-lng"] ? read("lat-lng").split(",") : [read("lat"), read("lng")];
  return makePlace(
    {
      country: read("country"),
      region: read("region"),
      city: cityOf(read("city")),
      lat: degreesOf(lat),
      lng: degreesOf(lng),
    },
    "proxy",
    tables,
  );
}

/** HTTP brings bytes: most proxies write UTF-8, some percent-encode it. A header that came twice says nothing. */
function textOf(value: string | string[] | undefined): string {
  if (typeof value !== "string") return "";
  const text = Buffer.from(value, "latin1").toString("utf8");
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** App Engine writes "mountain view", and "?" where it does not know. */
function cityOf(text: string): string {
  if (text === "?") return "";
  return text === text.toLowerCase()
    ? text.replace(/(?<=^|[\s-])\p{Ll}/gu, (letter) => letter.toUpperCase())
    : text;
}

function degreesOf(text: string | undefined): number | undefined {
  return text && /^\s*-?\d{1,3}(\.\d{1,20})?\s*$/.test(text) ? Number(text) : undefined;
}
