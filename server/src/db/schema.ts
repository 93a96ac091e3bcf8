import type { Generated as Defaulted } from "kysely";
import type {
  ChatsTable,
  ConversationsTable,
  FilesTable,
  MentionsTable,
  MessagesTable,
  ParticipantsTable,
  RatingsTable,
  RecordingsTable,
  ScheduledMessagesTable,
  SharesTable,
  TeamMessagesTable,
  TeamRoomsTable,
  TicketsTable,
} from "./conversation-tables.ts";
import type {
  AuditEntriesTable,
  BlocksTable,
  CannedMessagesTable,
  DepartmentsTable,
  IdentitySecretsTable,
  InvitesTable,
  OperatorsTable,
  SessionsTable,
  SettingsTable,
  SitesTable,
  TagsTable,
  ViewsTable,
} from "./organisation-tables.ts";
import type {
  ChatLinksTable,
  ContactFieldsTable,
  ContactMergesTable,
  ContactNotesTable,
  ContactsTable,
  IdentifiedBrowsersTable,
  InvitationRulesTable,
  InvitationsTable,
  LinkedBrowsersTable,
  RuleDaysTable,
  VisitorsTable,
  VisitsTable,
} from "./people-tables.ts";
import type {
  JobsTable,
  PushNoticesTable,
  PushSubscriptionsTable,
  SearchCursorsTable,
  SearchEntriesTable,
  SearchTextTable,
} from "./work-tables.ts";

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
  shares: SharesTable;
  recordings: RecordingsTable;
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
