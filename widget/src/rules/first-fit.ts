import type { BrowserRule } from "@palique/shared/invitations.ts";
import { msUntilFit, type RuleFacts } from "@palique/shared/rule-match.ts";

/** Since when each rule fits, by the clock of `now`. Who stopped fitting is not in it. */
export type Fitting = Map<string, number>;

/**
 * The first rule whose delay is over, and otherwise the milliseconds until one may fit by the mere passing of time.
 * Leaving is a moment: during the delay after it everything else must go on to hold.
 */
export function firstFit(
  rules: readonly BrowserRule[],
  facts: RuleFacts,
  fitting: Fitting,
  now: number,
  msBarred: (rule: BrowserRule) => number,
): { rule?: BrowserRule; waitMs: number } {
  let waitMs = Number.POSITIVE_INFINITY;
  for (const rule of rules) {
    const { id, conditions, delaySeconds } = rule;
    const since = fitting.get(id);
    let away =
      msBarred(rule) || msUntilFit(conditions, { ...facts, exit: facts.exit || since !== undefined });
    if (away) fitting.delete(id);
    else {
      fitting.set(id, since ?? now);
      away = (since ?? now) + delaySeconds * 1000 - now;
      if (away <= 0) return { rule, waitMs: 0 };
    }
    waitMs = Math.min(waitMs, away);
  }
  return { waitMs };
}
