import type { Tag, TagAdmin } from "@palique/shared/control.ts";
import { effect, signal } from "@preact/signals";
import { api } from "../../api.ts";
import { me } from "../../session.model.ts";
import { notify } from "../../ui/notices.model.ts";
import { keep } from "../admin.model.ts";

/** Tags with their uses; null: not loaded yet. */
export const allTags = signal<readonly TagAdmin[] | null>(null);
export const tagsProblem = signal("");

export async function loadTags(): Promise<void> {
  const answer = await api.get<TagAdmin[]>("/tags");
  tagsProblem.value = answer.ok ? "" : answer.text;
  if (answer.ok) allTags.value = answer.value;
}

/** Makes one, or changes the one named; what went wrong, "" when nothing did. */
export async function saveTag(id: string | null, change: { name: string; color: string }): Promise<string> {
  const answer = id ? await api.patch<Tag>(`/tags/${id}`, change) : await api.post<Tag>("/tags", change);
  if (!answer.ok) return answer.text;
  const uses = allTags.peek()?.find((one) => one.id === answer.value.id)?.uses ?? 0;
  keep(allTags, { ...answer.value, uses });
  allTags.value = (allTags.peek() ?? []).toSorted((a, b) => a.name.localeCompare(b.name));
  return "";
}

export async function removeTag(tag: TagAdmin): Promise<void> {
  const answer = await api.delete<null>(`/tags/${tag.id}`);
  if (!answer.ok) return notify(answer.text, "problem");
  allTags.value = (allTags.peek() ?? []).filter((one) => one.id !== tag.id);
}

effect(() => {
  if (!me.value) allTags.value = null;
});
