import type { ContactField, CreateContactField, SaveContactField } from "@palique/shared/contacts.ts";
import { effect, signal } from "@preact/signals";
import { type ApiFailure, api } from "../../api.ts";
import { inOrder } from "../../layout/order.ts";
import { me } from "../../session.model.ts";
import { notify } from "../../ui/notices.model.ts";
import { keep } from "../admin.model.ts";

/** In their order; null: not loaded yet. */
export const contactFields = signal<readonly ContactField[] | null>(null);
export const contactFieldsProblem = signal("");

export async function loadContactFields(): Promise<void> {
  const answer = await api.get<ContactField[]>("/contact-fields");
  contactFieldsProblem.value = answer.ok ? "" : answer.text;
  if (answer.ok) contactFields.value = answer.value;
}

/** Makes one; null when nothing went wrong. */
export async function createContactField(input: CreateContactField): Promise<ApiFailure | null> {
  return kept(await api.post<ContactField>("/contact-fields", input));
}

/** Changes its labels and choices; null when nothing went wrong. */
export async function saveContactField(id: string, change: SaveContactField): Promise<ApiFailure | null> {
  return kept(await api.patch<ContactField>(`/contact-fields/${id}`, change));
}

function kept(answer: { ok: true; value: ContactField } | ApiFailure): ApiFailure | null {
  if (!answer.ok) return answer;
  keep(contactFields, answer.value);
  return null;
}

/** Gone at once; back with a reason if the server says no. */
export async function removeContactField(field: ContactField): Promise<void> {
  const before = contactFields.peek();
  contactFields.value = (before ?? []).filter(({ id }) => id !== field.id);
  const answer = await api.delete<null>(`/contact-fields/${field.id}`);
  if (answer.ok) return;
  contactFields.value = before;
  notify(answer.text, "problem");
}

/** Shown in this order at once; as the server has it if it says no. */
export async function orderContactFields(ids: readonly string[]): Promise<void> {
  contactFields.value = inOrder(contactFields.peek() ?? [], ({ id }) => id, ids);
  const answer = await api.put<ContactField[]>("/contact-fields/order", { ids });
  if (answer.ok) {
    contactFields.value = answer.value;
    return;
  }
  notify(answer.text, "problem");
  await loadContactFields();
}

effect(() => {
  if (!me.value) contactFields.value = null;
});
