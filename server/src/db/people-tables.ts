import type { Generated as Defaulted } from "kysely";

/** People: contacts, their browsers, and their visits. */

export interface ContactsTable {
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
export interface ContactFieldsTable {
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

export interface ContactNotesTable {
  id: string;
  contactId: string;
  operatorId: string;
  text: string;
  createdAt: number;
  editedAt: number | null;
}

export interface ContactMergesTable {
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

/** A browser that speaks for a known customer, as long as the secret counts that proved it. */
export interface IdentifiedBrowsersTable {
  siteId: string;
  /** SHA-256 of the browser's own token. */
  browserHash: string;
  visitorId: string;
  secretId: string;
  provedAt: number;
}

export interface VisitorsTable {
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
export interface VisitsTable {
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

export interface InvitationRulesTable {
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
export interface InvitationsTable {
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
export interface RuleDaysTable {
  ruleId: string;
  day: string;
  variant: number;
  shown: number;
  opened: number;
  answered: number;
  chat: number;
  converted: number;
}

/** Opens one conversation in a browser that is not the visitor's own: the link in a mail. */
export interface ChatLinksTable {
  tokenHash: string;
  visitorId: string;
  conversationId: string;
  expiresAt: number;
}

/** A browser in which such a link was opened: it has that conversation of that visitor, and no other. */
export interface LinkedBrowsersTable {
  siteId: string;
  /** SHA-256 of the browser's own token. */
  browserHash: string;
  /** Of the link's. */
  linkHash: string;
  visitorId: string;
  conversationId: string;
  expiresAt: number;
}
