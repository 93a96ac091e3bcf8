import type { TicketStatus } from "@palique/shared/conversation.ts";
import type { ConversationSummary, OperatorStatus } from "@palique/shared/operator.ts";
import type { Failure, Reply } from "@palique/shared/reply.ts";
import { failureText } from "../i18n/errors.ts";
import { ask } from "../live/ask.ts";
import { serverNow } from "../live/clock.ts";
import { me } from "../session.model.ts";
import { notify } from "../ui/notices.model.ts";
import { operatorName, pending, receiveSummaries, rowNamed } from "./inbox.model.ts";
import type { Pending } from "./pending.ts";
import { t } from "./texts.ts";

/** Shows at once, and is put right with a reason if the server says no. */
export async function act(
  row: ConversationSummary,
  change: Pending,
  answer: Promise<Reply<ConversationSummary>>,
  why: (failure: Failure) => string = (failure) => reason(row, failure),
): Promise<boolean> {
  pending.value = new Map(pending.peek()).set(row.id, change);
  const reply = await answer;
  if (reply.ok) receiveSummaries(reply.value);
  if (pending.peek().get(row.id) === change) {
    const rest = new Map(pending.peek());
    rest.delete(row.id);
    pending.value = rest;
  }
  if (!reply.ok && reply.error !== "not-signed-in") notify(why(reply), "problem");
  return reply.ok;
}

function reason(row: ConversationSummary, failure: Failure): string {
  const name = operatorName(rowNamed(row.id)?.chat?.operatorId ?? null);
  if (failure.error === "already-taken" && name) return t("takenFirst", { name, visitor: row.contact.name });
  return failureText(failure);
}

export function takeChat(row: ConversationSummary): Promise<boolean> {
  const self = me.peek();
  if (!row.chat || !self) return Promise.resolve(false);
  const change = { type: "take", operatorId: self.id, at: serverNow() } as const;
  return act(row, change, ask("chat:take", { chatId: row.chat.id }));
}

export function refuseChat(row: ConversationSummary): Promise<boolean> {
  if (!row.chat) return Promise.resolve(false);
  return act(row, { type: "refuse" }, ask("chat:refuse", { chatId: row.chat.id }));
}

export function endChat(row: ConversationSummary): Promise<boolean> {
  if (!row.chat) return Promise.resolve(false);
  return act(row, { type: "end", at: serverNow() }, ask("chat:end", { chatId: row.chat.id }));
}

export function setTicketStatus(row: ConversationSummary, status: TicketStatus): Promise<boolean> {
  const answer = ask("ticket:set-status", { conversationId: row.id, status });
  return act(row, { type: "ticket", status }, answer);
}

/** `idle`: not chosen, but because nobody touched the console. */
export async function setStatus(status: OperatorStatus, idle = false): Promise<void> {
  const before = me.peek();
  if (!before) return;
  me.value = { ...before, status, idle };
  const reply = await ask("status:set", { status, idle });
  if (reply.ok) {
    if (me.peek()) me.value = reply.value;
  } else if (me.peek()?.id === before.id) {
    me.value = { ...before };
    notify(failureText(reply), "problem");
  }
}
