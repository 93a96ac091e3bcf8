import type { Message } from "@palique/shared/conversation.ts";
import { nearestLocale } from "@palique/shared/locale.ts";
import type { App } from "../app.ts";
import { blockedUntil } from "../blocks/check-blocked.ts";
import { commit } from "../commit.ts";
import {
  type Conversation,
  findConversation,
  findConversationToWrite,
} from "../conversations/conversations.store.ts";
import { readMessages, toWire } from "../conversations/messages.store.ts";
import type { PeekAtVisitor } from "../conversations/open-conversation.ts";
import type { Db } from "../db/store.ts";
import type { JobHandler } from "../jobs/job-kinds.ts";
import type { MailPayload } from "../mail/mail-payload.ts";
import { queueMail } from "../mail/queue-mail.ts";
import { hashToken, makeToken } from "../operators/tokens.ts";
import { readSettings } from "../settings/settings.store.ts";
import { originAllowed } from "../sites/check-origin.ts";
import { findSite, type Site } from "../sites/sites.store.ts";
import { insertLink } from "../visitors/chat-links.store.ts";
import { findVisitor, type Visitor } from "../visitors/visitors.store.ts";
import { findChoice, findMissedMail, upsertMissedMail } from "./missed.store.ts";
import { MOST, missedMail } from "./missed-mail.ts";
import { choiceLink, signChoice } from "./unsubscribe.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** How long the link opens the conversation. */
const LINK_MS = 7 * DAY_MS;

/** Everything that decides, as it is at one moment. */
interface Case {
  conversation: Conversation;
  site: Site;
  visitor: Visitor;
  /** What operators said and the visitor has not read, in order. */
  missed: Message[];
}

/**
 * Job "missed-mail": one mail for one absence, with what was missed and a link that goes on. Not while a page of
 * the visitor's is connected, not before they have been gone for as long as the website says, not about what was
 * read meanwhile, and not to whoever is kept out or wants none.
 */
export function mailMissedWith(peek: PeekAtVisitor): JobHandler<"missed-mail"> {
  return async (app, { conversationId }, job) => {
    const known = await findConversation(app.db, conversationId);
    if (!known) return;
    const isThere = (await peek(known.visitorId)).connected;
    const { contactId } = known;
    const choice = { contactId, signature: await signChoice(app, contactId) };
    await commit(app, async (trx, announce) => {
      const found = await findCase(app, trx, conversationId);
      if (!found || !(await isWanted(app, trx, found))) return job.finish(trx);
      const waitMs = found.site.missedMailMinutes * MINUTE_MS;
      const goneSince = Math.max(found.visitor.seenAt, found.missed[0]?.at ?? 0);
      const due = (isThere ? app.now() : goneSince) + waitMs;
      if (due > app.now()) return job.postpone(due);
      const { conversation, missed } = found;
      announce(await queueMail(app, trx, await writeMail(app, trx, found, choice)));
      const mailedSeq = missed.at(-1)?.seq ?? 0;
      await upsertMissedMail(trx, { conversationId: conversation.id, mailedSeq, mailedAt: app.now() });
      await job.finish(trx);
    });
  };
}

/** Null: there is nothing to tell anybody. */
async function findCase(app: App, trx: Db, conversationId: string): Promise<Case | null> {
  const conversation = await findConversationToWrite(app.store, trx, conversationId);
  if (!conversation) return null;
  const site = await findSite(trx, conversation.siteId);
  const visitor = await findVisitor(trx, conversation.visitorId);
  if (!site || !visitor) return null;
  const missed = await readMissed(app, trx, conversation);
  return missed.length > 0 ? { conversation, site, visitor, missed } : null;
}

/** The newest words of operators that the visitor has not read, in order: as many as a mail says, and some more. */
async function readMissed(app: App, trx: Db, conversation: Conversation): Promise<Message[]> {
  const missed: Message[] = [];
  let before = conversation.lastSeq + 1;
  while (missed.length <= MOST && before > conversation.visitorReadSeq + 1) {
    const page = await readMessages(trx, conversation, { before }, true);
    const unread = page.messages
      .map((message) => toWire(app, message))
      .filter(({ seq }) => seq > conversation.visitorReadSeq);
    missed.unshift(
      ...unread.filter(
        ({ author, event, extra }) => author.kind === "operator" && !event && !extra?.deletedAt,
      ),
    );
    before = page.messages[0]?.seq ?? 0;
    if (!page.more) break;
  }
  return missed;
}

async function isWanted(app: App, trx: Db, { conversation, site, visitor, missed }: Case): Promise<boolean> {
  if (site.missedMailMinutes === 0 || !visitor.email) return false;
  const newest = missed.at(-1);
  if (!newest || newest.at < app.now() - DAY_MS) return false;
  if (!(await findChoice(trx, visitor.contactId))) return false;
  const { id: visitorId, email, address } = visitor;
  if ((await blockedUntil(app, { visitorId, email, address }, trx)) > app.now()) return false;
  const before = await findMissedMail(trx, conversation.id);
  // Still the same absence, or nothing new in this one.
  return !before || (visitor.seenAt > before.mailedAt && newest.seq > before.mailedSeq);
}

async function writeMail(
  app: App,
  trx: Db,
  { conversation, site, visitor, missed }: Case,
  choice: { contactId: string; signature: string },
): Promise<MailPayload> {
  const now = app.now();
  const { organisation, timeZone } = await readSettings(trx);
  const page = pageToComeBackTo(app, site, visitor);
  const link = page && (await makeLink(trx, page, conversation, now));
  const locale = nearestLocale(visitor.language, app.config.defaultLocale);
  const mail = missedMail({
    locale,
    timeZone: visitor.timeZone ?? timeZone,
    organisation,
    to: { name: visitor.name, address: visitor.email },
    missed,
    link,
    unsubscribe: choiceLink(app, choice, locale),
  });
  return { ...mail, conversationId: conversation.id };
}

/** What follows the # stays in the browser: no server's log gets to know it. */
async function makeLink(trx: Db, page: URL, { id, visitorId }: Conversation, now: number) {
  const token = makeToken();
  const expiresAt = now + LINK_MS;
  await insertLink(trx, { tokenHash: hashToken(token), visitorId, conversationId: id, expiresAt }, now);
  page.hash = `palique=${token}`;
  return { url: page.href, host: page.host, expiresAt };
}

/** Where they were last, if the website is one that may have the chat: a page can say that it is anything. */
function pageToComeBackTo(app: App, site: Site, { pageUrl }: Visitor): URL | null {
  if (!pageUrl || !URL.canParse(pageUrl)) return null;
  const page = new URL(pageUrl);
  return originAllowed(app, site, { origin: page.origin }) ? page : null;
}
