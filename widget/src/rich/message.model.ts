import type { Failure } from "@palique/shared/reply.ts";
import { randomText } from "../base/random.ts";
import type { LogItem } from "../panel/log.model.ts";
import type { Panel } from "../panel/panel.model.ts";

export type Said = Extract<LogItem, { kind: "message" }>;

export const REACTIONS = ["👍", "❤️", "😄", "🙏", "😢"];

/** Names the message to the server; a repeat after a lost answer has the same client id. */
function target(panel: Panel, seq: number) {
  const conversationId = panel.store.get().chat?.conversationId ?? "";
  return { clientId: randomText(22), conversationId, seq };
}

export function canChange(panel: Panel, { mine, at, seq, extra }: Said): boolean {
  const { clockAhead } = panel.store.get();
  const minutes = panel.host.config?.editMinutes ?? 0;
  return mine && Boolean(seq) && !extra?.deletedAt && Date.now() + clockAhead - at < minutes * 60_000;
}

export async function edit(panel: Panel, seq: number, text: string): Promise<Failure | null> {
  return failureOf(await panel.actions.deliver("message:edit", { ...target(panel, seq), text }));
}

export async function remove(panel: Panel, seq: number): Promise<Failure | null> {
  return failureOf(await panel.actions.deliver("message:delete", target(panel, seq)));
}

export function react(panel: Panel, seq: number, emoji: string, on: boolean): void {
  void panel.actions.deliver("message:react", { ...target(panel, seq), emoji, on });
}

/** Whether this visitor did: operators have ids here. */
export function reactedByMe({ extra }: Said, emoji: string): boolean {
  return extra?.reactions?.find((one) => one.emoji === emoji)?.by.some((one) => !one.operatorId) ?? false;
}

export function startReply(panel: Panel, { seq, name, mine, text }: Said): void {
  if (!seq) return;
  const authorName = mine ? panel.own.get().words.you : name;
  panel.own.set({ doing: undefined, extra: { ...panel.own.get().extra, reply: { seq, authorName, text } } });
  panel.host.root.querySelector<HTMLElement>(".composer textarea")?.focus();
}

/** Brings the message that was answered into sight, if it is loaded, and lets it stand out for a moment. */
export function jumpTo(panel: Panel, seq: number): void {
  const found = panel.host.root.querySelector(`[data-seq="${seq}"]`);
  if (!found) return;
  found.scrollIntoView({ block: "center" });
  found.classList.add("spot");
  setTimeout(() => found.classList.remove("spot"), 1_500);
}

function failureOf(reply: { ok: true } | Failure): Failure | null {
  return reply.ok ? null : reply;
}
