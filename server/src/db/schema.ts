import type { Generated as Defaulted } from "kysely";

/**
 * The tables. Ids are UUIDv7 text, instants epoch milliseconds, booleans 0 or 1, JSON is text.
 * Column comments say what the name does not.
 */
export interface Database {
  settings: SettingsTable;
  counters: { name: string; value: number };
  sites: SitesTable;
  departments: DepartmentsTable;
  operators: OperatorsTable;
  memberships: { operatorId: string; departmentId: string };
  sessions: SessionsTable;
  invites: InvitesTable;
  processes: { id: string; seenAt: number };
  connections: { processId: string; operatorId: string; sockets: number };
  contacts: ContactsTable;
  visitors: VisitorsTable;
  conversations: ConversationsTable;
  messages: MessagesTable;
  participants: ParticipantsTable;
  mentions: MentionsTable;
  chats: ChatsTable;
  declinedOffers: { chatId: string; operatorId: string };
  tickets: TicketsTable;
  jobs: JobsTable;
  auditEntries: AuditEntriesTable;
}

/** One row per setting: organisation, idleAwayMinutes, setupTokenHash … `value` is JSON. */
interface SettingsTable {
  name: string;
  value: string;
}

interface SitesTable {
  id: string;
  /** Public, in the script tag. */
  key: string;
  name: string;
  /** JSON string[]; empty: any website. */
  origins: string;
  /** JSON: color, theme, position, greeting, fields, typingPreview, privacyUrl, departmentIds, defaultDepartmentId. */
  look: string;
  createdAt: number;
}

interface DepartmentsTable {
  id: string;
  /** JSON Localized. */
  names: string;
  strategy: string;
  capacity: number | null;
  queueLimit: number | null;
  overflowDepartmentId: string | null;
  /** JSON BusinessHours; null: always open. */
  hours: string | null;
  offline: string;
  offerSeconds: number;
  disabled: number;
  createdAt: number;
}

interface OperatorsTable {
  id: string;
  email: string;
  name: string;
  passwordHash: string;
  role: string;
  locale: string;
  theme: string;
  /** Version, type and image bytes as base64: "0123456789abcdef,image/webp,…". */
  avatar: string | null;
  /** Most chats at once. */
  capacity: number;
  /** What was chosen; someone online without a connection gets nothing. */
  status: string;
  /** 1: away because of idleness. */
  idle: number;
  /** Since when no console of theirs is connected; null: connected, or never was. */
  disconnectedAt: number | null;
  /** Offers refused or missed in a row. */
  missedOffers: number;
  /** For longest-idle and round-robin: when the last chat was offered to them, when the last one ended. */
  lastOfferedAt: number;
  lastEndedAt: number;
  disabled: number;
  createdAt: number;
}

interface SessionsTable {
  tokenHash: string;
  operatorId: string;
  createdAt: number;
  expiresAt: number;
}

interface InvitesTable {
  id: string;
  tokenHash: string;
  email: string;
  role: string;
  /** JSON string[]. */
  departmentIds: string;
  capacity: number;
  expiresAt: number;
}

interface ContactsTable {
  id: string;
  name: string;
  email: string;
  createdAt: number;
}

interface VisitorsTable {
  id: string;
  siteId: string;
  contactId: string;
  tokenHash: string;
  language: string;
  timeZone: string | null;
  userAgent: string;
  pageUrl: string | null;
  pageTitle: string | null;
  referrer: string;
  createdAt: number;
  seenAt: number;
}

interface ConversationsTable {
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
  visitorReadSeq: number;
  /** Operators, whoever read most. */
  operatorReadSeq: number;
  createdAt: number;
}

interface MessagesTable {
  conversationId: string;
  seq: number;
  clientId: string;
  authorKind: string;
  authorId: string | null;
  visibility: string;
  /** "text" or "event"; an event's body is its JSON. */
  kind: string;
  body: string;
  at: number;
}

interface ParticipantsTable {
  conversationId: string;
  operatorId: string;
  readSeq: number;
  /** 1: brought in by a colleague, and sees the conversation whatever its department. */
  invited: Defaulted<number>;
}

interface MentionsTable {
  conversationId: string;
  seq: number;
  operatorId: string;
  at: number;
}

interface ChatsTable {
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
  takenAt: number | null;
  endedAt: number | null;
  endedBy: string | null;
}

interface TicketsTable {
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

interface JobsTable {
  id: string;
  kind: string;
  /** A job with the same kind and key replaces nothing and is not added twice while it waits. */
  key: string | null;
  payload: string;
  runAt: number;
  attempts: number;
  /** A process is at work on it until then; later it is anybody's. */
  lockedUntil: number | null;
  /** Gave up after the last attempt. */
  failedAt: number | null;
  lastError: string | null;
  createdAt: number;
}

interface AuditEntriesTable {
  id: string;
  at: number;
  operatorId: string | null;
  action: string;
  /** What it was done to. */
  subject: string;
}
