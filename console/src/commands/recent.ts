import { me } from "../session.model.ts";
import { remembered } from "../storage.ts";

const MOST_KEPT = 12;

/** What this operator picked from the palette in this browser, the last first. */
export function recentIds(): readonly string[] {
  const ids = kept().read();
  return Array.isArray(ids) ? ids : [];
}

export function noteUsed(id: string): void {
  kept().write([id, ...recentIds().filter((other) => other !== id)].slice(0, MOST_KEPT));
}

function kept() {
  return remembered<readonly string[]>(`palique.recent.${me.peek()?.id}`, []);
}
