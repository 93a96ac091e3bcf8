import type { Tag } from "@palique/shared/control.ts";
import type { ConversationSummary } from "@palique/shared/operator.ts";
import { PRIORITY_OF, type PriorityName } from "@palique/shared/priority.ts";
import { signal } from "@preact/signals";
import { failureText } from "../i18n/errors.ts";
import { locale } from "../i18n/locale.ts";
import { act } from "../inbox/actions.model.ts";
import { keepsSight, tags } from "../inbox/inbox.model.ts";
import { leaveConversation } from "../inbox/leave.ts";
import { ask } from "../live/ask.ts";
import { serverNow } from "../live/clock.ts";
import { me, whenSignedOut } from "../session.model.ts";
import { moment } from "../text/time.ts";
import { notify } from "../ui/notices.model.ts";
import { t } from "./texts.ts";

/** The dialog that is open, and for which conversation. */
export const steering = signal<{ kind: "hold" | "snooze" | "invite" | "tags"; id: string } | null>(null);

whenSignedOut(() => {
  steering.value = null;
});

/** What this operator may do with a conversation now. */
export function controlsOf({ chat, ticket, helpers }: ConversationSummary) {
  const self = me.value;
  const isActive = chat?.state === "active";
  const isLeading = isActive && (chat.operatorId === self?.id || self?.role !== "agent");
  const mine = helpers.find((one) => one.operatorId === self?.id);
  const isOther = isActive && chat.operatorId !== self?.id;
  return {
    hold: isLeading,
    snooze: isLeading || (!isLive(chat) && ticket !== null && ticket.status !== "resolved"),
    invite: isLeading || (isActive && mine?.joined === true),
    join: isOther && !mine?.joined && (mine !== undefined || self?.role !== "agent"),
    leave: isOther && mine !== undefined,
    tags: true,
    isHelping: isOther && mine?.joined === true,
    isAsked: isOther && mine?.joined === false,
  };
}

function isLive(chat: ConversationSummary["chat"]): boolean {
  return chat !== null && chat.state !== "ended";
}

export function holdChat(row: ConversationSummary, reason: string): void {
  if (!row.chat) return;
  const held = { since: row.chat.held?.since ?? serverNow(), reason };
  void act(row, { type: "hold", held }, ask("chat:hold", { chatId: row.chat.id, reason }));
}

export function resumeHeld(row: ConversationSummary): void {
  if (!row.chat) return;
  void act(row, { type: "hold", held: null }, ask("chat:resume-held", { chatId: row.chat.id }));
}

/** Conversations this operator took back by hand: their return is no news. */
const takenBack = new Set<string>();
export function wasTakenBack(id: string): boolean {
  return takenBack.delete(id);
}

/** Puts it off until then (epoch ms), with a way back; null: back now. */
export async function snooze(row: ConversationSummary, until: number | null): Promise<void> {
  if (until === null) takenBack.add(row.id);
  const answer = ask("conversation:snooze", { conversationId: row.id, until });
  const isDone = await act(row, { type: "set", patch: { snoozedUntil: until } }, answer);
  if (!isDone || until === null) return;
  const undo = { label: t("undo"), run: () => void snooze({ ...row, snoozedUntil: until }, null) };
  notify(t("snoozedUntil", { until: moment(until, serverNow(), locale.peek()) }), "info", undo);
}

export function setPriority(row: ConversationSummary, priority: PriorityName): void {
  const patch = { priority: PRIORITY_OF[priority] };
  const answer = ask("conversation:set-priority", { conversationId: row.id, priority });
  void act(row, { type: "set", patch }, answer);
}

export function setSubject(row: ConversationSummary, subject: string): void {
  if (subject === row.subject) return;
  const answer = ask("conversation:set-subject", { conversationId: row.id, subject });
  void act(row, { type: "set", patch: { subject } }, answer);
}

export function setTag(row: ConversationSummary, tagId: string, on: boolean): void {
  const others = row.tagIds.filter((id) => id !== tagId);
  const answer = ask("conversation:tag", { conversationId: row.id, tagId, on });
  void act(row, { type: "set", patch: { tagIds: on ? [...others, tagId] : others } }, answer);
}

/** For supervisors and administrators; one of the same name is used instead. */
export async function createTag(name: string, color: string): Promise<Tag | null> {
  const reply = await ask("tag:create", { name, color });
  if (!reply.ok) {
    notify(failureText(reply), "problem");
    return null;
  }
  if (!tags.peek().some(({ id }) => id === reply.value.id)) tags.value = [...tags.peek(), reply.value];
  return reply.value;
}

export function inviteHelper(row: ConversationSummary, operatorId: string, note: string): void {
  const helpers = [...row.helpers, { operatorId, joined: false }];
  const answer = ask("helper:invite", { conversationId: row.id, operatorId, note });
  void act(row, { type: "set", patch: { helpers } }, answer);
}

export function joinChat(row: ConversationSummary): void {
  const self = me.peek();
  if (!self) return;
  const helpers = [...withoutMe(row), { operatorId: self.id, joined: true }];
  void act(row, { type: "set", patch: { helpers } }, ask("helper:join", { conversationId: row.id }));
}

/** Helps no more, or declines to; what one may not see otherwise is put away. */
export async function leaveChat(row: ConversationSummary): Promise<void> {
  const reply = await ask("helper:leave", { conversationId: row.id });
  if (!reply.ok) return notify(failureText(reply), "problem");
  if (!keepsSight({ ...row, helpers: withoutMe(row) })) leaveConversation();
}

function withoutMe(row: ConversationSummary) {
  return row.helpers.filter((one) => one.operatorId !== me.peek()?.id);
}
