import type { Locale } from "@palique/shared/locale.ts";
import type { Attention, Base } from "../base/parts.ts";
import css from "./badge.css?inline";
import { countMark, ownTitle } from "./title.ts";

const UNREAD: Record<Locale, string> = { en: "Unread messages: ", es: "Mensajes sin leer: " };

/** The badge on the button, the mark in the tab's title and the sound: one for all that tell of news. */
export function drawAttention(base: Base): Attention {
  const { host } = base;
  const { button } = host;
  const badge = button.appendChild(document.createElement("span"));
  badge.className = "badge";
  host.addStyles(css);
  let mark = "";
  let known = "";
  let heard = 0;
  base.title = () => ownTitle(document.title, mark);

  return (conversation, newest, unread) => {
    badge.textContent = `${unread || ""}`;
    button.title = unread ? UNREAD[base.told.locale] + unread : "";
    const title = base.title();
    mark = countMark(unread);
    if (document.title !== mark + title) document.title = mark + title;

    // Only what came into a conversation already known is news.
    const isNews = conversation && conversation === known && newest > heard;
    known = conversation;
    heard = newest;
    if (!isNews) return;
    host.emit("message");
    void import("./sound.ts").then(({ ring }) => ring(base, `${newest}`));
  };
}
