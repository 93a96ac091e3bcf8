import type { BrowserRule } from "@palique/shared/invitations.ts";

/** What became of invitations in this browser: kept in the storage, but only where tracking may keep something there. */
export interface History {
  /** Which rules invited, and when (epoch ms), in this order; "" by hand. */
  asked: (readonly [ruleId: string, at: number])[];
  /** When one was closed last. */
  closedAt: number;
  /** Which variant of a rule was drawn. */
  drawn: Readonly<Record<string, number | undefined>>;
}

export const NO_HISTORY: History = { asked: [], closedAt: 0, drawn: {} };

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** More than any fair limit needs. */
const KEPT = 100;
const NEVER = Number.POSITIVE_INFINITY;

/**
 * Milliseconds until this visitor may be invited by the rule again. Who closes an invitation has said no: no rule
 * asks again in this visit.
 */
export function msUntilAllowed(rule: BrowserRule, history: History, now: number, visitMs: number): number {
  const visitSince = now - visitMs;
  if (history.closedAt >= visitSince) return NEVER;
  const { times, days } = rule.most;
  const since = days ? now - days * DAY_MS : visitSince;
  const own = history.asked.filter(([id, at]) => id === rule.id && at >= since);
  const used = own.at(-times)?.[1];
  const full = used === undefined ? 0 : days ? used - since : NEVER;
  const last = history.asked.at(-1)?.[1] ?? -NEVER;
  return Math.max(0, full, last + rule.cooldownMinutes * MINUTE_MS - now);
}

export function withAsked(history: History, ruleId: string, now: number): History {
  return { ...history, asked: [...history.asked, [ruleId, now] as const].slice(-KEPT) };
}

/** The variant this visitor gets: the one of before, else drawn by weight; `random` is from 0 to 1. */
export function drawVariant({ id, weights }: BrowserRule, history: History, random: number): number {
  const before = history.drawn[id] ?? -1;
  // What was taken out of the test is drawn anew.
  if (weights[before]) return before;
  let left = random * weights.reduce((sum, weight) => sum + weight, 0);
  return Math.max(
    0,
    weights.findIndex((weight) => {
      left -= weight;
      return left < 0;
    }),
  );
}
