import type { Locale } from "@palique/shared/locale.ts";
import type { Base } from "../base/parts.ts";
import css from "./badge.css?inline";
import { isTheirs, type State, unreadCount } from "./state.ts";
import type { Store } from "./store.ts";
import { countMark, ownTitle } from "./title.ts";

const UNREAD: Record<Locale, string> = { en: "Unread messages: ", es: "Mensajes sin leer: " };

/**
 * The button, its badge, the tab's title and the sound: what tells of news while the panel is closed.
 */
export function drawAttention(base: Base, store: Store<State>): void {
  const { host, storage } = base;
  const { button, labels } = host;
  const badge = button.appendChild(document.createElement("span"));
  badge.className = "badge";
  host.addStyles(css);
  let mark = "";
  base.title = () => ownTitle(document.title, mark);

  store.subscribe((now, before) => {
    const unread = unreadCount(now);
    button.ariaLabel = labels[now.locale];
    button.ariaExpanded = `${Boolean(now.open)}`;
    badge.textContent = `${unread || ""}`;
    button.title = unread ? UNREAD[now.locale] + unread : "";
    const title = base.title();
    if (mark !== countMark(unread)) {
      mark = countMark(unread);
      document.title = mark + title;
    }

    // Only what came into a timeline already on screen is news.
    const seq = newest(now);
    if (!before.timeline.last || seq <= newest(before)) return;
    host.emit("message");
    // The tab that is first rings for all.
    if (!now.sound || (now.open && !document.hidden) || storage.get("rang") === `${seq}`) return;
    storage.set("rang", `${seq}`);
    void import("./sound.ts").then(({ beep }) => beep());
  });
}

function newest({ timeline }: State): number {
  return timeline.messages.findLast(({ author }) => isTheirs(author.kind))?.seq ?? 0;
}
