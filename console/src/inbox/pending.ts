import type { TicketStatus } from "@palique/shared/conversation.ts";
import type { ChatSummary, ConversationSummary } from "@palique/shared/operator.ts";
import type { Rows } from "./rows.ts";

/** What the operator did and the server has not answered yet, per conversation. */
export type Pending =
  | { type: "take"; operatorId: string; at: number }
  | { type: "end"; at: number }
  | { type: "refuse" }
  /** Somebody is asked to take the chat over. */
  | { type: "ask"; operatorId: string }
  /** They declined, or the request was taken back. */
  | { type: "unask" }
  /** An operator gets the chat: accepted, assigned, taken over. */
  | { type: "give"; operatorId: string; at: number }
  | { type: "move"; departmentId: string }
  | { type: "ticket"; status: TicketStatus }
  | { type: "hold"; held: ChatSummary["held"] }
  /** What the team says of the conversation. */
  | { type: "set"; patch: Partial<Pick<ConversationSummary, Settable>> };
type Settable = "priority" | "subject" | "tagIds" | "snoozedUntil" | "helpers";
export type PendingById = ReadonlyMap<string, Pending>;

/** The rows as they will be once the server agrees: what the operator did shows at once. */
export function withPending(rows: Rows, pending: PendingById): Rows {
  if (pending.size === 0) return rows;
  const shown = new Map(rows);
  for (const [id, change] of pending) {
    const row = rows.get(id);
    if (row) shown.set(id, changed(row, change));
  }
  return shown;
}

export function changed(row: ConversationSummary, change: Pending): ConversationSummary {
  if (change.type === "ticket") {
    return row.ticket ? { ...row, ticket: { ...row.ticket, status: change.status } } : row;
  }
  if (change.type === "set") return { ...row, ...change.patch };
  const { chat } = row;
  if (!chat) return row;
  if (change.type === "hold") return { ...row, chat: { ...chat, held: change.held } };
  if (change.type === "refuse") return { ...row, chat: { ...chat, offer: null } };
  if (change.type === "end") {
    return { ...row, waitingSince: null, chat: { ...chat, state: "ended", endedAt: change.at } };
  }
  if (change.type === "unask") return { ...row, chat: { ...chat, transfer: null } };
  if (change.type === "ask") {
    // Until when is only known to the server.
    return { ...row, chat: { ...chat, transfer: { operatorId: change.operatorId, expiresAt: 0 } } };
  }
  if (change.type === "move") {
    const queued = { state: "queued", operatorId: null, takenAt: null, transfer: null } as const;
    return { ...row, departmentId: change.departmentId, chat: { ...chat, ...queued } };
  }
  const { operatorId, at } = change;
  const takenAt = change.type === "give" ? (chat.takenAt ?? at) : at;
  return {
    ...row,
    chat: { ...chat, state: "active", operatorId, takenAt, offer: null, transfer: null },
  };
}
