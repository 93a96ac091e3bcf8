import type { Base } from "../base/parts.ts";

/** An open panel stays open over reloads, pages and tabs, but not for a visit on another day. */
const STAYS_OPEN_MS = 30 * 60_000;

/** Whether a panel opened at this time, in another tab or before a reload, is to be open here. */
export function staysOpen({ reloaded }: Base, openedAt: string | null, isOpen: unknown): boolean {
  // On a phone it covers the page: who went on to another page wants to see that page.
  const moved = !isOpen && innerWidth <= 480 && !reloaded;
  return Number(openedAt) > Date.now() - STAYS_OPEN_MS && !moved;
}
