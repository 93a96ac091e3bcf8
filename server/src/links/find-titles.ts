import type { LinkTitle } from "@palique/shared/conversation.ts";
import type { App } from "../app.ts";
import { commit } from "../commit.ts";
import { changeMessage } from "../conversations/change-message.ts";
import { findConversation, findConversationToWrite } from "../conversations/conversations.store.ts";
import { findMessage } from "../conversations/messages.store.ts";
import { extraOf, isDeleted } from "../conversations/quote.ts";
import { AppError } from "../errors.ts";
import type { JobHandler } from "../jobs/job-kinds.ts";
import { findSite } from "../sites/sites.store.ts";
import { pageLinks } from "./page-links.ts";
import { readTitle } from "./read-title.ts";

/**
 * Job "link-titles": puts the titles of the pages under the message that leads to them, for both sides. What was
 * edited or deleted meanwhile is left alone: an edit has a job of its own.
 */
export const findTitles: JobHandler<"link-titles"> = async (app, { conversationId, seq }) => {
  const text = await wordsOf(app, conversationId, seq);
  if (text === null) return;
  const links = await titlesOf(app, conversationId, pageLinks(text));
  if (links.length === 0) return;
  await commit(app, async (trx, announce) => {
    const conversation = await findConversationToWrite(app.store, trx, conversationId);
    const message = conversation && (await findMessage(trx, conversation, seq));
    if (!message || isDeleted(message) || message.body !== text) return;
    const extra = extraOf(message);
    if (JSON.stringify(extra.links) === JSON.stringify(links)) return;
    const changing = { app, trx, announce, conversation, message, extra, clientId: app.id() };
    await changeMessage(changing, { text, extra: { ...extra, links } });
  });
  app.log.info({ event: "links.titled", count: links.length });
};

/** Null: there is nothing to look up any more. */
async function wordsOf(app: App, conversationId: string, seq: number): Promise<string | null> {
  const conversation = await findConversation(app.db, conversationId);
  if (!conversation || !(await findSite(app.db, conversation.siteId))?.linkTitles) return null;
  const message = await findMessage(app.db, conversation, seq);
  return message && !isDeleted(message) ? message.body : null;
}

async function titlesOf(app: App, conversationId: string, urls: readonly string[]): Promise<LinkTitle[]> {
  const found = await Promise.all(
    urls.map(async (url) => {
      const title = (await isWithinLimits(app, conversationId, url))
        ? await readTitle(app.config, url)
        : null;
      return title === null ? [] : [{ url, title }];
    }),
  );
  return found.flat();
}

/** Nobody makes this server knock at somebody's door without end. */
async function isWithinLimits(app: App, conversationId: string, url: string): Promise<boolean> {
  try {
    await app.rates.consume("titlePerConversation", conversationId);
    await app.rates.consume("titlePerHost", URL.parse(url)?.host ?? "");
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}
