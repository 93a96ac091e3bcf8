import { z } from "zod";
import type { AlertSettings } from "./alerts.ts";
import type { BulkToServer } from "./bulk.ts";
import type { ContactValue } from "./contact-values.ts";
import type { ControlToServer, Helper, ServerToControl, Tag } from "./control.ts";
import type {
  ConversationEvent,
  FileNews,
  Message,
  MessagePage,
  OperatorCard,
  Rating,
  TicketStatus,
  TicketType,
} from "./conversation.ts";
import { TICKET_STATUSES } from "./conversation.ts";
import { Caption, ClientId, FileIds, Id, isSaying } from "./fields.ts";
import type { FileRules } from "./files.ts";
import type { Tracking } from "./live-names.ts";
import type { LiveToServer, ServerToLive } from "./live-visitors.ts";
import type { Localized } from "./locale.ts";
import { type MessageAsks, ReplyTo } from "./message-input.ts";
import type { MapTiles } from "./places.ts";
import type { Ask, Tell } from "./reply.ts";
import type { CancelScheduled, ScheduledList, ScheduleMessage, SendScheduled } from "./scheduled.ts";
import type { Search, SearchResults } from "./search.ts";
import type { ShareKind } from "./share-names.ts";
import type { ServerToShares, SharesToServer, ShareView, SharingOffer } from "./sharing.ts";
import type {
  ChangeRoom,
  NameRoom,
  ReadRoom,
  SendTeamMessage,
  StartRoom,
  TeamMessage,
  TeamPage,
  TeamPageAsked,
  TeamRoom,
} from "./team.ts";
import type { ViewsToServer } from "./views.ts";
import { NameConversation, ReadConversation, SyncConversation } from "./visitor.ts";

/**
 * The contract between the console and the server: Socket.IO namespace "/operator", authenticated by the
 * session cookie. Inputs are schemas; browsers import types only.
 */
export { NameConversation, ReadConversation, SyncConversation };

export const OPERATOR_STATUSES = ["online", "away", "offline"] as const;
export type OperatorStatus = (typeof OPERATOR_STATUSES)[number];

export const OpenConversation = z.object({
  conversationId: Id,
  /** The console holds everything up to here and wants what follows; null: the newest page. */
  after: z.number().int().min(0).nullable(),
});
export type OpenConversation = z.infer<typeof OpenConversation>;
export const EarlierMessages = z.object({ conversationId: Id, before: z.number().int().min(1) });
export const MessagesAround = z.object({ conversationId: Id, seq: z.number().int().min(1) });
export type MessagesAround = z.infer<typeof MessagesAround>;
export type EarlierMessages = z.infer<typeof EarlierMessages>;
export const OperatorSendMessage = z
  .object({ clientId: ClientId, conversationId: Id, text: Caption, fileIds: FileIds, replyTo: ReplyTo })
  .refine(isSaying, { path: ["text"] });
export type OperatorSendMessage = z.input<typeof OperatorSendMessage>;
/** A note for the team: the visitor can never get it. Who is mentioned becomes a participant and is told. */
export const AddNote = z
  .object({
    clientId: ClientId,
    conversationId: Id,
    text: Caption,
    fileIds: FileIds,
    replyTo: ReplyTo,
    mentionIds: z.array(Id).max(20),
    /** Said in the ear of the operator in charge, who is told. Fails with "conflict" when there is none but oneself. */
    whisper: z.boolean().default(false),
  })
  .refine(isSaying, { path: ["text"] });
export type AddNote = z.input<typeof AddNote>;
/** To an operator it is an offer; to a department the chat goes into its queue at once. */
export const TransferChat = z.object({
  chatId: Id,
  to: z.union([z.object({ operatorId: Id }), z.object({ departmentId: Id })]),
  /** Internal, for whoever takes it next; "" for none. */
  note: z.string().trim().max(2_000),
});
export type TransferChat = z.infer<typeof TransferChat>;
/** A supervisor makes an operator responsible, without asking: a waiting chat or one that somebody has. */
export const AssignChat = z.object({ chatId: Id, operatorId: Id });
export type AssignChat = z.infer<typeof AssignChat>;
export const NameChat = z.object({ chatId: Id });
export type NameChat = z.infer<typeof NameChat>;
export const SetStatus = z.object({
  status: z.enum(OPERATOR_STATUSES),
  /** Set by idleness, not by hand: activity takes it back. */
  idle: z.boolean().default(false),
});
export type SetStatus = z.input<typeof SetStatus>;
/** Whether somebody looks at this console right now: then no other device of theirs is called. */
export const SetAttending = z.object({ attending: z.boolean() });
export type SetAttending = z.infer<typeof SetAttending>;
export const SetTicketStatus = z.object({ conversationId: Id, status: z.enum(TICKET_STATUSES) });
export type SetTicketStatus = z.infer<typeof SetTicketStatus>;
export const ListConversations = z.object({
  view: z.enum(["all", "tickets"]),
  status: z.enum(TICKET_STATUSES).nullable().default(null),
  /** `next` of the page before; null for the first. */
  cursor: z.string().max(100).nullable(),
});
export type ListConversations = z.input<typeof ListConversations>;

/** The live session on a conversation, or the last one. */
export interface ChatSummary {
  id: string;
  state: "queued" | "active" | "ended";
  priority: number;
  /** The queue is served in ascending order of this: waiting since, moved forward by priority. Epoch ms. */
  queueKey: number;
  queuedAt: number;
  takenAt: number | null;
  endedAt: number | null;
  /** The operator responsible; null while queued. */
  operatorId: string | null;
  /** Offered to one operator until `expiresAt`; others may still take it. */
  offer: { operatorId: string; expiresAt: number } | null;
  /** What the visitor thought of it, once it has ended. */
  rating: Rating | null;
  /** Being handed over: the one responsible waits for the other's answer until `expiresAt`. */
  transfer: { operatorId: string; expiresAt: number } | null;
  /** On hold since then (epoch ms): the operator's silence does not count, nothing is sent automatically. */
  held: { since: number; reason: string } | null;
}

export interface TicketSummary {
  type: TicketType;
  subject: string;
  status: TicketStatus;
  createdAt: number;
  resolvedAt: number | null;
}

/** One row of the inbox. The one with the higher `rev` is newer; every change of the row or its messages raises it. */
export interface ConversationSummary {
  id: string;
  number: number;
  rev: number;
  siteId: string;
  departmentId: string;
  contact: { id: string; name: string; email: string };
  /** BCP 47 tag: what the widget speaks to the visitor, in their browser's flavour. */
  language: string;
  lastSeq: number;
  /** The newest public words, shortened; the newest event while there are none. */
  last: {
    kind: "visitor" | "operator" | "bot" | "system";
    /** Which operator; absent in what was stored before this was kept. */
    by?: string;
    text: string;
    event: ConversationEvent | null;
    /** Beside or instead of the words: the first file, and how many there are. */
    files?: FileNews;
    at: number;
    /** Its words are gone. */
    deleted?: true;
  } | null;
  /** Since when the visitor has been waiting for an answer; null when the last word is ours. */
  waitingSince: number | null;
  /** Of the newest message, whoever may see it. */
  lastAt: number;
  chat: ChatSummary | null;
  ticket: TicketSummary | null;
  /** -1 low, 0 normal, 1 high, 2 urgent. */
  priority: number;
  /** What it is about, as operators put it; "" while nobody did. */
  subject: string;
  tagIds: string[];
  /** Put off until then (epoch ms); null: not. */
  snoozedUntil: number | null;
  /** Colleagues asked into the live chat. */
  helpers: Helper[];
  /** What the visitor shares right now; pictures aside. */
  sharing: ShareKind[];
  createdAt: number;
}

/** Who is on the other side, for the right pane. */
export interface VisitorCard {
  /** The website vouches for who it is; unverified: it only says so; null: it says nothing. */
  identity: "verified" | "unverified" | null;
  name: string;
  email: string;
  language: string;
  timeZone: string | null;
  userAgent: string;
  page: { url: string; title: string } | null;
  referrer: string;
  siteName: string;
  firstSeenAt: number;
  lastSeenAt: number;
  connected: boolean;
}

/** A conversation as opened in the middle and right pane. */
export interface OpenedConversation {
  summary: ConversationSummary;
  page: MessagePage;
  visitor: VisitorCard;
  /** What the visitor is typing right now, if anything is known. */
  draft: string;
  /** The visitor's browser has it up to here. */
  visitorGotSeq: number;
  visitorReadSeq: number;
  /** This operator has read up to here. */
  readSeq: number;
  /** What the embedding page said of the visitor: anybody can make it say anything. */
  variables: Record<string, string>;
  /** What the team keeps of the contact, for texts with variables. */
  contactValues: ContactValue[];
  scheduled: ScheduledList;
  /** What the visitor is asked to share, or shares. */
  shares: ShareView[];
}

export interface OperatorPresence extends OperatorCard {
  status: OperatorStatus;
  connected: boolean;
  activeChats: number;
  capacity: number;
  departmentIds: string[];
}

export interface OperatorSelf extends OperatorCard {
  email: string;
  role: "admin" | "supervisor" | "agent";
  locale: "en" | "es";
  theme: "light" | "dark" | "auto";
  status: OperatorStatus;
  /** Away because of idleness. */
  idle: boolean;
  capacity: number;
  departmentIds: string[];
  alerts: AlertSettings;
}

/** Someone named this operator in a note. */
export interface Mention {
  conversationId: string;
  number: number;
  seq: number;
  byName: string;
  text: string;
  at: number;
}

export interface SiteCard {
  id: string;
  name: string;
  tracking: Tracking;
  sharing: SharingOffer;
}

export interface InboxSnapshot {
  me: OperatorSelf;
  organisation: string;
  departments: { id: string; name: Localized; memberIds: string[] }[];
  /** Whose visitors this operator may see. */
  sites: SiteCard[];
  operators: OperatorPresence[];
  /** Every queued and active chat and every unresolved ticket this operator may see. */
  conversations: ConversationSummary[];
  /** Unread visitor messages per conversation, for the ones this operator takes part in. */
  unread: Record<string, number>;
  /** Notes that name this operator and have not been read, oldest first. */
  mentions: Mention[];
  tags: Tag[];
  mail: MailState;
  files: FileRules;
  /** How long one's own messages can be changed. */
  editMinutes: number;
  /** Minutes without a key or pointer before the console sets the operator away; 0: never. */
  idleAwayMinutes: number;
  /** null: the map of visitors draws outlines and asks nobody. */
  mapTiles: MapTiles | null;
  /**
   * Where the page that shows a visitor's is served, away from the console: an origin, or a port of the host that the
   * console was loaded from. Null: nowhere, until COBROWSE_ORIGIN says.
   */
  viewer: { origin: string } | { port: number } | null;
  /** Server clock, epoch ms. */
  now: number;
}

/** Whether answers by email can leave. Waiting ones are sent as soon as SMTP_URL is set. */
export interface MailState {
  configured: boolean;
  waiting: number;
  failed: number;
}

export interface ConversationList {
  conversations: ConversationSummary[];
  next: string | null;
}

export interface OperatorToServer
  extends ControlToServer<ConversationSummary>,
    ViewsToServer,
    BulkToServer,
    LiveToServer,
    SharesToServer,
    MessageAsks {
  /** First thing on every connection, and after "resync". */
  "inbox:open": Ask<Record<string, never>, InboxSnapshot>;
  "conversation:list": Ask<ListConversations, ConversationList>;
  /** The newest finds of each kind, among what the operator may see. */
  search: Ask<Search, SearchResults>;
  /** Opens it and subscribes to its messages and drafts until closed. */
  "conversation:open": Ask<OpenConversation, OpenedConversation>;
  "conversation:close": Tell<NameConversation>;
  "conversation:sync": Ask<SyncConversation, MessagePage>;
  "conversation:earlier": Ask<EarlierMessages, MessagePage>;
  /** A page with this message in the middle of it. */
  "conversation:around": Ask<MessagesAround, MessagePage>;
  "conversation:read": Ask<ReadConversation, { seq: number }>;
  "message:send": Ask<OperatorSendMessage, Message>;
  /** Sends it as if typed. Fails with "chat-ended" where nobody sees it being typed, "conflict" when too many wait. */
  "scheduled:add": Ask<ScheduleMessage, ScheduledList>;
  /** What is in the answer's list, or was sent before, is all that the visitor can still get of them. */
  "scheduled:cancel": Ask<CancelScheduled, ScheduledList>;
  "scheduled:send": Ask<SendScheduled, ScheduledList>;
  /** Stores an internal message once. */
  "note:add": Ask<AddNote, Message>;
  /** Takes a waiting chat, offered or not. Fails with "already-taken" or "at-capacity". Taking one's own again is fine. */
  "chat:take": Ask<NameChat, ConversationSummary>;
  /** Declines an offer; it goes to the next one. */
  "chat:refuse": Ask<NameChat, ConversationSummary>;
  /** Fails with "forbidden" for a chat of somebody else, "at-capacity" when the other has no room, "conflict" when it is offered already. */
  "chat:transfer": Ask<TransferChat, ConversationSummary>;
  /** The one asked takes the chat over. Fails with "conflict" when it is not offered to them any more. */
  "transfer:accept": Ask<NameChat, ConversationSummary>;
  /** The one asked declines, or the sender takes the offer back. */
  "transfer:close": Ask<NameChat, ConversationSummary>;
  /** For supervisors and administrators. */
  "chat:assign": Ask<AssignChat, ConversationSummary>;
  "chat:end": Ask<NameChat, ConversationSummary>;
  "status:set": Ask<SetStatus, OperatorSelf>;
  attending: Tell<SetAttending>;
  "ticket:set-status": Ask<SetTicketStatus, ConversationSummary>;
  /** The chats of the team this operator is in. After every connection. */
  "team:list": Ask<Record<string, never>, TeamRoom[]>;
  "team:start": Ask<StartRoom, TeamRoom>;
  /** The answer to somebody who left is the room without them. */
  "team:change": Ask<ChangeRoom, TeamRoom>;
  "team:page": Ask<TeamPageAsked, TeamPage>;
  "team:send": Ask<SendTeamMessage, TeamMessage>;
  "team:read": Ask<ReadRoom, { seq: number }>;
  "team:typing": Tell<NameRoom>;
}

export interface ServerToOperator extends ServerToControl, ServerToLive, ServerToShares {
  /** In a conversation that is open or mine. */
  message: (message: Message) => void;
  /** A row changed or appeared. */
  conversation: (summary: ConversationSummary) => void;
  /** These are no more: erased with their person, or kept for as long as they were to be. */
  gone: (gone: { conversationIds: string[] }) => void;
  /** The visitor's unsent text; "" when emptied or sent. */
  draft: (draft: { conversationId: string; text: string }) => void;
  /** The visitor read up to `seq`. */
  read: (read: { conversationId: string; seq: number }) => void;
  /** The visitor's browser has it up to `seq`. */
  got: (got: { conversationId: string; seq: number }) => void;
  /** I read it in another tab. */
  "read:mine": (read: { conversationId: string; seq: number }) => void;
  /** The visitor's page or connection changed. */
  visitor: (visitor: { conversationId: string; connected: boolean; page: VisitorCard["page"] }) => void;
  /** A visitor rated a chat that was mine. */
  rated: (rated: { conversationId: string; visitorName: string; rating: Rating }) => void;
  /** What waits to be sent as if typed changed, in a conversation that is open or mine. */
  scheduled: (list: ScheduledList) => void;
  /** Ready-made texts changed: ask again. */
  canned: () => void;
  /** A visitor of mine has been waiting for an answer. */
  "answer:due": (due: { conversationId: string; number: number; name: string; waitedMs: number }) => void;
  /** A note names me. */
  mention: (mention: Mention) => void;
  presence: (operator: OperatorPresence) => void;
  /** My own profile, role, departments or status changed, here or elsewhere. */
  me: (me: OperatorSelf) => void;
  mail: (mail: MailState) => void;
  "team:message": (message: TeamMessage) => void;
  /** A chat of the team began or changed: its name, its members. Without me among them: I am out. */
  "team:room": (room: TeamRoom) => void;
  /** I read it in another tab. */
  "team:read": (read: ReadRoom) => void;
  "team:typing": (typing: { roomId: string; operatorId: string }) => void;
  /** Lists that were put together: ask for them again. */
  views: () => void;
  resync: () => void;
  /** Signed out, disabled or expired: go to the sign-in form. */
  "signed-out": () => void;
  bye: (bye: { reconnectAfterMs: number }) => void;
}
