import type { Locale } from "@palique/shared/locale.ts";
import type { ExtraWords } from "../i18n/extras.ts";
import type { LogItem } from "../panel/log.model.ts";
import { format } from "../panel/times.ts";

const DAY_MS = 86_400_000;

/** Calendar days from today: 0 today, 1 tomorrow, -1 yesterday. */
export function daysAway(at: number, now: number): number {
  return Math.round((new Date(at).setHours(0, 0, 0, 0) - new Date(now).setHours(0, 0, 0, 0)) / DAY_MS);
}

/** Calendar days have names: today's, yesterday's, the others' dates. */
export function dayName(words: ExtraWords, locale: Locale, at: number, now: number): string {
  const days = daysAway(at, now);
  if (days === 0) return words.days.today;
  if (days === -1) return words.days.yesterday;
  return format(locale, at, { weekday: "long", day: "numeric", month: "long" });
}

/** A line for each day, but not for today alone. */
export function withDays(items: LogItem[]): LogItem[] {
  const dayOf = (at: number) => new Date(at).toDateString();
  const today = dayOf(Date.now());
  let day = today;
  return items.flatMap((item): LogItem[] => {
    if (dayOf(item.at) === day) return [item];
    day = dayOf(item.at);
    return [{ kind: "day", key: day, at: item.at }, item];
  });
}
