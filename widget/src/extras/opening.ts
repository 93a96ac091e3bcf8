import type { Locale } from "@palique/shared/locale.ts";
import type { ExtraWords } from "../i18n/extras.ts";
import { clock, format } from "../panel/times.ts";
import { daysAway } from "./days.ts";

/** When a department opens, in plain words and in the visitor's own time: "We are back on Monday at 8:00". */
export function backWhen(words: ExtraWords, locale: Locale, at: number, now: number): string {
  const time = clock(locale, at);
  const days = daysAway(at, now);
  if (days <= 0) return words.backOn(words.today(time));
  if (days === 1) return words.backOn(words.tomorrow(time));
  const far = days > 6 ? ({ day: "numeric", month: "long" } as const) : {};
  return words.backOn(words.onDay(format(locale, at, { weekday: "long", ...far }), time));
}
