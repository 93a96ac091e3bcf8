import type { Author } from "@palique/shared/conversation.ts";
import type { ConversationSummary } from "@palique/shared/operator.ts";
import type {
  Excerpt,
  FoundConversation,
  FoundMessage,
  FoundPerson,
  Search,
  SearchResults,
} from "@palique/shared/search.ts";
import type { z } from "zod";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { findConversation } from "../conversations/conversations.store.ts";
import { scopeOf } from "../conversations/list-conversations.ts";
import { listVisible, listVisibleIds } from "../conversations/summaries.store.ts";
import { excerptOf } from "./excerpt.ts";
import { findEntries, listForeign, listTexts } from "./search.store.ts";
import { parseQuery, type Query } from "./words.ts";

/** Finds looked at, and shown of each kind. */
const LOOKED_AT = 60;
const SHOWN = 20;
const PEOPLE = 8;
const FOREIGN = 50;

type Visible = ReadonlyMap<string, ConversationSummary>;

/** The newest finds among what the operator may see, notes included. The index may be a second behind. */
export async function searchConversations(
  app: App,
  actor: OperatorActor,
  { query: text }: z.output<typeof Search>,
): Promise<SearchResults> {
  const query = parseQuery(text);
  if (!query) return { conversations: [], people: [], messages: [] };
  const where = { ...(await placesFor(app, actor)), query };
  const numbered = await findNumbered(app, text);
  const [topics, hits] = await Promise.all([
    findEntries(app.store, { ...where, part: "topics" }),
    findEntries(app.store, { ...where, part: "messages" }),
  ]);
  const ids = [...numbered, ...[...topics, ...hits].map((hit) => hit.conversationId)];
  const rows = await listVisible(app.db, scopeOf(actor), [...new Set(ids)]);
  const visible: Visible = new Map(rows.map((row) => [row.id, row]));
  const about = [...numbered, ...topics.map((hit) => hit.conversationId)];
  const found = [...new Set(about)].flatMap((id) => visible.get(id) ?? []);
  return {
    conversations: found.flatMap((row) => titleOf(row, query)).slice(0, PEOPLE),
    people: peopleIn(found, query).slice(0, PEOPLE),
    messages: messagesIn(await listTexts(app.db, hits), visible, query).slice(0, SHOWN),
  };
}

/** Those the operator may see that are called like this (number, person, subject), newest first. */
export async function findConversationsAbout(
  app: App,
  actor: OperatorActor,
  text: string,
): Promise<string[]> {
  const query = parseQuery(text);
  if (!query) return [];
  const hits = await findEntries(app.store, { ...(await placesFor(app, actor)), query, part: "topics" });
  const ids = [...new Set([...(await findNumbered(app, text)), ...hits.map((hit) => hit.conversationId)])];
  const visible = new Set(await listVisibleIds(app.db, scopeOf(actor), ids));
  return ids.filter((id) => visible.has(id));
}

/** Where to look for what the operator may see. */
async function placesFor(app: App, actor: OperatorActor) {
  const { operatorId, departmentIds } = scopeOf(actor);
  const conversationIds =
    departmentIds === null ? [] : await listForeign(app.db, operatorId, departmentIds, FOREIGN);
  return { departmentIds, conversationIds, limit: LOOKED_AT };
}

/** "#2044", or just the number. */
async function findNumbered(app: App, text: string): Promise<string[]> {
  const number = /^#?(\d{1,9})$/.exec(text)?.[1];
  const conversation = number && (await findConversation(app.db, number));
  return conversation ? [conversation.id] : [];
}

function titleOf(conversation: ConversationSummary, query: Query): FoundConversation[] {
  const { number, ticket, subject } = conversation;
  const title = excerptOf([`#${number}`, ticket?.subject, subject].filter(Boolean).join(" · "), query);
  return title ? [{ conversation, title }] : [];
}

/** People once each, however often they wrote. */
function peopleIn(rows: readonly ConversationSummary[], query: Query): FoundPerson[] {
  const people = new Map<string, FoundPerson>();
  for (const conversation of rows) {
    const { name, email } = conversation.contact;
    const key = `${name}\n${email}`;
    const known = people.get(key);
    if (known) known.conversations++;
    // Name and address together: "marta example" is in both.
    else if (excerptOf(key, query)) {
      const marked = (text: string): Excerpt => markEach(text, query);
      people.set(key, { conversation, name: marked(name), email: marked(email), conversations: 1 });
    }
  }
  return [...people.values()];
}

function markEach(text: string, query: Query): Excerpt {
  return excerptOf(text, query) ?? (text ? [{ text, isMatch: false }] : []);
}

type Text = Awaited<ReturnType<typeof listTexts>>[number];

/** One find per conversation, the newest. What is not there any more, edited or deleted since, is none. */
function messagesIn(texts: readonly Text[], visible: Visible, query: Query): FoundMessage[] {
  const found = new Map<string, FoundMessage>();
  for (const { conversationId, seq, at, body, authorKind, operatorName, visibility } of texts) {
    const conversation = visible.get(conversationId);
    const excerpt = conversation && excerptOf(body, query);
    if (!conversation || !excerpt) continue;
    const known = found.get(conversationId);
    if (known) {
      known.more++;
      continue;
    }
    const author = authorKind as Author["kind"];
    found.set(conversationId, {
      conversation,
      seq,
      at,
      author,
      authorName: author === "visitor" ? conversation.contact.name : (operatorName ?? ""),
      visibility: visibility as FoundMessage["visibility"],
      excerpt,
      more: 0,
    });
  }
  return [...found.values()];
}
