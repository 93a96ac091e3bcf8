import { type Findable, findable, fitness } from "./match.ts";
import type { PaletteItem } from "./sources.ts";

type Found = Pick<PaletteItem, "id" | "title" | "about" | "keywords">;
export interface Section<I extends Found = PaletteItem> {
  id: string;
  title: string;
  items: readonly I[];
}

const MOST_IN_ONE = 7;
/** A little more for what was used lately: it wins among equals. */
const LATELY = 15;

/** The best of each section; the section with the best match comes first, and without a query what was used lately. */
export function sectionsFor<I extends Found>(
  query: string,
  sections: readonly Section<I>[],
  recent: readonly string[],
  recentTitle: string,
): Section<I>[] {
  if (!query.trim()) return atFirst(sections, recent, recentTitle);
  const ranked = sections.map((section) => {
    const fits = section.items
      .map((item) => ({ item, fit: fitness(query, known(item)) }))
      .filter(({ fit }) => fit > 0)
      .map(({ item, fit }) => ({ item, fit: fit + (recent.includes(item.id) ? LATELY : 0) }))
      .sort((a, b) => b.fit - a.fit);
    return { section, best: fits[0]?.fit ?? 0, items: fits.slice(0, MOST_IN_ONE).map(({ item }) => item) };
  });
  return ranked
    .filter(({ best }) => best > 0)
    .sort((a, b) => b.best - a.best)
    .map(({ section, items }) => ({ ...section, items }));
}

function atFirst<I extends Found>(
  sections: readonly Section<I>[],
  recent: readonly string[],
  title: string,
): Section<I>[] {
  const all = new Map(sections.flatMap(({ items }) => items.map((item) => [item.id, item])));
  const lately = recent.flatMap((id) => all.get(id) ?? []).slice(0, 4);
  const rest = sections.map((section) => ({
    ...section,
    items: section.items.filter((item) => !lately.includes(item)).slice(0, MOST_IN_ONE),
  }));
  return [{ id: "recent", title, items: lately }, ...rest].filter(({ items }) => items.length > 0);
}

const cache = new WeakMap<Found, Findable>();
function known(item: Found): Findable {
  const found = cache.get(item) ?? findable(item.title, `${item.keywords ?? ""} ${item.about ?? ""}`);
  cache.set(item, found);
  return found;
}
