import type { CobrowseNews } from "@palique/shared/cobrowse.ts";
import { EventType, type eventWithTime } from "@rrweb/types";
import type { Base } from "../base/parts.ts";
import { pageAddress } from "./addresses.ts";
import { wordsOnly } from "./mask.ts";

/** One of our own news among the recorded events. */
export function newsOf<Tag extends keyof CobrowseNews>(tag: Tag, payload: CobrowseNews[Tag]): eventWithTime {
  return { type: EventType.Custom, data: { tag, payload }, timestamp: Date.now() };
}

/** Tells where the visitor is, with every full snapshot and whenever it has changed. */
export function pageNews(base: Base, add: (news: eventWithTime) => void): { tell(): void; look(): void } {
  let told = "";
  const now = () => ({ url: pageAddress(location.href), title: wordsOnly(base.title()) });

  function tell(): void {
    told = `${location.href} ${document.title}`;
    add(newsOf("palique:page", { ...now(), touch: matchMedia("(pointer: coarse)").matches }));
  }
  return {
    tell,
    look() {
      if (told !== `${location.href} ${document.title}`) tell();
    },
  };
}
