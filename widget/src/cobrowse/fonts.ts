import type { eventWithTime } from "@rrweb/types";
import { fetchData } from "./data-url.ts";
import { newsOf } from "./page-news.ts";

const MAX_BYTES = 300_000;
const ALL_MAX = 1_500_000;
const KINDS = /font|octet-stream|woff|opentype|truetype/;

/** Fonts that the page has loaded go along as data: most servers give them to their own site only. */
export async function fontNews(add: (news: eventWithTime) => void, isOver: () => boolean): Promise<void> {
  const loaded = new Set(
    [...document.fonts].filter(({ status }) => status === "loaded").map(({ family }) => bare(family)),
  );
  const sent = new Set<string>();
  let room = ALL_MAX;
  for (const { style, parentStyleSheet } of faces()) {
    const family = bare(style.getPropertyValue("font-family"));
    const [, address] = /url\(\s*["']?([^"')]+)/.exec(style.getPropertyValue("src")) ?? [];
    if (!address || !loaded.has(family)) continue;
    const url = new URL(address, parentStyleSheet?.href ?? document.baseURI).href;
    if (sent.has(url)) continue;
    sent.add(url);
    const font = await fetchData(url, KINDS, Math.min(MAX_BYTES, room));
    if (isOver()) return;
    if (!font) continue;
    room -= font.length;
    const descriptors: Record<string, string> = {};
    for (const [name, property] of DESCRIPTORS) {
      const value = style.getPropertyValue(property);
      if (value) descriptors[name] = value;
    }
    add(newsOf("palique:font", { family, descriptors, font }));
  }
}

const DESCRIPTORS = [
  ["weight", "font-weight"],
  ["style", "font-style"],
  ["stretch", "font-stretch"],
  ["unicodeRange", "unicode-range"],
] as const;

function faces(): CSSFontFaceRule[] {
  return [...document.styleSheets].flatMap(rulesOf);
}

function rulesOf(sheet: CSSStyleSheet): CSSFontFaceRule[] {
  try {
    return [...sheet.cssRules].flatMap((rule) => {
      if (rule instanceof CSSImportRule) return rule.styleSheet ? rulesOf(rule.styleSheet) : [];
      return rule instanceof CSSFontFaceRule ? [rule] : [];
    });
  } catch {
    // Of another origin.
    return [];
  }
}

const bare = (family: string): string => family.replace(/^["']|["']$/g, "");
