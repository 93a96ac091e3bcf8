import type { Message, MessageExtra } from "@palique/shared/conversation.ts";
import type { ErrorCode, Reply } from "@palique/shared/reply.ts";
import { batch, signal } from "@preact/signals";
import { receive, threads } from "../conversation/threads.model.ts";
import { failureText } from "../i18n/errors.ts";
import { ask } from "../live/ask.ts";
import { me, whenSignedOut } from "../session.model.ts";
import { notify } from "../ui/notices.model.ts";
import { toggled } from "./reactions.ts";
import { t } from "./texts.ts";

/** A message that is there, and its content as this console shows it. */
export interface Target {
  conversationId: string;
  seq: number;
  text: string;
  extra: MessageExtra;
}

interface Acting {
  conversationId: string;
  seq: number;
  what: "menu" | "edit" | "delete";
  /** An edit that did not come through: what was written. */
  draft?: string;
}

/** The message something is being done with. */
export const acting = signal<Acting | null>(null);

whenSignedOut(() => {
  acting.value = null;
});

interface Content {
  text: string;
  extra: MessageExtra;
}

/** Changes on their way: shown already, and taken back if the server says no. */
const pending = signal<ReadonlyMap<string, Content>>(new Map());

export function withPending(messages: readonly Message[]): readonly Message[] {
  const changes = pending.value;
  if (changes.size === 0) return messages;
  return messages.map((message) => ({ ...message, ...changes.get(keyOf(message)) }));
}

function keyOf({ conversationId, seq }: { conversationId: string; seq: number }): string {
  return `${conversationId}/${seq}`;
}

export async function editMessage(target: Target, text: string): Promise<void> {
  const content = { text, extra: { ...target.extra, editedAt: Date.now() } };
  const isDone = await change(target, content, (named) => ask("message:edit", { ...named, text }));
  const { conversationId, seq } = target;
  if (!isDone) acting.value = { conversationId, seq, what: "edit", draft: text };
}

export function deleteMessage(target: Target): void {
  const content = { text: "", extra: { deletedAt: Date.now() } };
  void change(target, content, (named) => ask("message:delete", named));
}

/** Puts one's reaction on the message, or takes it back. */
export function react(target: Target, emoji: string): void {
  const self = me.peek();
  if (!self) return;
  const { reactions, on } = toggled(target.extra.reactions ?? [], emoji, self);
  const content = { text: target.text, extra: { ...target.extra, reactions } };
  void change(target, content, (named) => ask("message:react", { ...named, emoji, on }));
}

/** False: it is as it was, and it was said why. */
async function change(
  { conversationId, seq }: Target,
  content: Content,
  send: (named: { clientId: string; conversationId: string; seq: number }) => Promise<Reply<Message | null>>,
): Promise<boolean> {
  const key = keyOf({ conversationId, seq });
  pending.value = new Map(pending.peek()).set(key, content);
  const reply = await send({ clientId: crypto.randomUUID(), conversationId, seq });
  batch(() => {
    const thread = threads.peek().get(conversationId);
    if (reply.ok && reply.value && thread) receive(thread, reply.value);
    if (pending.peek().get(key) !== content) return;
    const rest = new Map(pending.peek());
    rest.delete(key);
    pending.value = rest;
  });
  if (!reply.ok) notify(problemText(reply.error), "problem");
  return reply.ok;
}

function problemText(error: ErrorCode): string {
  if (error === "expired" || error === "forbidden") return t("tooLate");
  if (error === "conflict") return t("mailed");
  return error === "at-capacity" ? t("tooMany") : failureText({ error });
}
