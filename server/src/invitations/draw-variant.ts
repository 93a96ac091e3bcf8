import type { StoredInvitation } from "./invitations.store.ts";
import type { Rule } from "./rules.store.ts";

/**
 * Which variant somebody gets: the one of before, else drawn by weight; `random` is from 0 to 1. `asked`: theirs,
 * newest first.
 */
export function drawVariant(
  { id, variants }: Pick<Rule, "id" | "variants">,
  asked: readonly Pick<StoredInvitation, "ruleId" | "variant">[],
  random: number,
): number {
  const before = asked.find((one) => one.ruleId === id)?.variant;
  // What was taken out of the test is drawn anew.
  if (before !== undefined && variants[before]?.weight) return before;
  let left = random * variants.reduce((sum, { weight }) => sum + weight, 0);
  return variants.findIndex(({ weight }) => {
    left -= weight;
    return left < 0;
  });
}
