import type { Canned } from "@palique/shared/canned.ts";
import type { Locale } from "@palique/shared/locale.ts";
import { computed, effect, signal } from "@preact/signals";
import { api } from "../api.ts";
import { me } from "../session.model.ts";

/** Every ready-made text this operator may use; null: not asked for yet. */
export const canned = signal<readonly Canned[] | null>(null);
/** Why they could not be loaded. */
export const cannedProblem = signal("");
/** To be put into the reply of a conversation, once its box is there. */
export const toInsert = signal<{ conversationId: string; text: string } | null>(null);
/** A new one is being made, wherever that was asked for: what it begins with. */
export const making = signal<{ text: string; language: Locale } | null>(null);
let asking: Promise<void> | null = null;
/** Something changed while they were on their way. */
let isOld = false;

/** Asks for them if they are not here. */
export function needCanned(): void {
  if (canned.peek() === null) void loadCanned();
}

export function loadCanned(): Promise<void> {
  if (asking) isOld = true;
  asking ??= load().finally(() => {
    asking = null;
    if (isOld) void loadCanned();
  });
  return asking;
}

async function load(): Promise<void> {
  isOld = false;
  const answer = await api.get<Canned[]>("/canned");
  if (answer.ok) canned.value = answer.value;
  cannedProblem.value = answer.ok ? "" : answer.text;
}

/** The server says that some are different now, or could not say so for a while. */
export function cannedChanged(): void {
  if (canned.peek()) void loadCanned();
}

/** What the server has of one now. */
export function receiveCanned(one: Canned): void {
  canned.value = [...(canned.peek() ?? []).filter(({ id }) => id !== one.id), one];
}

/** It is gone at once. */
export function forgetCanned(id: string): void {
  canned.value = canned.peek()?.filter((one) => one.id !== id) ?? null;
}

/** It was put into an answer. May be lost. */
export function countUse({ id }: Canned): void {
  canned.value = (canned.peek() ?? []).map((one) => (one.id === id ? { ...one, uses: one.uses + 1 } : one));
  void api.post(`/canned/${id}/used`, {});
}

/** Which texts are theirs to use follows from it. */
const places = computed(() => JSON.stringify([me.value?.role, me.value?.departmentIds]));
places.subscribe(cannedChanged);

effect(() => {
  if (me.value) return;
  canned.value = null;
  making.value = null;
  toInsert.value = null;
});
