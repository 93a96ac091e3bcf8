import type { Locale } from "@palique/shared/locale.ts";
import { type Localized, localized } from "@palique/shared/locale.ts";
import { fromJson } from "../db/store.ts";
import { say } from "../locales/catalogue.ts";
import type { News } from "./news.store.ts";
import type { PushReason } from "./push-job.ts";

const TITLE_MAX = 90;
const BODY_MAX = 160;

export interface PushText {
  title: string;
  body: string;
}

/** What a notification says; without `showText` only what kind of news it is: a lock screen is read by anybody. */
export function pushText(locale: Locale, reason: PushReason, news: News | null, showText: boolean): PushText {
  const silent = { title: say(locale, `push.${reason}.plain`), body: "" };
  if (reason === "test") return { ...silent, body: say(locale, "push.test.body") };
  if (!showText || !news) return silent;
  const name = news.contactName || say(locale, "push.noName");
  const department = localized(fromJson<Localized>(news.departmentNames), locale);
  // A message without words brought a file.
  const text = news.kind === "text" ? news.body || say(locale, "push.file") : lastWords(news.last);
  switch (reason) {
    case "waiting":
      return cut(say(locale, "push.waiting.title", { name, department }), text);
    case "offer":
      return cut(say(locale, "push.offer.title", { name }), text);
    case "transfer":
      return cut(say(locale, "push.transfer.title", { name, operator: news.ownerName ?? "" }), text);
    case "mention":
      return cut(say(locale, "push.mention.title", { operator: news.authorName ?? "" }), text);
    case "ticket":
      return cut(say(locale, "push.ticket.title", { number: String(news.number), name }), news.subject ?? "");
    case "message":
      return cut(name, text);
    case "answer":
      return cut(news.authorName ?? silent.title, text);
  }
}

/** conversations.last holds the newest public words. */
function lastWords(last: string | null): string {
  return last ? fromJson<{ text: string }>(last).text : "";
}

function cut(title: string, body: string): PushText {
  return { title: shortened(title, TITLE_MAX), body: shortened(body, BODY_MAX) };
}

/** At a whole character, also where one is made of several. */
function shortened(text: string, max: number): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= max) return line;
  const parts = new Intl.Segmenter().segment(line.slice(0, max + 20));
  let kept = "";
  for (const { segment } of parts) {
    if (kept.length + segment.length > max - 1) break;
    kept += segment;
  }
  return `${kept}…`;
}
