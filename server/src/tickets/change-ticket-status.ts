import type { TicketStatus } from "@palique/shared/conversation.ts";
import type { ConversationSummary } from "@palique/shared/operator.ts";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { type Announce, commit } from "../commit.ts";
import { appendEvent } from "../conversations/append-event.ts";
import { type Conversation, raiseRev } from "../conversations/conversations.store.ts";
import { findOwnToWrite } from "../conversations/find-own.ts";
import { describeConversation } from "../conversations/summaries.store.ts";
import type { Db } from "../db/store.ts";
import { AppError } from "../errors.ts";
import { findTicket, updateTicketStatus } from "./tickets.store.ts";

/** An operator sets where a ticket stands. The team sees who did it, in its place in the conversation. */
export async function changeTicketStatus(
  app: App,
  actor: OperatorActor,
  input: { conversationId: string; status: TicketStatus },
): Promise<ConversationSummary> {
  await commit(app, async (trx, announce) => {
    const conversation = await findOwnToWrite(app, trx, actor, input.conversationId);
    if (!(await findTicket(trx, conversation.id))) throw new AppError("not-found");
    if (!(await updateTicketStatus(trx, conversation.id, input.status, app.now()))) return;
    const event = { type: "ticket.status" as const, status: input.status, operatorName: actor.name };
    await appendEvent(app, trx, announce, conversation, event, "internal");
    announce({ type: "conversation.changed", conversationId: conversation.id });
  });
  return describeConversation(app.db, input.conversationId);
}

/** A message moves the ticket by itself: the customer's opens it, ours leaves it waiting for them. */
export async function moveTicket(
  app: App,
  trx: Db,
  announce: Announce,
  conversation: Conversation,
  status: "open" | "waiting",
): Promise<void> {
  if (!(await updateTicketStatus(trx, conversation.id, status, app.now()))) return;
  await raiseRev(trx, conversation.id);
  announce({ type: "conversation.changed", conversationId: conversation.id });
}
