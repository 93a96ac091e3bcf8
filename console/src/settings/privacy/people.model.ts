import type { FoundPerson } from "@palique/shared/privacy.ts";
import { batch, computed, signal } from "@preact/signals";
import { api } from "../../api.ts";
import { erasedIds } from "../../privacy/person.model.ts";
import { whenSignedOut } from "../../session.model.ts";

/** What was searched for, and who was found; null: nothing was searched for yet. */
export const search = signal("");
const found = signal<readonly FoundPerson[] | null>(null);
export const people = computed(
  () => found.value?.filter(({ contactId }) => !erasedIds.value.has(contactId)) ?? null,
);
export const problem = signal("");
export const isFinding = signal(false);

export async function findPeople(): Promise<void> {
  const text = search.peek().trim();
  if (text.length < 2 || isFinding.peek()) return;
  isFinding.value = true;
  const answer = await api.get<FoundPerson[]>(`/privacy/people?search=${encodeURIComponent(text)}`);
  batch(() => {
    isFinding.value = false;
    found.value = answer.ok ? answer.value : null;
    problem.value = answer.ok ? "" : answer.text;
  });
}

whenSignedOut(() => {
  search.value = "";
  found.value = null;
});
