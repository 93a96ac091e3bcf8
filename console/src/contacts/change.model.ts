import type { ContactMerged, ContactNote, ContactValues, SaveContact } from "@palique/shared/contacts.ts";
import { api } from "../api.ts";
import { serverNow } from "../live/clock.ts";
import { me } from "../session.model.ts";
import { notify } from "../ui/notices.model.ts";
import { type Card, cardNamed, passOver, readCard } from "./cards.model.ts";
import { t } from "./texts.ts";

type Basic = Exclude<keyof ContactValues, "fields">;
/** One value: a basic one by its name, or the administrator's by the field's id. */
export type ValueName = { basic: Basic } | { fieldId: string };

const pathOf = (card: Card) => `/contacts/${encodeURIComponent(card.id)}`;

export function valueNamed(values: ContactValues, name: ValueName): string {
  return "basic" in name ? values[name.basic] : (values.fields[name.fieldId] ?? "");
}

/** Shows at once; taken back with a reason when the server says no, unless it was changed again meanwhile. */
export async function saveValue(card: Card, name: ValueName, value: string, label: string): Promise<void> {
  const before = card.card.peek();
  if (!before) return;
  const old = valueNamed(before, name);
  if (old === value) return;
  passOver(card);
  put(card, name, value);
  const change: SaveContact =
    "basic" in name ? { [name.basic]: value } : { fields: { [name.fieldId]: value } };
  const answer = await api.patch<ContactValues>(pathOf(card), change);
  const now = card.card.peek();
  if (!now || valueNamed(now, name) !== value) return;
  if (answer.ok) return put(card, name, valueNamed(answer.value, name));
  put(card, name, old);
  notify(t("notSaved", { field: label, reason: answer.text }), "problem");
}

function put(card: Card, name: ValueName, value: string): void {
  const now = card.card.peek();
  if (!now) return;
  if ("basic" in name) card.card.value = { ...now, [name.basic]: value };
  else card.card.value = { ...now, fields: { ...now.fields, [name.fieldId]: value } };
}

/** False: the words stay in the box. */
export async function addNote(card: Card, text: string): Promise<boolean> {
  const self = me.peek();
  if (!self) return false;
  const clientId = crypto.randomUUID();
  const note = { id: clientId, operatorId: self.id, operatorName: self.name, text };
  passOver(card);
  setNotes(card, (notes) => [{ ...note, createdAt: serverNow(), editedAt: null }, ...notes]);
  const answer = await api.post<ContactNote>(`${pathOf(card)}/notes`, { clientId, text });
  setNotes(card, (notes) =>
    notes.flatMap((one) => (one.id !== clientId ? [one] : answer.ok ? [answer.value] : [])),
  );
  if (!answer.ok) notify(answer.text, "problem");
  return answer.ok;
}

export async function editNote(card: Card, before: ContactNote, text: string): Promise<void> {
  passOver(card);
  const show = (note: ContactNote) =>
    setNotes(card, (notes) => notes.map((one) => (one.id === note.id ? note : one)));
  show({ ...before, text, editedAt: serverNow() });
  const answer = await api.patch<ContactNote>(`${pathOf(card)}/notes/${before.id}`, { text });
  show(answer.ok ? answer.value : before);
  if (!answer.ok) notify(answer.text, "problem");
}

export async function deleteNote(card: Card, note: ContactNote): Promise<void> {
  passOver(card);
  setNotes(card, (notes) => notes.filter(({ id }) => id !== note.id));
  const answer = await api.delete<null>(`${pathOf(card)}/notes/${note.id}`);
  if (answer.ok) return;
  setNotes(card, (notes) => [...notes, note].sort((a, b) => b.createdAt - a.createdAt));
  notify(answer.text, "problem");
}

function setNotes(card: Card, change: (notes: readonly ContactNote[]) => ContactNote[]): void {
  const now = card.card.peek();
  if (now) card.card.value = { ...now, notes: change(now.notes) };
}

/** The reason why not, or null when it is done: then undoing is offered. */
export async function merge(
  card: Card,
  other: { id: string; name: string },
  fromOther: string[],
): Promise<string | null> {
  const id = card.card.peek()?.id ?? card.id;
  const answer = await api.post<ContactMerged>(`/contacts/${encodeURIComponent(id)}/merge`, {
    otherId: other.id,
    fromOther,
  });
  if (!answer.ok) return answer.text;
  const undo = { label: t("takeBack"), run: () => void undoMerge(card, answer.value.mergeId) };
  notify(t("done", { name: other.name || t("noName") }), "info", undo, `merge ${id}`);
  await readAgain(card, other.id);
  return null;
}

export async function undoMerge(card: Card, mergeId: string): Promise<void> {
  const id = card.card.peek()?.id ?? card.id;
  const answer = await api.post<null>(`/contacts/${encodeURIComponent(id)}/merges/${mergeId}/undo`, {});
  // In the place of the notice that offered it.
  notify(answer.ok ? t("undone") : answer.text, answer.ok ? "info" : "problem", null, `merge ${id}`);
  await readAgain(card);
}

async function readAgain(card: Card, otherId?: string): Promise<void> {
  await Promise.all([readCard(card), otherId && readCard(cardNamed(otherId))]);
}
