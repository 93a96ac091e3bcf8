import { z } from "zod";
import type { Message, MessagePage, OperatorCard } from "./conversation.ts";
import { TICKET_TYPES } from "./conversation.ts";
import { ClientId, Email, Id, MessageText, Name, Page, TimeZone } from "./fields.ts";
import { DRAFT_MAX, SUBJECT_MAX } from "./limits.ts";
import type { Localized } from "./locale.ts";
import type { Ask, Tell } from "./reply.ts";

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
  /** BCP 47 tag of the browser, such as "es-CO"; "" when it is none. */
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
  /** The person accepted the data-protection notice. */
  consent: z.literal(true),
});
export type CreateTicket = z.input<typeof CreateTicket>;

export const VisitorSendMessage = z.object({ clientId: ClientId, conversationId: Id, text: MessageText });
export type VisitorSendMessage = z.infer<typeof VisitorSendMessage>;
export const SyncConversation = z.object({ conversationId: Id, after: z.number().int().min(0) });
export type SyncConversation = z.infer<typeof SyncConversation>;
export const ReadConversation = z.object({ conversationId: Id, seq: z.number().int().min(1) });
export type ReadConversation = z.infer<typeof ReadConversation>;
export const NameConversation = z.object({ conversationId: Id });
export type NameConversation = z.infer<typeof NameConversation>;
/** The end of what is in the box, "" when it was emptied. Shown to operators, never stored or logged. */
export const Draft = z.object({ conversationId: Id, text: z.string().max(DRAFT_MAX) });
export type Draft = z.infer<typeof Draft>;

/** What the widget shows before and around a chat: GET /api/v1/widget/:key, cacheable, the same for every visitor. */
export interface WidgetConfig {
  key: string;
  organisation: string;
  /** Accent as #rrggbb. */
  color: string;
  theme: "light" | "dark" | "auto";
  position: "left" | "right";
  greeting: Localized;
  /** What the start form asks; the ticket form always needs name and email. */
  fields: { name: "required" | "optional" | "hidden"; email: "required" | "optional" | "hidden" };
  /** Operators see what is typed before it is sent; the widget says so. */
  typingPreview: boolean;
  privacyUrl: string | null;
  defaultLocale: "en" | "es";
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

export interface VisitorToServer {
  /** First thing on every connection: where do we stand? */
  "session:open": Ask<Record<string, never>, VisitorSession>;
  /** Fails with "no-operator" or "queue-full": show the ticket form with what was written. Repeats return the same chat. */
  "chat:start": Ask<StartChat, VisitorSession>;
  /** A new chat on the ended conversation, with its history. */
  "chat:resume": Ask<NameConversation, ChatView>;
  "chat:end": Ask<NameConversation, ChatView>;
  /** Writing into an ended chat resumes it: nothing a visitor wrote is refused because of a race. */
  "message:send": Ask<VisitorSendMessage, Message>;
  "conversation:sync": Ask<SyncConversation, MessagePage>;
  "conversation:read": Ask<ReadConversation, { seq: number }>;
  "ticket:create": Ask<CreateTicket, TicketReceipt>;
  draft: Tell<Draft>;
  page: Tell<Page>;
}

export interface ServerToVisitor {
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
