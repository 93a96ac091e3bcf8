import type { MessagePage } from "@palique/shared/conversation.ts";
import type { Actor } from "../actors.ts";
import type { App } from "../app.ts";
import type { Conversation } from "./conversations.store.ts";
import { findOwn } from "./find-own.ts";
import { type PageRange, readMessages, toWire } from "./messages.store.ts";

/** What follows `after`, for a reader who has a gap or was away. */
export async function syncConversation(
  app: App,
  actor: Actor,
  input: { conversationId: string; after: number },
): Promise<MessagePage> {
  return readPage(app, actor, await findOwn(app, actor, input.conversationId), { after: input.after });
}

/** The page before a seq, for reading back. */
export async function readEarlier(
  app: App,
  actor: Actor,
  input: { conversationId: string; before: number },
): Promise<MessagePage> {
  return readPage(app, actor, await findOwn(app, actor, input.conversationId), { before: input.before });
}

/** The page with a seq in the middle, for whoever was led there; `more` when messages follow it. */
export async function readAround(
  app: App,
  actor: Actor,
  { conversationId, seq }: { conversationId: string; seq: number },
): Promise<MessagePage> {
  const conversation = await findOwn(app, actor, conversationId);
  const [before, from] = await Promise.all([
    readPage(app, actor, conversation, { before: seq }),
    readPage(app, actor, conversation, { after: seq - 1 }),
  ]);
  const messages = [...before.messages, ...from.messages];
  return { ...from, after: before.after, last: messages.at(-1)?.seq ?? 0, messages };
}

/** A page as this reader may see it: a visitor gets public messages only. The conversation is known to be theirs. */
export async function readPage(
  app: App,
  actor: Actor,
  conversation: Conversation,
  range: PageRange,
): Promise<MessagePage> {
  const { messages, more } = await readMessages(app.db, conversation, range, actor.kind === "visitor");
  const forward = range !== "newest" && "after" in range;
  const start = range !== "newest" && "after" in range ? range.after : 0;
  const first = messages[0]?.seq;
  const after = forward ? start : more && first !== undefined ? first - 1 : 0;
  return {
    conversationId: conversation.id,
    after,
    last: messages.at(-1)?.seq ?? after,
    messages: messages.map((message) => toWire(app, message)),
    more: forward && more,
  };
}
