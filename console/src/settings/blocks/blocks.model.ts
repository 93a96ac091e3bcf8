import type { Block } from "@palique/shared/blocks.ts";
import { signal } from "@preact/signals";
import { api } from "../../api.ts";
import { t } from "../../blocking/texts.ts";
import { notify } from "../../ui/notices.model.ts";

/** Null: not loaded yet. */
export const blocks = signal<readonly Block[] | null>(null);
export const blocksProblem = signal("");

export async function loadBlocks(): Promise<void> {
  const answer = await api.get<Block[]>("/blocks");
  if (answer.ok) blocks.value = answer.value;
  blocksProblem.value = answer.ok ? "" : answer.text;
}

/** Gone at once; back with a reason if the server says no. */
export async function lift({ id }: Block): Promise<void> {
  const before = blocks.peek();
  blocks.value = before?.filter((one) => one.id !== id) ?? null;
  const answer = await api.delete<null>(`/blocks/${id}`);
  if (answer.ok || answer.error === "not-found") return notify(t("lifted"));
  blocks.value = before;
  notify(answer.text, "problem");
}
