import { computed, signal } from "@preact/signals";
import { moved } from "../layout/order.ts";
import { t } from "../layout/texts.ts";
import { announcement } from "../live/announcements.model.ts";
import { me } from "../session.model.ts";
import { remembered } from "../storage.ts";

const myId = computed(() => me.value?.id ?? "");
const keptFor = (operatorId: string) => `palique.order.${operatorId}`;
const given = signal<{ operatorId: string; ids: readonly string[] } | null>(null);

/** Ids of the chats as this operator put them, in this browser; chats that came since are not among them. */
export const myOrder = computed<readonly string[]>(() => {
  if (given.value?.operatorId === myId.value) return given.value.ids;
  const ids = remembered<unknown>(keptFor(myId.value), []).read();
  return Array.isArray(ids) ? ids.filter((id) => typeof id === "string") : [];
});

export function setMyOrder(ids: readonly string[]): void {
  const operatorId = myId.peek();
  given.value = { operatorId, ids };
  remembered(keptFor(operatorId), ids).write(ids);
}

/** One of these chats to another place among them; it is said, for who does not see it. */
export function moveMine(ids: readonly string[], id: string, by: number, name: string): readonly string[] {
  const to = ids.indexOf(id) + by;
  const next = moved(ids, id, to);
  if (next === ids) return ids;
  setMyOrder(next);
  announcement.value = t("moved", { name, place: to + 1, count: ids.length });
  return next;
}

addEventListener("storage", ({ key }) => {
  if (key === keptFor(myId.peek())) given.value = null;
});
