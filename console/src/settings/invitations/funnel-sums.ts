import type { FunnelSteps, RuleFunnel } from "@palique/shared/invitations.ts";
import { FUNNEL_STEPS } from "@palique/shared/live-names.ts";

/** Days that can be looked at together. */
export const RANGES = [7, 30, 90] as const;
export type Range = (typeof RANGES)[number];

/** The last `days` days up to today in the organisation's time zone, as YYYY-MM-DD, oldest first. */
export function daysUntil(today: string, days: number): string[] {
  const end = Date.parse(`${today}T00:00:00Z`);
  return Array.from({ length: days }, (_, index) =>
    new Date(end - (days - 1 - index) * 86_400_000).toISOString().slice(0, 10),
  );
}

export function todayIn(timeZone: string, now: number): string {
  // Sweden writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(now);
}

/** All days together: of every variant, and of each, those that are gone but counted too. */
export function sumsOf({ variants, days }: RuleFunnel): { all: FunnelSteps; variants: FunnelSteps[] } {
  const count = Math.max(variants.length, ...days.map(({ variant }) => variant + 1));
  const sums = Array.from({ length: count }, noSteps);
  const all = noSteps();
  for (const { variant, steps } of days) {
    for (const step of FUNNEL_STEPS) {
      all[step] += steps[step];
      const sum = sums[variant];
      if (sum) sum[step] += steps[step];
    }
  }
  return { all, variants: sums };
}

/** Of all variants by day; days without any are zero. */
export function byDay(funnel: RuleFunnel, days: readonly string[]): FunnelSteps[] {
  const sums = new Map(days.map((day) => [day, noSteps()]));
  for (const { day, steps } of funnel.days) {
    const sum = sums.get(day);
    if (sum) for (const step of FUNNEL_STEPS) sum[step] += steps[step];
  }
  return [...sums.values()];
}

function noSteps(): FunnelSteps {
  return { shown: 0, opened: 0, answered: 0, chat: 0, converted: 0 };
}
