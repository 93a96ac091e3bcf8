import type { Host } from "../host.ts";
import css from "./badge.css?inline";
import { isTheirs, type State, unreadCount } from "./state.ts";
import type { Storage } from "./storage.ts";
import type { Store } from "./store.ts";
import { countMark, ownTitle } from "./title.ts";

/**
 * The button, its badge, the tab's title and the sound: what tells of news while the panel is closed.
 * Gives back how to read the title as the page means it.
 */
export function drawAttention(
  { button, addStyles, emit, labels }: Host,
  store: Store<State>,
  storage: Storage,
) {
  const badge = button.appendChild(document.createElement("span"));
  badge.className = "badge";
  addStyles(css);
  let mark = "";
  const own = () => ownTitle(document.title, mark);

  store.subscribe((now, before) => {
    const unread = unreadCount(now);
    const { name, unread: label } = labels[now.locale];
    button.ariaLabel = name;
    button.ariaExpanded = `${Boolean(now.open)}`;
    badge.textContent = `${unread || ""}`;
    button.title = unread ? label + unread : "";
    const title = own();
    if (mark !== countMark(unread)) {
      mark = countMark(unread);
      document.title = mark + title;
    }

    // Only what came into a timeline already on screen is news.
    const seq = newest(now);
    if (!before.timeline.last || seq <= newest(before)) return;
    emit("message");
    // The tab that is first rings for all.
    if (!now.sound || (now.open && !document.hidden) || storage.get("rang") === `${seq}`) return;
    storage.set("rang", `${seq}`);
    void import("./sound.ts").then(({ beep }) => beep());
  });
  return own;
}

function newest({ timeline }: State): number {
  return timeline.messages.findLast(({ author }) => isTheirs(author.kind))?.seq ?? 0;
}
