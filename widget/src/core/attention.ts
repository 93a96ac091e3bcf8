import type { Host } from "../host.ts";
import { BUTTON } from "../i18n/button.ts";
import css from "./badge.css?inline";
import { isTheirs, type State, unreadCount } from "./state.ts";
import type { Storage } from "./storage.ts";
import type { Store } from "./store.ts";
import { titleWith } from "./title.ts";

/**
 * The button, its badge, the tab's title and the sound: what tells of news while the panel is closed.
 * Gives back how to read the title as the page means it.
 */
export function drawAttention({ button, addStyles, emit }: Host, store: Store<State>, storage: Storage) {
  const badge = button.appendChild(document.createElement("span"));
  badge.className = "badge";
  addStyles(css);
  let added = "";

  store.subscribe((now, before) => {
    const unread = unreadCount(now);
    const { name, unread: label } = BUTTON[now.locale];
    button.ariaLabel = name;
    button.ariaExpanded = `${Boolean(now.open)}`;
    badge.textContent = unread ? `${unread}` : "";
    button.setAttribute("aria-description", unread ? label + unread : "");
    const next = titleWith(document.title, added, unread);
    if (added !== next.added) document.title = next.title;
    added = next.added;

    // Only what came into a timeline already on screen is news.
    const seq = newest(now);
    if (!before.timeline.last || seq <= newest(before)) return;
    emit("message");
    // The tab that is first rings for all.
    if (!now.sound || (now.open && !document.hidden) || storage.get("rang") === `${seq}`) return;
    storage.set("rang", `${seq}`);
    void import("./sound.ts").then(({ beep }) => beep());
  });
  return () => titleWith(document.title, added, 0).title;
}

function newest({ timeline }: State): number {
  return timeline.messages.findLast(({ author }) => isTheirs(author.kind))?.seq ?? 0;
}
