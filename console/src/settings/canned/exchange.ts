import type { Canned, CannedScope, ImportCanned } from "@palique/shared/canned.ts";
import { CANNED_IMPORT_MAX, CANNED_TEXT_MAX } from "@palique/shared/limits.ts";
import type { Localized } from "@palique/shared/locale.ts";
import { parseCsv, withoutGuard, writeCsv } from "../../text/csv.ts";
import { folded } from "../../text/fold.ts";
import { FOLDER_MAX, isShortcut, TITLE_MAX } from "./rules.ts";
import type { t } from "./texts.ts";

/** Ready-made texts as files. Departments are named, not numbered: the file may go to another organisation. */

export type ImportItem = ImportCanned["items"][number];
interface Problem {
  /** The line or the message it is in; 0: the file. */
  at: number;
  key: Parameters<typeof t>[0];
  value?: string | number;
}
interface Parsed {
  kind: "json" | "csv";
  items: ImportItem[];
  problems: Problem[];
}
export interface Departments {
  nameOf: (id: string) => string;
  idOf: (name: string) => string | undefined;
}

/** What a file says of one, before it is looked at. */
interface Raw {
  at: number;
  values: Readonly<Record<string, string>>;
}

const COLUMNS = ["scope", "department", "folder", "shortcut", "title", "en", "es"] as const;

export function toJson(list: readonly Canned[], departments: Departments): string {
  const items = list.map(({ scope, departmentId, folder, shortcut, title, texts }) => ({
    scope,
    ...(departmentId && { department: departments.nameOf(departmentId) }),
    folder,
    shortcut,
    title,
    texts,
  }));
  return `${JSON.stringify({ canned: items }, null, 2)}\n`;
}

export function toCsv(list: readonly Canned[], departments: Departments): string {
  const rows = list.map(({ scope, departmentId, folder, shortcut, title, texts }) => [
    scope,
    departmentId ? departments.nameOf(departmentId) : "",
    folder,
    shortcut,
    title,
    texts.en ?? "",
    texts.es ?? "",
  ]);
  return writeCsv([COLUMNS, ...rows]);
}

/** What a file holds, and all that is wrong with it. `mineOnly`: whoever imports keeps nothing for others. */
export function parseImport(text: string, departments: Departments, mineOnly: boolean): Parsed {
  const kind = /^\s*[[{]/.test(text.replace(/^\uFEFF/, "")) ? "json" : "csv";
  const raw = kind === "json" ? rawJson(text) : rawCsv(text);
  if ("key" in raw) return { kind, items: [], problems: [raw] };
  const problems: Problem[] = [];
  if (raw.length === 0) problems.push({ at: 0, key: "notItems" });
  if (raw.length > CANNED_IMPORT_MAX) problems.push({ at: 0, key: "tooMany", value: CANNED_IMPORT_MAX });
  const seen = new Set<string>();
  const items: ImportItem[] = [];
  for (const one of raw) {
    const { item, wrong } = itemOf(one, departments, mineOnly);
    const name = `${item.scope} ${item.departmentId} ${item.shortcut}`;
    if (!wrong && seen.has(name)) problems.push({ at: one.at, key: "itemTwice", value: item.shortcut });
    else if (wrong) problems.push({ ...wrong, at: one.at });
    seen.add(name);
    items.push(item);
  }
  return { kind, items, problems };
}

function itemOf({ values }: Raw, departments: Departments, mineOnly: boolean) {
  const [scopeName = "", department = "", folder = "", shortcutText = "", title = "", en = "", es = ""] =
    COLUMNS.map((column) => values[column]);
  const scope = mineOnly ? "personal" : scopeOf(scopeName, department);
  const departmentId = scope === "department" ? (departments.idOf(department) ?? null) : null;
  const shortcut = shortcutText.trim().replace(/^\//, "").toLowerCase();
  const texts: Localized = { ...(en.trim() && { en }), ...(es.trim() && { es }) };
  const item = {
    scope: scope ?? "personal",
    departmentId,
    shortcut,
    title: title.trim(),
    folder: folder.trim(),
    texts,
  };
  return { item, wrong: wrongIn(item, scope === null ? scopeName : null, department) };
}

function wrongIn(
  item: ImportItem,
  wrongScope: string | null,
  department: string,
): Omit<Problem, "at"> | null {
  const { shortcut, texts, title, folder } = item;
  if (!shortcut) return { key: "itemNoShortcut" };
  if (!isShortcut(shortcut)) return { key: "itemShortcut", value: shortcut.slice(0, 60) };
  if (wrongScope !== null) return { key: "itemScope", value: wrongScope.slice(0, 60) };
  if (item.scope === "department" && item.departmentId === null) {
    return { key: "itemDepartment", value: department.slice(0, 60) };
  }
  if (!texts.en && !texts.es) return { key: "itemText" };
  if (Math.max(texts.en?.length ?? 0, texts.es?.length ?? 0) > CANNED_TEXT_MAX) {
    return { key: "itemTextLong", value: CANNED_TEXT_MAX };
  }
  if ((title ?? "").length > TITLE_MAX) return { key: "itemTitle", value: TITLE_MAX };
  return (folder ?? "").length > FOLDER_MAX ? { key: "itemFolder", value: FOLDER_MAX } : null;
}

/** Null: it names none. Without one it is one's own, or that of the department named. */
function scopeOf(name: string, department: string): CannedScope | null {
  const word = folded(name.trim());
  if (word === "") return department.trim() ? "department" : "personal";
  return word === "personal" || word === "department" || word === "global" ? word : null;
}

function rawJson(text: string): Raw[] | Problem {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return { at: 0, key: "notJson" };
  }
  const list = Array.isArray(parsed) ? parsed : isRecord(parsed) ? parsed.canned : null;
  if (!Array.isArray(list)) return { at: 0, key: "notItems" };
  return list.map((one: unknown, index) => {
    const fields = isRecord(one) ? one : {};
    const texts = isRecord(fields.texts) ? fields.texts : {};
    return { at: index + 1, values: strings({ ...fields, ...texts }) };
  });
}

function rawCsv(text: string): Raw[] | Problem {
  const rows = parseCsv(text);
  if (!rows) return { at: 0, key: "quotes" };
  const [head, ...rest] = rows;
  const names = head?.cells.map((cell) => folded(cell.trim())) ?? [];
  const isWhole = names.includes("shortcut") && (names.includes("en") || names.includes("es"));
  if (!isWhole) return { at: 0, key: "noColumns" };
  return rest.map(({ line, cells }) => ({
    at: line,
    values: Object.fromEntries(names.map((name, index) => [name, withoutGuard(cells[index] ?? "")])),
  }));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function strings(fields: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}
