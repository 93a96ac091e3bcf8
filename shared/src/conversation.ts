import type { PriorityName } from "./priority.ts";
import type { CallMedia, ShareEnding, ShareKind } from "./share-names.ts";

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

/** What a visitor thought of a chat. thumbs: score 0 (down) or 1 (up); stars: 1 to 5. */
export interface Rating {
  kind: "thumbs" | "stars";
  score: number;
  /** "" for none. */
  comment: string;
}

/** What happened in a conversation besides words. Each is a message with its own seq, so a client that was cut off shows the same. */
export type ConversationEvent =
  | { type: "chat.queued"; departmentId: string; resumed: boolean }
  | { type: "chat.taken"; operatorId: string; operatorName: string; waitedMs: number }
  /** The operator's connection was lost past the grace time: back to the head of the queue. */
  | { type: "chat.returned"; operatorName: string }
  /** Someone else is responsible now: an operator (name), or a department's queue (null). */
  | {
      type: "chat.transferred";
      operatorName: string | null;
      departmentId: string;
      fromName: string;
      /** Who had it; absent in what was stored before this was kept. Only their own console looks at it. */
      fromId?: string | null;
    }
  /** Internal: an operator was asked to take the chat over, and how that ended. The sender stays responsible meanwhile. */
  | { type: "transfer.offered"; fromName: string; toName: string }
  | {
      type: "transfer.closed";
      reason: "refused" | "unanswered" | "withdrawn";
      fromName: string;
      fromId?: string | null;
      toName: string;
    }
  /** The visitor is asked for patience; why stays with the team. */
  | { type: "chat.held"; operatorName: string }
  | { type: "chat.resumed-from-hold"; operatorName: string }
  /** Internal: out of the lists until then, and why it came back. */
  | { type: "snooze.set"; until: number; operatorName: string }
  | { type: "snooze.ended"; reason: "time" | "visitor" | "operator"; operatorName: string | null }
  /** Internal: by an operator, or by a rule of the site (null). */
  | { type: "priority.set"; priority: PriorityName; operatorName: string | null }
  /** Internal: colleagues in somebody's chat. */
  | { type: "helper.asked"; operatorName: string; byName: string }
  | { type: "helper.joined"; operatorName: string }
  | { type: "helper.left"; operatorName: string }
  /** Internal: messages that were to be sent as if typed are not sent: whoever made them does not answer any more. */
  | { type: "scheduled.cancelled"; reason: "ended" | "transferred"; operatorName: string; count: number }
  /** Internal: the visitor has been waiting for an answer this long. */
  | { type: "answer.due"; operatorName: string; waitedMs: number }
  | { type: "chat.ended"; by: "visitor" | "operator" | "system"; operatorName: string | null }
  /** Internal: the visitor rated the chat, or changed the rating. */
  | ({ type: "chat.rated"; operatorName: string; changed: boolean } & Rating)
  /** The visitor came back within the time for it, and goes on with the same operator. */
  | { type: "chat.resumed"; operatorId: string; operatorName: string }
  /** Internal. `until` null: until it is lifted. */
  | { type: "visitor.blocked"; operatorName: string; until: number | null }
  | { type: "visitor.unblocked"; operatorName: string }
  /** Internal: what was said was mailed there, by an operator or (null) by the visitor. */
  | { type: "transcript.mailed"; to: string; operatorName: string | null }
  /** The visitor shares something, or a call goes on. Of a capture only a refusal is told: the picture is a message. */
  | { type: "share.started"; kind: ShareKind; media: CallMedia | null; operatorName: string }
  | {
      type: "share.ended";
      kind: ShareKind;
      media: CallMedia | null;
      operatorName: string;
      ending: ShareEnding;
      /** How long it lasted. */
      ms: number;
    }
  | {
      type: "share.refused";
      kind: ShareKind;
      media: CallMedia | null;
      operatorName: string;
      ending: "refused" | "unanswered" | "withdrawn" | "failed";
    }
  | { type: "ticket.created"; number: number; ticketType: TicketType; subject: string }
  | { type: "ticket.status"; status: TicketStatus; operatorName: string }
  /**
   * An earlier message is different now: edited, deleted, reacted to. Always with what it is at the time of
   * reading, so the newest of these is the truth about it. It draws nothing by itself.
   */
  | { type: "message.changed"; seq: number; text: string; extra: MessageExtra | null };

/** A file of a message, as both sides see it. */
export interface FileCard {
  id: string;
  /** As the sender named it, cleaned; for showing and saving only. */
  name: string;
  /** By its bytes, such as "image/webp". */
  type: string;
  /** Bytes. */
  size: number;
  /** How it is shown; "file" is only offered for download. */
  kind: "image" | "audio" | "video" | "file";
  /** Path on the server where it can be read for a while. */
  url: string;
  /** The same for a small picture of it. */
  thumbnail: string | null;
  /** Of images and their thumbnails, to reserve the room before they load; pixels. */
  width: number | null;
  height: number | null;
  /** Of a voice note: how long it is, in ms. Its file may not say. */
  voiceMs?: number;
}

/** What a row of a list says of a message's files. */
export interface FileNews {
  kind: FileCard["kind"] | "voice";
  /** Of the first. */
  name: string;
  count: number;
}

/** The message that this one answers. */
export interface Quote {
  seq: number;
  authorName: string;
  /** Its beginning; "" when it was deleted or is a file. */
  text: string;
}

export interface Reaction {
  emoji: string;
  /** Who; operators by id, the visitor by null. */
  by: { operatorId: string | null; name: string }[];
}

/** A page that a message points to. */
export interface LinkTitle {
  /** As it stands in the message. */
  url: string;
  title: string;
}

/** What a message is besides its words. Most have none of it. */
export interface MessageExtra {
  /** Internal only: the operator in charge, to whom this note is whispered. */
  whisperTo?: { operatorId: string; name: string };
  reply?: Quote;
  files?: FileCard[];
  reactions?: Reaction[];
  /** Only where the site shows them. */
  links?: LinkTitle[];
  /** Epoch ms. */
  editedAt?: number;
  /** Epoch ms; its words and files are gone, on the server too. */
  deletedAt?: number;
}

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
  /** Absent for plain words. */
  extra?: MessageExtra;
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
