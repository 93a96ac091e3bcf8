import type { FoundPerson } from "@palique/shared/privacy.ts";
import { batch, signal } from "@preact/signals";
import { api } from "../api.ts";
import { whenSignedOut } from "../session.model.ts";

/** What was searched for, and who was found; null: nothing was searched for yet. */
export const search = signal("");
export const people = signal<readonly FoundPerson[] | null>(null);
export const problem = signal("");
export const isFinding = signal(false);

export async function findPeople(): Promise<void> {
  const text = search.peek().trim();
  if (text.length < 2 || isFinding.peek()) return;
  isFinding.value = true;
  const answer = await api.get<FoundPerson[]>(`/privacy/people?search=${encodeURIComponent(text)}`);
  batch(() => {
    isFinding.value = false;
    people.value = answer.ok ? answer.value : null;
    problem.value = answer.ok ? "" : answer.text;
  });
}

/** They are not found any more. */
export function personErased(contactId: string): void {
  people.value = people.peek()?.filter((one) => one.contactId !== contactId) ?? null;
}

whenSignedOut(() => {
  search.value = "";
  people.value = null;
});
