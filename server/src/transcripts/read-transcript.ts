import type { Message } from "@palique/shared/conversation.ts";
import { type Locale, localized } from "@palique/shared/locale.ts";
import type { App } from "../app.ts";
import type { Conversation } from "../conversations/conversations.store.ts";
import { readMessages, toWire } from "../conversations/messages.store.ts";
import type { Db } from "../db/store.ts";
import { findDepartment } from "../departments/departments.store.ts";
import { readSettings } from "../settings/settings.store.ts";
import { findTicket } from "../tickets/tickets.store.ts";
import { eventLine } from "./event-line.ts";

/** The newest ones of a conversation that has more. */
const MOST = 5_000;
const MOST_CHARACTERS = 4_000_000;

/** For whom it is written down. */
export interface Reader {
  locale: Locale;
  /** IANA zone; the organisation's where the reader has named none. */
  timeZone: string | null;
}

/** A message with what it tells: its words, or what happened. */
export interface Line {
  message: Message;
  /** "" for words. */
  event: string;
}

/** A conversation as it can be written down in any form. */
export interface Told {
  locale: Locale;
  timeZone: string;
  /** Epoch ms. */
  now: number;
  organisation: string;
  number: number;
  department: string;
  subject: string | null;
  visitorName: string;
  startedAt: number;
  lines: Line[];
  isCut: boolean;
}

/**
 * What was said, in order. Without `notes` nothing of what is internal is read at all; with them the notes are
 * there, and nothing else that is for the team.
 */
export async function readTranscript(
  app: App,
  conversation: Conversation,
  { locale, timeZone }: Reader,
  notes: boolean,
  db: Db = app.db,
): Promise<Told> {
  const [settings, department, ticket] = await Promise.all([
    readSettings(db),
    findDepartment(db, conversation.departmentId),
    findTicket(db, conversation.id),
  ]);
  const { messages, isCut } = await readNewest(app, db, conversation, notes);
  return {
    locale,
    timeZone: timeZone ?? settings.timeZone,
    now: app.now(),
    organisation: settings.organisation,
    number: conversation.number,
    department: localized(department?.names ?? {}, locale),
    subject: ticket?.subject ?? null,
    visitorName: conversation.contactName,
    startedAt: conversation.createdAt,
    lines: linesOf(messages, locale),
    isCut,
  };
}

async function readNewest(
  app: App,
  db: Db,
  conversation: Conversation,
  notes: boolean,
): Promise<{ messages: Message[]; isCut: boolean }> {
  const messages: Message[] = [];
  let before = conversation.lastSeq + 1;
  let characters = 0;
  for (;;) {
    const page = await readMessages(db, conversation, { before }, !notes);
    messages.unshift(...page.messages.map((message) => toWire(app, message)));
    before = page.messages[0]?.seq ?? 0;
    for (const { body } of page.messages) characters += body.length;
    if (!page.more || messages.length >= MOST || characters >= MOST_CHARACTERS)
      return { messages, isCut: page.more };
  }
}

/** One more of the same person in the same minute: who and when need not be said again. */
export function goesOn(line: Line, before: Line | undefined): boolean {
  if (!before || line.event || before.event) return false;
  const [one, other] = [line.message, before.message];
  const isSame = one.author.id === other.author.id && one.author.kind === other.author.kind;
  return isSame && one.visibility === other.visibility && minuteOf(one.at) === minuteOf(other.at);
}

function minuteOf(at: number): number {
  return Math.floor(at / 60_000);
}

/** Words of people, notes, and what happened as far as the visitor is told of it. */
function linesOf(messages: readonly Message[], locale: Locale): Line[] {
  return messages.flatMap((message): Line[] => {
    if (!message.event) return [{ message, event: "" }];
    const event = message.visibility === "public" ? eventLine(message.event, locale) : "";
    return event ? [{ message, event }] : [];
  });
}
