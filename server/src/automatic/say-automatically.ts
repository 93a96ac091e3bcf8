import { customValues } from "@palique/shared/contact-values.ts";
import { MESSAGE_MAX } from "@palique/shared/limits.ts";
import { LOCALES, type Locale, type Localized, localized, nearestLocale } from "@palique/shared/locale.ts";
import { fillOrLeaveOut, type VariableValues } from "@palique/shared/variables.ts";
import type { App } from "../app.ts";
import type { Announce } from "../commit.ts";
import { readContactValues } from "../contacts/read-contact-values.ts";
import { appendAndAnnounce } from "../conversations/append-event.ts";
import type { Conversation } from "../conversations/conversations.store.ts";
import { findByClientId } from "../conversations/messages.store.ts";
import { type Db, fromJson } from "../db/store.ts";
import { findOperator } from "../operators/operators.store.ts";
import { readSettings } from "../settings/settings.store.ts";
import { findVisitor } from "../visitors/visitors.store.ts";
import { findWatched, type WatchedChat } from "./automatic.store.ts";

/** Welcomes the visitor once in a chat, however often it goes back to the queue. */
export async function greetVisitor(
  app: App,
  trx: Db,
  announce: Announce,
  conversation: Conversation,
): Promise<Conversation> {
  const chat = await findWatched(trx, conversation.id);
  if (!chat?.auto.greeting.on) return conversation;
  const clientId = `greeting-${chat.id}`;
  if (await findByClientId(trx, conversation, clientId)) return conversation;
  return sayAutomatically(app, trx, announce, conversation, chat, chat.auto.greeting.texts, clientId);
}

/** The last words before the chat ends. Nobody thanks a visitor who left while waiting. */
export async function sayGoodbye(
  app: App,
  trx: Db,
  announce: Announce,
  conversation: Conversation,
): Promise<Conversation> {
  const chat = await findWatched(trx, conversation.id);
  if (!chat?.auto.closing.on || chat.state !== "active") return conversation;
  return sayAutomatically(app, trx, announce, conversation, chat, chat.auto.closing.texts, app.id());
}

/**
 * Says a text under the department's name: in the visitor's language, or in the other one where it has none in
 * that. What a variable has no value for is left out. Answers the conversation as it is after.
 */
export async function sayAutomatically(
  app: App,
  trx: Db,
  announce: Announce,
  conversation: Conversation,
  chat: WatchedChat,
  texts: Localized,
  clientId: string,
): Promise<Conversation> {
  const visitor = await findVisitor(trx, conversation.visitorId);
  const wanted = nearestLocale(visitor?.language, app.config.defaultLocale);
  const locale = texts[wanted] ? wanted : (LOCALES.find((one) => texts[one]) ?? wanted);
  const name = localized(chat.departmentNames, locale);
  const values = {
    ...(await valuesFor(trx, conversation, chat, locale)),
    "visitor.email": visitor?.email,
    "department.name": name,
  };
  const text = fillOrLeaveOut(texts[locale] ?? "", values)
    .trim()
    .slice(0, MESSAGE_MAX);
  if (!text) return conversation;
  const author = { kind: "bot" as const, id: null, name };
  const message = { clientId, author, visibility: "public" as const, content: { text }, at: app.now() };
  return (await appendAndAnnounce(trx, announce, conversation, message, null)).conversation;
}

async function valuesFor(
  trx: Db,
  { contactId, contactName, number, variables }: Conversation,
  { operatorId }: WatchedChat,
  locale: Locale,
): Promise<VariableValues> {
  const said = variables === null ? {} : fromJson<Record<string, string>>(variables);
  return {
    ...customValues(said, await readContactValues(trx, contactId), locale),
    "visitor.name": contactName,
    "operator.name": operatorId ? (await findOperator(trx, operatorId))?.name : undefined,
    organisation: (await readSettings(trx)).organisation,
    "conversation.number": String(number),
  };
}
