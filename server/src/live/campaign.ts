/** Ids that advertisers add to follow one person from their pages to these. */
const CLICK_IDS = new Set([
  "gclid",
  "gclsrc",
  "gbraid",
  "wbraid",
  "dclid",
  "fbclid",
  "msclkid",
  "ttclid",
  "twclid",
  "yclid",
  "li_fat_id",
  "igshid",
  "igsh",
  "mc_eid",
  "_gl",
  "_hsenc",
  "vero_id",
]);
const PARTS_MAX = 10;
const PART_MAX = 100;

/** The address without ids of clicks, which are nobody's business here. */
export function withoutClickIds(url: string): string {
  return without(url, (name) => CLICK_IDS.has(name));
}

/** Addresses that lead to the same page have the same: the campaign and the place on the page make no difference. */
export function pageKey(url: string): string {
  return without(url.split("#", 1)[0] ?? "", (name) => CLICK_IDS.has(name) || name.startsWith("utm_"));
}

function without(url: string, isLeftOut: (name: string) => boolean): string {
  const start = url.indexOf("?");
  if (start < 0) return url;
  const hash = url.indexOf("#", start);
  const end = hash < 0 ? url.length : hash;
  const pairs = url.slice(start + 1, end).split("&");
  const kept = pairs.filter((pair) => !isLeftOut((pair.split("=", 1)[0] ?? "").toLowerCase()));
  // Nothing else of it is written anew: it is the page's own.
  if (kept.length === pairs.length) return url;
  return `${url.slice(0, start)}${kept.length > 0 ? "?" : ""}${kept.join("&")}${url.slice(end)}`;
}

/** What brought somebody here, as the address of the first page says: utm_*, and in short. */
export function campaignOf(url: string): { campaign: string; parts: Record<string, string> } {
  const parts: Record<string, string> = {};
  if (!url.includes("utm_")) return { campaign: "", parts };
  for (const [name, value] of new URL(url).searchParams) {
    if (!/^utm_[a-z_]{1,30}$/.test(name) || value.trim() === "") continue;
    if (Object.keys(parts).length < PARTS_MAX) parts[name] = value.trim().slice(0, PART_MAX);
  }
  return { campaign: [parts.utm_source, parts.utm_campaign].filter(Boolean).join(" / "), parts };
}
