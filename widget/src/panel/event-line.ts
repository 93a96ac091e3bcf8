import type { Words } from "../i18n/en.ts";

/** What an event may carry, as far as it is told. A server newer than this copy sends types it does not know. */
export interface ToldEvent {
  type: string;
  operatorName?: string | null;
  by?: string;
  number?: number;
  resumed?: boolean;
  status?: string;
  kind?: string;
  ending?: string;
}

/** What the visitor reads of the events every chat has; "" for others: see rich/rare-line.ts. */
export function eventLine({ type, by, operatorName }: ToldEvent, words: Words): string {
  if (type === "chat.taken") return words.joined(operatorName ?? "");
  if (type === "chat.held") return words.held;
  if (type !== "chat.ended") return "";
  if (by === "visitor") return words.endedByYou;
  return by === "operator" && operatorName ? words.endedBy(operatorName) : words.ended;
}
