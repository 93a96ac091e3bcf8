import type { Canned } from "@palique/shared/canned.ts";
import { LOCALES } from "@palique/shared/locale.ts";
import { fits } from "../../text/fold.ts";

export interface Filter {
  query: string;
  /** "" for all, "personal", "global" or a department's id. */
  whose: string;
  /** Null: all; "": those in none. */
  folder: string | null;
}

export interface Section {
  /** "personal", "global" or a department's id. */
  whose: string;
  folders: { name: string; items: Canned[] }[];
}

function whoseOf({ scope, departmentId }: Pick<Canned, "scope" | "departmentId">): string {
  return departmentId ?? scope;
}

export function isListed(one: Canned, { query, whose, folder }: Filter): boolean {
  if (whose && whoseOf(one) !== whose) return false;
  if (folder !== null && one.folder !== folder) return false;
  const texts = LOCALES.map((locale) => one.texts[locale] ?? "").join(" ");
  return fits(query, `${one.shortcut} ${one.title} ${one.folder} ${texts}`);
}

/** One's own first, then the departments by name, then everyone's; folders by name, those in none first. */
export function sectionsOf(list: readonly Canned[], departmentName: (id: string) => string): Section[] {
  const place = (whose: string) =>
    whose === "personal" ? "0" : whose === "global" ? "2" : `1 ${departmentName(whose)}`;
  return [...Map.groupBy(list, whoseOf)]
    .sort(([a], [b]) => byName(place(a), place(b)))
    .map(([whose, items]) => ({ whose, folders: foldersOf(items) }));
}

function foldersOf(list: readonly Canned[]): Section["folders"] {
  return [...Map.groupBy(list, (one) => one.folder)]
    .sort(([a], [b]) => byName(a, b))
    .map(([name, items]) => ({ name, items: items.sort((a, b) => byName(a.shortcut, b.shortcut)) }));
}

/** As people count: 2 before 10. */
function byName(a: string, b: string): number {
  return a.localeCompare(b, undefined, { numeric: true });
}

/** The first so many of all. */
export function firstOf(sections: readonly Section[], most: number): Section[] {
  let room = most;
  const cut = sections.map(({ whose, folders }) => ({
    whose,
    folders: folders
      .map(({ name, items }) => {
        const first = items.slice(0, room);
        room -= first.length;
        return { name, items: first };
      })
      .filter(({ items }) => items.length > 0),
  }));
  return cut.filter(({ folders }) => folders.length > 0);
}

/** The names of folders there are, without "". */
export function folderNames(list: readonly Canned[]): string[] {
  const names = new Set(list.map((one) => one.folder).filter(Boolean));
  return [...names].sort(byName);
}
