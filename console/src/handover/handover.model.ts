import type { ConversationSummary } from "@palique/shared/operator.ts";
import type { Failure } from "@palique/shared/reply.ts";
import { signal } from "@preact/signals";
import { failureText } from "../i18n/errors.ts";
import { act } from "../inbox/actions.model.ts";
import { departmentName, keepsSight, operatorName } from "../inbox/inbox.model.ts";
import { leaveConversation } from "../inbox/leave.ts";
import { changed } from "../inbox/pending.ts";
import { visitorName } from "../inbox/row-text.ts";
import { ask } from "../live/ask.ts";
import { serverNow } from "../live/clock.ts";
import { me, whenSignedOut } from "../session.model.ts";
import { remembered } from "../storage.ts";
import { notify } from "../ui/notices.model.ts";
import type { Choice } from "./choices.ts";
import { t } from "./texts.ts";

type Target = Pick<Choice, "kind" | "id" | "name">;

/** The note that goes along: kept until the chat was handed over, so that a refusal costs no words. */
export function keptNote(chatId: string) {
  return remembered(`palique.handover.${me.peek()?.id}.${chatId}`, "");
}

/** The conversation that is being handed over, and what was already written of a name. */
export const handingOver = signal<{ id: string; query: string } | null>(null);

whenSignedOut(() => {
  handingOver.value = null;
});

/** Asks a colleague to take the chat over, or puts it into the queue of a department. */
export async function transferChat(row: ConversationSummary, to: Target, note: string): Promise<boolean> {
  if (!row.chat) return false;
  const chatId = row.chat.id;
  const isMove = to.kind === "department";
  const change = isMove
    ? ({ type: "move", departmentId: to.id } as const)
    : ({ type: "ask", operatorId: to.id } as const);
  const input = { chatId, to: isMove ? { departmentId: to.id } : { operatorId: to.id }, note };
  const answer = act(row, change, ask("chat:transfer", input), (failure) => reasonWith(failure, to.name));
  if (isMove && !keepsSight(changed(row, change))) leaveConversation();
  const isDone = await answer;
  if (isDone) keptNote(chatId).forget();
  if (isDone && isMove) notify(movedText(row, to.id));
  return isDone;
}

/** For supervisors and administrators: an operator gets the chat without being asked. */
export function assignChat(row: ConversationSummary, to: Target): Promise<boolean> {
  if (!row.chat) return Promise.resolve(false);
  const change = { type: "give", operatorId: to.id, at: serverNow() } as const;
  const answer = ask("chat:assign", { chatId: row.chat.id, operatorId: to.id });
  const isMe = to.id === me.peek()?.id;
  return act(row, change, answer, (failure) => (isMe ? failureText(failure) : reasonWith(failure, to.name)));
}

export function takeOver(row: ConversationSummary): Promise<boolean> {
  const self = me.peek();
  return self ? assignChat(row, { kind: "operator", ...self }) : Promise.resolve(false);
}

export function acceptTransfer(row: ConversationSummary): Promise<boolean> {
  const self = me.peek();
  if (!row.chat || !self) return Promise.resolve(false);
  const change = { type: "give", operatorId: self.id, at: serverNow() } as const;
  const answer = ask("transfer:accept", { chatId: row.chat.id });
  return act(row, change, answer, (failure) => {
    const isGone = failure.error === "conflict" || failure.error === "not-found";
    return isGone ? t("notAsked") : failureText(failure);
  });
}

/** Declines what one is asked, or takes back what one asked. */
export function closeTransfer(row: ConversationSummary): Promise<boolean> {
  if (!row.chat) return Promise.resolve(false);
  return act(row, { type: "unask" }, ask("transfer:close", { chatId: row.chat.id }));
}

export function movedText(row: ConversationSummary, departmentId: string): string {
  return t("moved", { visitor: visitorName(row), department: departmentName(departmentId) });
}

function reasonWith(failure: Failure, name: string): string {
  switch (failure.error) {
    case "at-capacity":
      return t("targetFull", { name });
    case "conflict":
      return t("pending");
    case "forbidden":
      return t("notYours");
    case "bad-input":
      return t("targetGone", { name });
    default:
      return failureText(failure);
  }
}

/** Who asks: whoever has the chat. */
export function askedBy(row: ConversationSummary): string {
  return operatorName(row.chat?.operatorId ?? null) || t("someone");
}

/** What this operator may do about who has the chat: hand it to others, take it over. */
export function handoverOf({ chat }: ConversationSummary): {
  hand: "transfer" | "assign" | null;
  take: boolean;
} {
  const self = me.value;
  if (!chat || !self || chat.state === "ended") return { hand: null, take: false };
  const isMine = chat.operatorId === self.id;
  const isBoss = self.role !== "agent";
  if (chat.state === "queued") return { hand: isBoss ? "assign" : null, take: false };
  return {
    hand: !chat.transfer && (isMine || isBoss) ? "transfer" : null,
    take: isBoss && !isMine && chat.transfer?.operatorId !== self.id,
  };
}
