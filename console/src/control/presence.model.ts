import type { Viewer, Viewers } from "@palique/shared/control.ts";
import { TYPING_FADES_MS } from "@palique/shared/limits.ts";
import { computed, effect, signal } from "@preact/signals";
import { openId } from "../conversation/conversation.model.ts";
import { focusedRow } from "../conversation/focus.model.ts";
import { linkState, tell } from "../live/link.ts";
import { isVisible } from "../live/visible.ts";

const viewers = signal<ReadonlyMap<string, readonly Viewer[]>>(new Map());
/** Who writes, by conversation and operator. */
const writers = signal<ReadonlyMap<string, { operatorId: string; note: boolean }>>(new Map());
const fading = new Map<string, ReturnType<typeof setTimeout>>();

/** Who has the conversation on the screen, this operator too. */
export function viewersOf(id: string): readonly Viewer[] {
  return viewers.value.get(id) ?? [];
}

/** Colleagues who are writing in it. */
export function writersIn(id: string): { operatorId: string; note: boolean }[] {
  return [...writers.value].filter(([key]) => key.startsWith(`${id} `)).map(([, writer]) => writer);
}

export function receiveViewers({ conversationId, viewers: list }: Viewers): void {
  const next = new Map(viewers.peek());
  if (list.length > 0) next.set(conversationId, list);
  else next.delete(conversationId);
  viewers.value = next;
}

export function receiveWriting(writing: { conversationId: string; operatorId: string; note: boolean }): void {
  const { conversationId, operatorId, note } = writing;
  const key = `${conversationId} ${operatorId}`;
  writers.value = new Map(writers.peek()).set(key, { operatorId, note });
  clearTimeout(fading.get(key));
  fading.set(
    key,
    setTimeout(() => stoppedWriting(conversationId, operatorId), TYPING_FADES_MS),
  );
}

/** What was being written is there. */
export function stoppedWriting(conversationId: string, operatorId: string | null): void {
  const key = `${conversationId} ${operatorId}`;
  if (!writers.peek().has(key)) return;
  const next = new Map(writers.peek());
  next.delete(key);
  writers.value = next;
}

/** Of two side by side, the one this operator is busy with. */
const viewedId = computed(() => focusedRow.value?.id ?? openId.value);

/** Tells what is on the screen here: nothing while nobody can see it. */
export function followView(): () => void {
  return effect(() => {
    if (linkState.value !== "ready") return;
    tell("conversation:view", { conversationId: (isVisible.value && viewedId.value) || null });
  });
}

export function clearPresence(): void {
  viewers.value = new Map();
  writers.value = new Map();
}
