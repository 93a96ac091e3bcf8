import { BLOCK_HOURS, type BlockOptions, type BlockVisitor } from "@palique/shared/blocks.ts";
import type { z } from "zod";
import type { OperatorActor } from "../actors.ts";
import { rangesAround } from "../addresses.ts";
import type { App } from "../app.ts";
import { findLiveChat } from "../chats/chats.store.ts";
import { endLiveChat, mayEnd } from "../chats/end-chat.ts";
import { type Announce, commit } from "../commit.ts";
import { appendEvent } from "../conversations/append-event.ts";
import { findConversationToWrite, findLatestChatConversation } from "../conversations/conversations.store.ts";
import { findOwn, findOwnToWrite } from "../conversations/find-own.ts";
import { type Db, lockRouting } from "../db/store.ts";
import { AppError } from "../errors.ts";
import { recordAct } from "../settings/record-act.ts";
import { deleteLinksOf } from "../visitors/chat-links.store.ts";
import { findVisitor, type Visitor } from "../visitors/visitors.store.ts";
import { type BlockRow, insertBlock } from "./blocks.store.ts";

const HOUR_MS = 3_600_000;

/** By what the visitor of a conversation can be kept out. An address is for supervisors to see, and as a range only. */
export async function describeBlockOptions(
  app: App,
  actor: OperatorActor,
  conversationId: string,
): Promise<BlockOptions> {
  const { visitorId } = await findOwn(app, actor, conversationId);
  const visitor = await findVisitor(app.db, visitorId);
  if (!visitor) throw new AppError("not-found");
  return { email: visitor.email, ranges: rangesOf(actor, visitor) };
}

function rangesOf(actor: OperatorActor, visitor: Visitor): string[] {
  return actor.role === "agent" ? [] : rangesAround(visitor.address);
}

/**
 * Keeps a visitor out, by browser, email or address range, and ends the chat. Whoever may end the chat may do it;
 * ranges, which hit others too, are for supervisors.
 */
export async function blockVisitor(
  app: App,
  actor: OperatorActor,
  { conversationId, ...input }: z.output<typeof BlockVisitor> & { conversationId: string },
): Promise<void> {
  await commit(app, async (trx, announce) => {
    await lockRouting(app.store, trx);
    const conversation = await findOwnToWrite(app, trx, actor, conversationId);
    const visitor = await findVisitor(trx, conversation.visitorId);
    if (!visitor) throw new AppError("not-found");
    const chat = await findLiveChat(trx, conversation.id);
    if (chat && !mayEnd(actor, chat)) throw new AppError("forbidden");
    if (input.range !== null && actor.role === "agent") throw new AppError("forbidden");
    const now = app.now();
    const hours = BLOCK_HOURS[input.time];
    const expiresAt = hours === null ? null : now + hours * HOUR_MS;
    for (const { kind, value } of targetsOf(actor, visitor, input)) {
      const id = app.id();
      const { reason } = input;
      const row = { id, kind, value, conversationId: conversation.id, reason, expiresAt };
      await insertBlock(trx, { ...row, operatorId: actor.id, createdAt: now });
      await recordAct(app, trx, actor.id, "visitor.block", id);
    }
    announce({ type: "links.revoked", conversationIds: await deleteLinksOf(trx, visitor.id) });
    const ended = await endLiveChat(app, trx, announce, conversation, actor, true);
    await endNewest(app, trx, announce, actor, { visitorId: visitor.id, but: conversation.id });
    const event = { type: "visitor.blocked", operatorName: actor.name, until: expiresAt } as const;
    await appendEvent(app, trx, announce, ended, event, "internal");
    announce({ type: "conversation.changed", conversationId: conversation.id });
    announce({ type: "blocks.changed" });
  });
}

/** Blocked from an earlier conversation: the chat that goes on is another one. */
async function endNewest(
  app: App,
  trx: Db,
  announce: Announce,
  actor: OperatorActor,
  { visitorId, but }: { visitorId: string; but: string },
): Promise<void> {
  const newest = await findLatestChatConversation(trx, visitorId);
  if (!newest || newest.id === but) return;
  const conversation = await findConversationToWrite(app.store, trx, newest.id);
  if (conversation) await endLiveChat(app, trx, announce, conversation, actor, true);
}

function targetsOf(
  actor: OperatorActor,
  visitor: Visitor,
  { browser, email, range }: z.output<typeof BlockVisitor>,
): Pick<BlockRow, "kind" | "value">[] {
  if (email && !visitor.email) throw new AppError("bad-input", { field: "email" });
  if (range !== null && !rangesOf(actor, visitor).includes(range)) {
    throw new AppError("bad-input", { field: "range" });
  }
  return [
    ...(browser ? [{ kind: "visitor", value: visitor.id }] : []),
    ...(email ? [{ kind: "email", value: visitor.email.toLowerCase() }] : []),
    ...(range !== null ? [{ kind: "address", value: range }] : []),
  ];
}
