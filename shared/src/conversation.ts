/** Who wrote a message. The name is the one to show; a visitor's id is never on the wire. */
export interface Author {
  kind: "visitor" | "operator" | "bot" | "system";
  id: string | null;
  name: string;
}

export const TICKET_TYPES = ["request", "documents", "query", "complaint", "claim", "suggestion"] as const;
/** PQRS: petición general, petición de documentos, consulta, queja, reclamo, sugerencia. */
export type TicketType = (typeof TICKET_TYPES)[number];
export const TICKET_STATUSES = ["open", "waiting", "resolved"] as const;
/** open: we owe an answer; waiting: the customer does; resolved: nobody. */
export type TicketStatus = (typeof TICKET_STATUSES)[number];

/** What happened in a conversation besides words. Each is a message with its own seq, so a client that was cut off shows the same. */
export type ConversationEvent =
  | { type: "chat.queued"; departmentId: string; resumed: boolean }
  | { type: "chat.taken"; operatorId: string; operatorName: string; waitedMs: number }
  /** The operator's connection was lost past the grace time: back to the head of the queue. */
  | { type: "chat.returned"; operatorName: string }
  /** Someone else is responsible now: an operator (name), or a department's queue (null). */
  | { type: "chat.transferred"; operatorName: string | null; departmentId: string; fromName: string }
  /** Internal: an operator was asked to take the chat over, and how that ended. The sender stays responsible meanwhile. */
  | { type: "transfer.offered"; fromName: string; toName: string }
  | {
      type: "transfer.closed";
      reason: "refused" | "unanswered" | "withdrawn";
      fromName: string;
      toName: string;
    }
  | { type: "chat.ended"; by: "visitor" | "operator" | "system"; operatorName: string | null }
  | { type: "ticket.created"; number: number; ticketType: TicketType; subject: string }
  | { type: "ticket.status"; status: TicketStatus; operatorName: string };

/** One entry of a conversation. `(conversationId, seq)` is its identity. */
export interface Message {
  conversationId: string;
  /** Position in the conversation, gapless from 1 for operators. */
  seq: number;
  /**
   * Seq of the message before it that this reader may see; 0 for the first. A reader whose last seq is smaller
   * has a gap and syncs. Absent where the message is not the newest (a repeated answer).
   */
  prev?: number;
  clientId: string;
  author: Author;
  visibility: "public" | "internal";
  /** Text as typed, "" for an event. Never HTML. */
  text: string;
  event: ConversationEvent | null;
  /** Server time, epoch milliseconds. */
  at: number;
}

/** Every message the reader may see with `after < seq <= last`, ascending. */
export interface MessagePage {
  conversationId: string;
  after: number;
  last: number;
  messages: Message[];
  /** More follow `last`: ask again with `after: last`. */
  more: boolean;
}

export interface OperatorCard {
  id: string;
  name: string;
  /** Path on the server, or null: show initials. */
  avatar: string | null;
}
