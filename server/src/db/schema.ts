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
  /** How many consoles, and how many of them somebody is looking at. */
  connections: { processId: string; operatorId: string; sockets: number; attending: Defaulted<number> };
  contacts: ContactsTable;
  contactFields: ContactFieldsTable;
  contactNotes: ContactNotesTable;
  contactMerges: ContactMergesTable;
  visitors: VisitorsTable;
  identitySecrets: IdentitySecretsTable;
  identifiedBrowsers: IdentifiedBrowsersTable;
  conversations: ConversationsTable;
  messages: MessagesTable;
  participants: ParticipantsTable;
  mentions: MentionsTable;
  chats: ChatsTable;
  declinedOffers: { chatId: string; operatorId: string };
  cannedMessages: CannedMessagesTable;
  scheduledMessages: ScheduledMessagesTable;
  tickets: TicketsTable;
  tags: TagsTable;
  conversationTags: { conversationId: string; tagId: string };
  views: ViewsTable;
  /** JSON string[]. */
  viewOrders: { operatorId: string; viewIds: string };
  jobs: JobsTable;
  searchCursors: SearchCursorsTable;
  searchEntries: SearchEntriesTable;
  searchWords: SearchTextTable;
  searchTopics: SearchTextTable;
  auditEntries: AuditEntriesTable;
  teamRooms: TeamRoomsTable;
  teamMembers: { roomId: string; operatorId: string; readSeq: number };
  teamMessages: TeamMessagesTable;
  ratings: RatingsTable;
  blocks: BlocksTable;
  missedMails: { conversationId: string; mailedSeq: number; mailedAt: number };
  chatLinks: ChatLinksTable;
  linkedBrowsers: LinkedBrowsersTable;
  files: FilesTable;
  visits: VisitsTable;
  pushSubscriptions: PushSubscriptionsTable;
  pushNotices: PushNoticesTable;
  invitationRules: InvitationRulesTable;
  invitations: InvitationsTable;
  ruleDays: RuleDaysTable;
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
  /** off, thumbs or stars: what visitors are asked after a chat. */
  rating: Defaulted<string>;
  /** So long after the end a visitor goes on with the same operator; 0: never. */
  resumeMinutes: Defaulted<number>;
  disabled: number;
  /** JSON AutoMessages; null: it says nothing by itself. */
  auto: Defaulted<string | null>;
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
  /** JSON AlertSettings; null: nothing was chosen. */
  alerts: Defaulted<string | null>;
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
  /** 0: wants no mails about answers that were missed. */
  missedMails: Defaulted<number>;
  phone: Defaulted<string>;
  company: Defaulted<string>;
  /** JSON Record<string, string>: values by the id of the field. */
  fields: Defaulted<string>;
  /** It turned out to be that one's: it has nothing of its own any more, and stays for the undo. */
  mergedInto: Defaulted<string | null>;
  createdAt: number;
}

/** What the administrator wants to know of people. */
interface ContactFieldsTable {
  id: string;
  /** Names it in ready-made texts: {{custom.key}}. */
  key: string;
  kind: string;
  /** JSON Localized. */
  labels: string;
  /** JSON string[]. */
  choices: string;
  /** In this order. */
  place: number;
  createdAt: number;
}

interface ContactNotesTable {
  id: string;
  contactId: string;
  operatorId: string;
  text: string;
  createdAt: number;
  editedAt: number | null;
}

interface ContactMergesTable {
  id: string;
  winnerId: string;
  loserId: string;
  /** Null: by itself, when a browser turned out to be a known customer's. */
  operatorId: string | null;
  /** JSON { visitors, notes }: ids of what was the loser's. */
  moved: string;
  /** JSON: the winner's values that changed, as they were and as they were then. */
  before: string;
  after: string;
  at: number;
  undoneAt: number | null;
}

/** With which websites prove who their customers are. */
interface IdentitySecretsTable {
  id: string;
  siteId: string;
  secret: string;
  createdAt: number;
  /** Null: the current one. */
  expiresAt: number | null;
}

/** A browser that speaks for a known customer, as long as the secret counts that proved it. */
interface IdentifiedBrowsersTable {
  siteId: string;
  /** SHA-256 of the browser's own token. */
  browserHash: string;
  visitorId: string;
  secretId: string;
  provedAt: number;
}

interface VisitorsTable {
  id: string;
  siteId: string;
  contactId: string;
  /** Of the browser; of a known customer, who has several, nobody's. */
  tokenHash: string;
  /** Proven: the customer's id in the website's own system. */
  externalId: Defaulted<string | null>;
  /** JSON Claims: what the website last said of them, proven if `externalId` is there. */
  claims: Defaulted<string | null>;
  language: string;
  timeZone: string | null;
  userAgent: string;
  pageUrl: string | null;
  pageTitle: string | null;
  referrer: string;
  /** Of the last connection, for blocking; personal data, so it is never logged. */
  address: Defaulted<string>;
  /** How often they were on the site, since they are known. */
  visits: Defaulted<number>;
  createdAt: number;
  seenAt: number;
}

/** One stay on a site of somebody who told us something. */
interface VisitsTable {
  id: string;
  visitorId: string;
  siteId: string;
  startedAt: number;
  /** When they were last known to be there. */
  endedAt: number;
  /** Address of the page that led here; "" none. */
  referrer: string;
  /** JSON Record<string, string>: utm_* of the first page. */
  campaign: string;
  /** JSON { url, title, at }[]: the newest pages, oldest first. */
  trail: string;
  /** How many pages there were in all. */
  pages: number;
  /** JSON Device. */
  device: string;
  /** As well as it is known; "" not at all. */
  country: string;
  city: string;
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
  /** JSON MessageExtra, file paths unsigned; null for plain words. */
  extra: Defaulted<string | null>;
  /** Of a bot: the name it spoke under. Null: people go by the name they have today. */
  authorName: Defaulted<string | null>;
  at: number;
}

interface CannedMessagesTable {
  id: string;
  /** personal, department or global. */
  scope: string;
  /** The operator's or the department's; "" for global ones. */
  ownerId: string;
  /** The word after the slash, in lower case. */
  shortcut: string;
  title: string;
  /** "" for none. */
  folder: string;
  /** JSON Localized. */
  texts: string;
  /** JSON FileCard[], as messages hold them. */
  files: string;
  uses: number;
  updatedAt: number;
}

interface ScheduledMessagesTable {
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

interface ParticipantsTable {
  conversationId: string;
  operatorId: string;
  readSeq: number;
  /** 1: brought in by a colleague, and sees the conversation whatever its department. */
  invited: Defaulted<number>;
  /** 1: asked to help in the live chat; 2: helping, and may write to the visitor. */
  helping: Defaulted<number>;
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

interface TagsTable {
  id: string;
  name: string;
  /** The name without case and accents: there is one of each. */
  folded: string;
  /** #rrggbb */
  color: string;
  createdAt: number;
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

/** A list somebody put together. */
interface ViewsTable {
  id: string;
  /** Who made it; theirs alone unless shared. */
  operatorId: string;
  shared: number;
  name: string;
  icon: string;
  color: string;
  /** JSON ViewFilter. */
  filter: string;
  sort: string;
  createdAt: number;
}

/** How far a conversation is in the index. */
interface SearchCursorsTable {
  conversationId: string;
  /** Its rev when it was looked at. */
  rev: number;
  /** Messages up to here are in. */
  seq: number;
  /** The department its entries are found under. */
  departmentId: string;
  /** What is in of the conversation itself: number, person, subject. */
  about: string;
}

/** What can be found: a message, or (seq 0) the conversation itself. On PostgreSQL with a column `words`. */
interface SearchEntriesTable {
  /** By time, so that the newest are found first. */
  id: number;
  conversationId: string;
  seq: number;
}

/** SQLite only: the full-text index of messages, and that of conversations. */
interface SearchTextTable {
  /** That of the entry. */
  rowid: number;
  words: string;
}

interface AuditEntriesTable {
  id: string;
  at: number;
  operatorId: string | null;
  action: string;
  /** What it was done to. */
  subject: string;
}

interface TeamRoomsTable {
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

interface TeamMessagesTable {
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

interface RatingsTable {
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

interface BlocksTable {
  id: string;
  /** visitor, address or email; `value` is the visitor's id, a range in CIDR notation, or an address in lower case. */
  kind: string;
  value: string;
  /** From which it was set up. */
  conversationId: string;
  /** For the team only. */
  reason: string;
  operatorId: string;
  createdAt: number;
  /** Null: until it is lifted. */
  expiresAt: number | null;
}

/** Opens one conversation in a browser that is not the visitor's own: the link in a mail. */
interface ChatLinksTable {
  tokenHash: string;
  visitorId: string;
  conversationId: string;
  expiresAt: number;
}

/** A browser in which such a link was opened: it has that conversation of that visitor, and no other. */
interface LinkedBrowsersTable {
  siteId: string;
  /** SHA-256 of the browser's own token. */
  browserHash: string;
  /** Of the link's. */
  linkHash: string;
  visitorId: string;
  conversationId: string;
  expiresAt: number;
}

interface FilesTable {
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

/** A browser that can be told something with no page open (RFC 8030). It goes with its session or its visitor. */
interface PushSubscriptionsTable {
  id: string;
  /** SHA-256 of the endpoint, which is a secret of its browser and can be long. */
  endpointHash: string;
  endpoint: string;
  /** The browser's public key and secret (RFC 8291), base64url. */
  p256dh: string;
  auth: string;
  /** Of an operator with the session it was made in, or of a visitor. */
  operatorId: string | null;
  sessionHash: string | null;
  visitorId: string | null;
  /** Of a known customer's browser: the SHA-256 of its own token, so that it can be forgotten there. */
  browserHash: Defaulted<string | null>;
  /** A visitor's; operators have their own. */
  locale: string;
  /** A visitor's: the page to come back to. */
  pageUrl: string | null;
  userAgent: string;
  createdAt: number;
}

/** What a browser was told and may still be showing. */
interface PushNoticesTable {
  subscriptionId: string;
  /** A newer notice of the same tag takes its place. */
  tag: string;
  reason: string;
  conversationId: string;
  /** The message it is about; 0 for none. */
  seq: number;
  at: number;
}

interface InvitationRulesTable {
  id: string;
  siteId: string;
  /** Among those of its site: the lowest that fits wins. */
  place: number;
  enabled: number;
  /** Also in `rule`: for finding whom an event concerns. */
  goal: string | null;
  /** JSON RuleAdmin, without what has a column. */
  rule: string;
  createdAt: number;
}

/** To a visitor, by a rule or by an operator's hand. Open until `endedAt`; there is one open at a time. */
interface InvitationsTable {
  id: string;
  siteId: string;
  /** LiveVisitor.id: the browser, for as long as it is here. */
  liveId: string;
  visitorId: string | null;
  /** Null: by hand, or the rule is gone. */
  ruleId: string | null;
  variant: number;
  /** Of the operator's request; null: by a rule. */
  clientId: string | null;
  /** Whose face it carries; by hand: who invites. */
  operatorId: string | null;
  departmentId: string | null;
  text: string;
  look: string;
  /** It was asked for, YYYY-MM-DD in the organisation's time zone: the day it counts for. */
  day: string;
  askedAt: number;
  expiresAt: number;
  shownAt: number | null;
  openedAt: number | null;
  /** The visitor wrote. */
  answeredAt: number | null;
  /** An operator took the chat. */
  takenAt: number | null;
  convertedAt: number | null;
  endedAt: number | null;
  /** answered, dismissed, withdrawn, expired, or replaced by one by hand. */
  ending: string | null;
  chatId: string | null;
}

/** What became of the invitations of a rule that were asked for on one day: nothing of anybody in particular. */
interface RuleDaysTable {
  ruleId: string;
  day: string;
  variant: number;
  shown: number;
  opened: number;
  answered: number;
  chat: number;
  converted: number;
}
