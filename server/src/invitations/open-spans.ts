import type { Span } from "@palique/shared/browser-rules.ts";
import type { RuleCondition } from "@palique/shared/invitations.ts";
import { minuteOfWeek, wallClock } from "@palique/shared/wall-clock.ts";

const MINUTE = 60_000;
const DAY_MINUTES = 1_440;
const WEEK_MINUTES = 7 * DAY_MINUTES;
/** Clocks change at full and half hours of universal time, so what the walls say is reckoned up to the next one. */
const STEP_MS = 30 * MINUTE;
/** A page that is open for longer gets its rules anew with its next connection. */
const AHEAD_MS = 48 * 60 * MINUTE;

/** When the schedule is open, in milliseconds from now on. */
export function openSpans(
  { timeZone, days, from, to }: Extract<RuleCondition, { on: "schedule" }>,
  now: number,
): Span[] {
  const clock = wallClock(timeZone);
  const length = to > from ? to - from : to - from + DAY_MINUTES;
  const spans: Span[] = [];
  let at = now;
  while (at < now + AHEAD_MS) {
    const minute = minuteOfWeek(clock, at);
    const since = days.map((day) => (minute - day * DAY_MINUTES - from + 2 * WEEK_MINUTES) % WEEK_MINUTES);
    // Past midnight a window belongs to the day it begins on.
    const isOpen = since.some((minutes) => minutes < length);
    const edges = since.map((minutes) => (minutes < length ? length : WEEK_MINUTES) - minutes);
    const next = Math.min(at - (at % STEP_MS) + STEP_MS, at - (at % MINUTE) + Math.min(...edges) * MINUTE);
    const last = spans.at(-1);
    if (isOpen && last?.[1] === at - now) last[1] = next - now;
    else if (isOpen) spans.push([at - now, next - now]);
    at = next;
  }
  return spans;
}
