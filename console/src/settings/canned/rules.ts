import type { Canned } from "@palique/shared/canned.ts";
import type { OperatorSelf } from "@palique/shared/operator.ts";

/** As the server has it; see shared/src/canned.ts. */
export const SHORTCUT_MAX = 40;
export const TITLE_MAX = 120;
export const FOLDER_MAX = 60;

export function isShortcut(word: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N}_-]{0,39}$/u.test(word);
}

/** What can become a shortcut of what was typed or pasted. */
export function asShortcut(typed: string): string {
  return typed
    .replace(/^\s*\/+/, "")
    .replace(/\s+/g, "-")
    .toLowerCase();
}

/** One's own, and for supervisors what others use. */
export function mayKeep({ scope }: Pick<Canned, "scope">, role: OperatorSelf["role"] | undefined): boolean {
  return scope === "personal" || (role !== undefined && role !== "agent");
}

/** A shortcut like this one that its owner does not have yet. */
export function freeShortcut(
  { scope, departmentId, shortcut }: Pick<Canned, "scope" | "departmentId" | "shortcut">,
  list: readonly Canned[],
): string {
  const taken = new Set(
    list.filter((one) => one.scope === scope && one.departmentId === departmentId).map((one) => one.shortcut),
  );
  const base = shortcut.replace(/-\d+$/, "").slice(0, SHORTCUT_MAX - 5);
  for (let n = 2; ; n++)
    if (!taken.has(`${base}-${n}`)) return taken.has(shortcut) ? `${base}-${n}` : shortcut;
}
