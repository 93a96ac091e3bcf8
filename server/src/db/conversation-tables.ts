import type { Generated as Defaulted } from "kysely";

/** Conversations: what is said in them, and who takes part. */

export interface ConversationsTable {
  id: string;
  /** What people call it: #2044. */
  number: number;
  siteId: string;
  departmentId: string;
  contactId: string;
  visitorId: string;
  channel: string;
  /** Raised by every change of this row, its chat, its ticket or its messages. */
  rev: number;
  lastSeq: number;
  /** Seq of the newest message the visitor may see. */
  lastPublicSeq: number;
  lastAt: number;
  /** JSON: the newest public message, shortened, as in ConversationSummary.last. */
  last: string | null;
  waitingSince: number | null;
  /** The live chat, or the last one. */
  chatId: string | null;
  /** Their browser has it up to here, seen or not. */
  visitorGotSeq: Defaulted<number>;
  visitorReadSeq: number;
  /** Operators, whoever read most. */
  operatorReadSeq: number;
  /** -1 low, 0 normal, 1 high, 2 urgent; of the next chat, too. */
  priority: Defaulted<number>;
  /** What it is about, as operators put it; null: nobody did. */
  subject: Defaulted<string | null>;
  /** Out of the lists until then; null: not put off. */
  snoozedUntil: Defaulted<number | null>;
  /** JSON Record<string, string>: what the embedding page said of the visitor. Never proof of anything. */
  variables: Defaulted<string | null>;
  /** Messages that wait while they are "typed": 0 spares everyone else the look. */
  scheduled: Defaulted<number>;
  createdAt: number;
}

export interface MessagesTable {
  conversationId: string;
  seq: number;
  clientId: string;
  authorKind: string;
  authorId: string | null;
  visibility: string;
  /** "text" or "event"; an event's body is its JSON. */
  kind: string;
  body: string;
  /** JSON MessageExtra, file paths unsigned; null for plain words. */
  extra: Defaulted<string | null>;
  /** Of a bot: the name it spoke under. Null: people go by the name they have today. */
  authorName: Defaulted<string | null>;
  at: number;
}

export interface ScheduledMessagesTable {
  conversationId: string;
  /** The message gets it, so that it is stored once. */
  clientId: string;
  operatorId: string;
  /** "" once it does not wait any more. */
  text: string;
  /** JSON FileCard[]; none once it does not wait any more. */
  files: string;
  /** waiting, sent or cancelled; the last two only to know a repeat of the request. */
  state: string;
  /** Its place among those of its conversation: always growing. */
  place: number;
  /** How long the visitor sees it being typed. */
  typingMs: number;
  /** When that begins; it is sent `typingMs` later. */
  startsAt: number;
  /** When it was asked for. */
  at: number;
}

export interface ParticipantsTable {
  conversationId: string;
  operatorId: string;
  readSeq: number;
  /** 1: brought in by a colleague, and sees the conversation whatever its department. */
  invited: Defaulted<number>;
  /** 1: asked to help in the live chat; 2: helping, and may write to the visitor. */
  helping: Defaulted<number>;
}

export interface MentionsTable {
  conversationId: string;
  seq: number;
  operatorId: string;
  at: number;
}

export interface ChatsTable {
  id: string;
  conversationId: string;
  departmentId: string;
  /** queued, active or ended. */
  state: string;
  priority: number;
  /** queuedAt moved forward by priority: the queue in ascending order. */
  queueKey: number;
  queuedAt: number;
  /** Place in the queue on arrival, for the estimate of waits. */
  placeAtStart: number;
  /** Who had this person last: offered to them first. */
  preferredOperatorId: string | null;
  offeredTo: string | null;
  offerExpiresAt: number | null;
  operatorId: string | null;
  /** Asked by the operator responsible to take it over, until then. */
  transferTo: Defaulted<string | null>;
  transferExpiresAt: Defaulted<number | null>;
  /**
   * On hold since then (epoch ms); null: not on hold. While it is, the operator's silence does not count and
   * nothing may be sent to the visitor automatically. Only an active chat is on hold.
   */
  heldAt: Defaulted<number | null>;
  /** For colleagues only. */
  holdReason: Defaulted<string | null>;
  takenAt: number | null;
  endedAt: number | null;
  endedBy: string | null;
  /** Since when silence counts, for automatic messages; null: not before somebody says something. */
  autoSince: Defaulted<number | null>;
  /** How many of its steps are done. */
  autoStep: Defaulted<number>;
}

export interface TicketsTable {
  conversationId: string;
  type: string;
  subject: string;
  status: string;
  locale: string;
  /** The person's message that made it: its receipt starts the mail thread. */
  firstSeq: number;
  /** When the data-protection notice was accepted. */
  consentAt: number;
  createdAt: number;
  resolvedAt: number | null;
}

export interface RatingsTable {
  chatId: string;
  conversationId: string;
  departmentId: string;
  /** Who had the chat when it ended. */
  operatorId: string;
  /** thumbs: score 0 or 1; stars: 1 to 5. */
  kind: string;
  score: number;
  comment: string;
  at: number;
  changedAt: number;
}

export interface FilesTable {
  id: string;
  /** Who uploaded it: "operator:<id>", or "visitor:<site id>:<token hash>", who may have no row yet. */
  owner: string;
  clientId: string;
  /** Null: for a ticket that is being written, a ready-made text, or the team. */
  conversationId: string | null;
  /** Where it is among operators. */
  roomId: Defaulted<string | null>;
  /** Of the message that brought it. */
  seq: number | null;
  /** uploading, ready; kept (by a ready-made text, or a message that waits) or used: only those last. */
  state: string;
  name: string;
  /** Bytes: as announced, then as stored. */
  size: number;
  received: number;
  type: string;
  kind: string;
  width: number | null;
  height: number | null;
  voiceMs: number | null;
  /** Signs the addresses it is read at. */
  key: string;
  /** Names of its bytes in DATA_DIR/files. */
  path: string;
  thumbnail: string | null;
  createdAt: number;
  touchedAt: number;
}

export interface TeamRoomsTable {
  id: string;
  /** "direct" or "group". */
  kind: string;
  name: string;
  /** Both ids of a direct chat in order, so that there is one; of a group the client id that began it. */
  key: string;
  rev: number;
  lastSeq: number;
  /** JSON, as in TeamRoom.last. */
  last: string;
  createdAt: number;
}

export interface TeamMessagesTable {
  roomId: string;
  seq: number;
  clientId: string;
  authorId: string;
  /** "text" or "event"; an event's body is its JSON. */
  kind: string;
  body: string;
  /** JSON LinkedConversation. */
  link: string | null;
  extra: string | null;
  at: number;
}

/** What a visitor was asked to share; the states are those of shared/sharing.ts. */
export interface SharesTable {
  id: string;
  conversationId: string;
  /** The live chat it was asked for in. */
  chatId: string;
  visitorId: string;
  kind: string;
  media: string | null;
  state: string;
  rev: number;
  /** Who asked. */
  operatorId: string;
  askedAt: number;
  /** Until when it, or what more was asked for last, can be answered. */
  expiresAt: number;
  /** SHA-256 of the token of the browser that allowed it. */
  browserHash: string | null;
  startedAt: number | null;
  /** When the visitor was last seen at it, give or take a minute. */
  seenAt: number | null;
  endedAt: number | null;
  ending: string | null;
  level: string;
  /** The operator who has control. */
  controlledBy: string | null;
  askedLevel: string | null;
  levelAskedBy: string | null;
  recordingAskedBy: string | null;
  recordedSince: number | null;
}

/** Of a page that was co-browsed. */
export interface RecordingsTable {
  id: string;
  shareId: string;
  conversationId: string;
  operatorId: string;
  /** A folder in DATA_DIR/recordings; see recording-bytes.ts. */
  place: string;
  /** When the visitor allowed it: shares.recordedSince. */
  startedAt: number;
  endedAt: number | null;
  durationMs: number;
  /** Bytes. */
  size: number;
}
