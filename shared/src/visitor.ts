import { z } from "zod";
import type { Accents } from "./accents.ts";
import type { Message, MessagePage, OperatorCard, Rating } from "./conversation.ts";
import { TICKET_TYPES } from "./conversation.ts";
import {
  Caption,
  ClientId,
  Email,
  FileIds,
  Id,
  isSaying,
  LocaleField,
  MessageText,
  Name,
  Page,
  TimeZone,
  WebUrl,
} from "./fields.ts";
import type { FileRules } from "./files.ts";
import type { InvitationsToServer, ServerToInvited } from "./invitations.ts";
import { DRAFT_MAX, RATING_COMMENT_MAX, SUBJECT_MAX } from "./limits.ts";
import type { Tracking } from "./live-names.ts";
import type { Localized } from "./locale.ts";
import { type MessageAsks, ReplyTo } from "./message-input.ts";
import { PRIORITY_NAMES, type PriorityName } from "./priority.ts";
import { PushBrowser } from "./push.ts";
import type { Ask, Tell } from "./reply.ts";
import type { OwnSharesToServer, PrivacyRules, ServerToOwnShares } from "./sharing.ts";
import { type Analytics, type TrackingToServer, Variables } from "./tracking.ts";
import type { LinkTranscript, MailOwnTranscript, TranscriptLink } from "./transcript.ts";

/**
 * The contract between the widget and the server: Socket.IO namespace "/visitor".
 * Inputs are schemas (the server parses every frame); browsers import types only.
 */

/** The connection's credentials, in the CONNECT packet. */
export const VisitorAuth = z.object({
  site: z.string().min(1).max(64),
  /** Made by the browser: 32 random bytes as base64url. The server stores only its hash, once a chat or ticket starts. */
  token: z
    .string()
    .regex(/^[\w-]{43}$/)
    .nullable(),
});
export type VisitorAuth = z.infer<typeof VisitorAuth>;

const Person = {
  clientId: ClientId,
  departmentId: Id.nullable(),
  page: Page.nullable().catch(null),
  /** BCP 47 tag of what the widget speaks, such as "es-CO"; "" when it is none. */
  language: z
    .string()
    .regex(/^[a-z0-9-]{0,35}$/i)
    .catch(""),
  timeZone: TimeZone.nullable().catch(null),
};

/** `token` rides along so that a browser that had none yet owns what it starts. */
export const StartChat = z.object({
  ...Person,
  token: VisitorAuth.shape.token.unwrap(),
  name: Name.or(z.literal("")),
  email: Email.or(z.literal("")),
  text: MessageText,
  /** What the page says (data-priority): counts as far as the site lets it. */
  priority: z
    .unknown()
    .transform((said): PriorityName | null => PRIORITY_NAMES.find((name) => name === said) ?? null)
    .default(null),
  variables: Variables,
  /** The invitation it answers. */
  invitationId: Id.nullable().catch(null).default(null),
});
export type StartChat = z.input<typeof StartChat>;

export const CreateTicket = z.object({
  ...Person,
  token: VisitorAuth.shape.token.unwrap(),
  name: Name,
  email: Email,
  type: z.enum(TICKET_TYPES),
  subject: z.string().trim().min(1).max(SUBJECT_MAX),
  message: MessageText,
  fileIds: FileIds,
  /** The person accepted the data-protection notice. */
  consent: z.literal(true),
});
export type CreateTicket = z.input<typeof CreateTicket>;

/** The link from a mail about missed answers; `token` is the browser's own. */
export const OpenLink = z.object({
  token: VisitorAuth.shape.token.unwrap(),
  link: z.string().regex(/^[\w-]{43}$/),
});
export type OpenLink = z.infer<typeof OpenLink>;

/** Tell this browser of answers with the page closed; `pageUrl` is where a click leads. */
export const SubscribePush = z.object({
  browser: PushBrowser,
  locale: LocaleField,
  pageUrl: WebUrl.nullable().catch(null),
});
export type SubscribePush = z.infer<typeof SubscribePush>;

export const VisitorSendMessage = z
  .object({ clientId: ClientId, conversationId: Id, text: Caption, fileIds: FileIds, replyTo: ReplyTo })
  .refine(isSaying, { path: ["text"] });
export type VisitorSendMessage = z.input<typeof VisitorSendMessage>;
export const SyncConversation = z.object({ conversationId: Id, after: z.number().int().min(0) });
export type SyncConversation = z.infer<typeof SyncConversation>;
export const ReadConversation = z.object({ conversationId: Id, seq: z.number().int().min(1) });
export type ReadConversation = z.infer<typeof ReadConversation>;
export const NameConversation = z.object({ conversationId: Id });
export type NameConversation = z.infer<typeof NameConversation>;
const Comment = z.string().trim().max(RATING_COMMENT_MAX);
/** Of the chat that ended last; given again within a time it takes the place of the first. */
export const RateChat = z.discriminatedUnion("kind", [
  z.object({
    conversationId: Id,
    kind: z.literal("thumbs"),
    score: z.number().int().min(0).max(1),
    comment: Comment,
  }),
  z.object({
    conversationId: Id,
    kind: z.literal("stars"),
    score: z.number().int().min(1).max(5),
    comment: Comment,
  }),
]);
export type RateChat = z.infer<typeof RateChat>;
/** The end of what is in the box, "" when it was emptied. Shown to operators, never stored or logged. */
export const Draft = z.object({ conversationId: Id, text: z.string().max(DRAFT_MAX) });
export type Draft = z.infer<typeof Draft>;

/** What the widget shows before and around a chat: GET /api/v1/widget/:key, cacheable, the same for every visitor. */
export interface WidgetConfig {
  key: string;
  organisation: string;
  /** Accent as #rrggbb. */
  color: string;
  /** Made of it, so that no browser has to; a page with a colour of its own does. */
  accents: Accents;
  theme: "light" | "dark" | "auto";
  position: "left" | "right";
  greeting: Localized;
  /** What the start form asks; the ticket form always needs name and email. */
  fields: { name: "required" | "optional" | "hidden"; email: "required" | "optional" | "hidden" };
  /** Operators see what is typed before it is sent; the widget says so. */
  typingPreview: boolean;
  /** The server's key for push, where visitors may be told of answers that way. */
  pushKey?: string;
  privacyUrl: string | null;
  /** null: visitors send no files here. */
  files: FileRules | null;
  /** What is hidden in pictures that the visitor makes of the page; absent: they make none. */
  capture?: PrivacyRules;
  defaultLocale: "en" | "es";
  tracking: Tracking;
  /** There are rules for invitations: pages load the base with what looks for their moment. */
  base?: "rules";
  analytics: Analytics;
  /** How long own messages can be changed. */
  editMinutes: number;
}

export interface DepartmentAvailability {
  id: string;
  name: Localized;
  /** online: someone can answer now. Offline ones take a ticket. */
  online: boolean;
  /** Closed by its hours: when it opens next (epoch ms). Null when open, or never. */
  opensAt: number | null;
}
export interface Availability {
  departments: DepartmentAvailability[];
  /** Used when the visitor is not asked (one department, or data-department names none). */
  defaultDepartmentId: string | null;
}

/** The visitor's chat as a whole; the one with the higher `rev` is newer. */
export interface ChatView {
  conversationId: string;
  number: number;
  rev: number;
  state: "queued" | "active" | "ended";
  /** Active, and the operator asked for patience. */
  held: boolean;
  departmentId: string;
  departmentName: Localized;
  /** Only while queued: 1 is next. */
  position: number | null;
  /** Only while queued: milliseconds, from recent waits; null when too few are known. */
  estimateMs: number | null;
  /** Who took it; stays after the end. */
  operator: OperatorCard | null;
  /** Whether anybody can answer in the department now. */
  departmentOnline: boolean;
  /** Operators have read up to this seq. */
  operatorReadSeq: number;
  /** This visitor has read up to this seq, in any tab. */
  visitorReadSeq: number;
  /** Only of an ended chat that an operator had, where the department asks for it. */
  rating: ChatRating | null;
}

export interface ChatRating {
  kind: Rating["kind"];
  /** Null: not given yet. */
  given: Pick<Rating, "score" | "comment"> | null;
  /** It can be changed until then, epoch ms; null before it is given. */
  changeUntil: number | null;
}

export interface VisitorSession {
  availability: Availability;
  /** The latest chat of this browser, also when it ended lately; null: show the form. */
  chat: ChatView | null;
  /** The newest page of that chat. */
  page: MessagePage | null;
  /** What the form can be filled with. */
  profile: { name: string; email: string } | null;
  /** Server clock, epoch ms: show times relative to it, the visitor's clock may be wrong. */
  now: number;
}

export interface TicketReceipt {
  number: number;
  email: string;
}

export interface VisitorToServer
  extends MessageAsks,
    TrackingToServer,
    InvitationsToServer,
    OwnSharesToServer {
  /** First thing on every connection: where do we stand? */
  "session:open": Ask<Record<string, never>, VisitorSession>;
  /** Fails with "no-operator" or "queue-full": show the ticket form with what was written. Repeats return the same chat. */
  "chat:start": Ask<StartChat, VisitorSession>;
  /** A new chat on the ended conversation, with its history. */
  "chat:resume": Ask<NameConversation, ChatView>;
  "chat:end": Ask<NameConversation, ChatView>;
  /** Fails with "conflict" for a chat that goes on or is not asked about, "expired" once it cannot be changed any more. */
  "chat:rate": Ask<RateChat, ChatView>;
  /** Writing into an ended chat resumes it: nothing a visitor wrote is refused because of a race. */
  "message:send": Ask<VisitorSendMessage, Message>;
  "conversation:sync": Ask<SyncConversation, MessagePage>;
  "conversation:read": Ask<ReadConversation, { seq: number }>;
  /** This browser has what operators wrote up to `seq`, whether or not anybody looked. */
  "conversation:got": Tell<ReadConversation>;
  "ticket:create": Ask<CreateTicket, TicketReceipt>;
  /** Fails with "forbidden" where the website does not offer it, "not-found" before anything was written. */
  "push:subscribe": Ask<SubscribePush, null>;
  /** From now on this browser has that conversation. Fails with "expired", whatever is wrong with the link. */
  "link:open": Ask<OpenLink, VisitorSession>;
  /** Where the own conversation can be printed. */
  "transcript:link": Ask<LinkTranscript, TranscriptLink>;
  /** Answers where it went. Fails with "bad-input" where no address is known and none was given. */
  "transcript:mail": Ask<MailOwnTranscript, { email: string }>;
  draft: Tell<Draft>;
  page: Tell<Page>;
}

export interface ServerToVisitor extends ServerToInvited, ServerToOwnShares {
  message: (message: Message) => void;
  chat: (chat: ChatView) => void;
  typing: (typing: { conversationId: string; operatorName: string }) => void;
  /** Operators read up to `seq`. */
  read: (read: { conversationId: string; seq: number }) => void;
  /** Read in another tab of this visitor. */
  "read:mine": (read: { conversationId: string; seq: number }) => void;
  availability: (availability: Availability) => void;
  /** The server lost sight of what was sent: open the session again. */
  resync: () => void;
  /** The server is going down for a restart: reconnect after this many ms. */
  bye: (bye: { reconnectAfterMs: number }) => void;
}
