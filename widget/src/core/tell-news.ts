import type { Base } from "../base/parts.ts";
import { drawAttention } from "../news/attention.ts";
import { isTheirs } from "../news/count.ts";
import { type State, unreadCount } from "./state.ts";
import type { Store } from "./store.ts";

/** Keeps the button and what else tells of news as the state is. */
export function tellNews(base: Base, store: Store<State>): void {
  base.attention ??= drawAttention(base);
  const { attention } = base;
  store.subscribe((now) => {
    const { open, availability, chat, timeline } = now;
    base.host.button.ariaExpanded = `${Boolean(open)}`;
    // Until the server has answered, what was told before holds.
    if (!availability) return;
    const newest = timeline.messages.findLast(({ author }) => isTheirs(author.kind))?.seq ?? 0;
    attention((timeline.last && chat?.conversationId) || "", newest, unreadCount(now));
  });
}
