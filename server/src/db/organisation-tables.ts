import type { Generated as Defaulted } from "kysely";

/** The organisation: its settings, websites, departments and operators. */

/** One row per setting: organisation, idleAwayMinutes, setupTokenHash … `value` is JSON. */
export interface SettingsTable {
  name: string;
  value: string;
}

export interface SitesTable {
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

export interface DepartmentsTable {
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

export interface OperatorsTable {
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

export interface SessionsTable {
  tokenHash: string;
  operatorId: string;
  createdAt: number;
  expiresAt: number;
}

export interface InvitesTable {
  id: string;
  tokenHash: string;
  email: string;
  role: string;
  /** JSON string[]. */
  departmentIds: string;
  capacity: number;
  expiresAt: number;
}

export interface TagsTable {
  id: string;
  name: string;
  /** The name without case and accents: there is one of each. */
  folded: string;
  /** #rrggbb */
  color: string;
  createdAt: number;
}

/** A list somebody put together. */
export interface ViewsTable {
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

export interface CannedMessagesTable {
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

export interface AuditEntriesTable {
  id: string;
  at: number;
  operatorId: string | null;
  action: string;
  /** What it was done to. */
  subject: string;
}

export interface BlocksTable {
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

/** With which websites prove who their customers are. */
export interface IdentitySecretsTable {
  id: string;
  siteId: string;
  secret: string;
  createdAt: number;
  /** Null: the current one. */
  expiresAt: number | null;
}
