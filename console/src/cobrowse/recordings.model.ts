import type { RecordingCard } from "@palique/shared/sharing.ts";
import { signal } from "@preact/signals";
import { api } from "../api.ts";
import { whenSignedOut } from "../session.model.ts";
import { notify } from "../ui/notices.model.ts";

/** Of the conversation whose details were looked at last. */
const list = signal<{ conversationId: string; cards: readonly RecordingCard[] } | null>(null);

whenSignedOut(() => {
  list.value = null;
});

export function recordingsOf(conversationId: string): readonly RecordingCard[] {
  return list.value?.conversationId === conversationId ? list.value.cards : [];
}

export async function loadRecordings(conversationId: string): Promise<void> {
  const answer = await api.get<RecordingCard[]>(`/conversations/${conversationId}/recordings`);
  // The list is an extra: without it the details are whole.
  if (answer.ok) list.value = { conversationId, cards: answer.value };
}

/** By supervisors and administrators; it is out of sight at once, and back if it could not be done. */
export async function removeRecording(conversationId: string, id: string): Promise<void> {
  const before = list.peek();
  const cards = recordingsOf(conversationId).filter((card) => card.id !== id);
  list.value = { conversationId, cards };
  const answer = await api.delete(`/recordings/${id}`);
  if (answer.ok || answer.error === "not-found") return;
  if (list.peek()?.conversationId === conversationId) list.value = before;
  notify(answer.text, "problem");
}
