import type { ConversationSummary } from "@palique/shared/operator.ts";
import { matches, orderKey } from "@palique/shared/view-match.ts";
import type { SaveView, View, ViewFilter, ViewOrder } from "@palique/shared/views.ts";
import { computed, effect, signal } from "@preact/signals";
import { failureText } from "../i18n/errors.ts";
import type { EndlessList } from "../inbox/all.model.ts";
import { keepRows, receiveShown, rows } from "../inbox/inbox.model.ts";
import { inOrder, moved } from "../layout/order.ts";
import { t as tLayout } from "../layout/texts.ts";
import { announcement } from "../live/announcements.model.ts";
import { ask } from "../live/ask.ts";
import { now } from "../live/clock.ts";
import { linkState } from "../live/link.ts";
import { go, route } from "../router.ts";
import { inboxPath } from "../routes.ts";
import { me } from "../session.model.ts";
import { notify } from "../ui/notices.model.ts";

/** One's own and the shared ones, in one's own order; null until they are known. */
export const views = signal<readonly View[] | null>(null);
/** How many rows each has, up to 1,000, by id. */
export const counts = signal<Readonly<Record<string, number>>>({});
/** What the editor is open on: a view, or a new one. */
export const editing = signal<View | "new" | null>(null);

/** Counted anew this often while somebody looks at the inbox. */
const COUNT_EVERY_MS = 10_000;
/** Time moves views by half a minute, not by every tick. */
const minute = computed(() => Math.floor(now.value / 30_000) * 30_000);

export async function loadViews(): Promise<void> {
  const reply = await ask("views:list", {});
  if (!reply.ok) return;
  views.value = reply.value;
  await countAll();
}

async function countAll(): Promise<void> {
  if (!views.peek()?.length) return;
  const reply = await ask("views:counts", {});
  if (reply.ok) counts.value = reply.value;
}

/** Keeps the views and their counts up to date while the inbox is open. */
export function followViews(): () => void {
  const stop = effect(() => {
    if (linkState.value === "ready") void loadViews();
  });
  const timer = setInterval(() => {
    const isSeen = document.visibilityState === "visible" && route.peek().name === "inbox";
    if (isSeen && linkState.peek() === "ready") void countAll();
  }, COUNT_EVERY_MS);
  return () => {
    stop();
    clearInterval(timer);
    views.value = null;
    counts.value = {};
    editing.value = null;
    lists.clear();
    brought.clear();
  };
}

/** Saves it and opens it; answers why not. */
export async function saveView(input: SaveView): Promise<string | null> {
  const reply = await ask("view:save", input);
  if (!reply.ok) return failureText(reply);
  const known = views.peek() ?? [];
  const isNew = !known.some(({ id }) => id === reply.value.id);
  views.value = isNew
    ? [...known, reply.value]
    : known.map((view) => (view.id === reply.value.id ? reply.value : view));
  lists.delete(reply.value.id);
  editing.value = null;
  go(inboxPath(`v-${reply.value.id}`));
  void countAll();
  return null;
}

export async function deleteView({ id }: View): Promise<void> {
  const before = views.peek();
  views.value = before?.filter((view) => view.id !== id) ?? null;
  editing.value = null;
  go(inboxPath("inbox"));
  const reply = await ask("view:delete", { id });
  if (reply.ok) return;
  views.value = before;
  notify(failureText(reply), "problem");
}

/** Puts it at another place, and says so. */
export function moveView({ id, name }: View, to: number): void {
  const before = views.peek()?.map((view) => view.id) ?? [];
  const ids = moved(before, id, to);
  if (ids === before) return;
  announcement.value = tLayout("moved", { name, place: to + 1, count: ids.length });
  orderViews(ids);
}

/** It shows at once. */
export function orderViews(ids: readonly string[]): void {
  const before = views.peek();
  views.value = before && inOrder(before, (view) => view.id, ids);
  void ask("views:order", { ids: [...ids] }).then((reply) => {
    if (reply.ok) return;
    views.value = before;
    notify(failureText(reply), "problem");
  });
}

export async function countFilter(filter: ViewFilter): Promise<number | null> {
  const reply = await ask("view:count", { filter });
  return reply.ok ? reply.value : null;
}

const lists = new Map<string, EndlessList>();
/** What the pages of views brought. */
const brought = new Set<string>();
keepRows(() => brought);

/** The rows of a view: pages of the server, and whatever changes here meanwhile. */
export function listOf({ id, filter, order }: View): EndlessList {
  const known = lists.get(id) ?? viewList(filter, order);
  lists.set(id, known);
  return known;
}

function viewList(filter: ViewFilter, order: ViewOrder): EndlessList {
  const next = signal<string | null>(null);
  const state = signal<"new" | "loading" | "idle" | "failed">("new");
  async function load(cursor: string | null): Promise<void> {
    if (state.peek() === "loading") return;
    state.value = "loading";
    const reply = await ask("view:page", { filter, order, cursor });
    if (!reply.ok) {
      state.value = "failed";
      return;
    }
    for (const { id } of reply.value.conversations) brought.add(id);
    receiveShown(...reply.value.conversations);
    next.value = reply.value.next;
    state.value = "idle";
  }
  const inOrder = (a: ConversationSummary, b: ConversationSummary) =>
    orderKey(order, a) - orderKey(order, b) || (a.id < b.id ? 1 : -1);
  return {
    state,
    rows: computed(() => {
      const self = me.value?.id ?? "";
      return [...rows.value.values()].filter((row) => matches(filter, row, self, minute.value)).sort(inOrder);
    }),
    hasMore: computed(() => next.value !== null),
    refresh: () => load(null),
    more: () => (next.peek() === null ? Promise.resolve() : load(next.peek())),
  };
}
