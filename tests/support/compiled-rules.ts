import type { RuleCondition } from "@palique/shared/invitations.ts";
import type { RuleFacts } from "@palique/shared/rule-match.ts";
import { compileRule } from "../../server/src/invitations/compile-rule.ts";
import { msUntil } from "../../widget/src/rules/until.ts";

/**
 * As msUntilFit has it, by what browsers get of the rule when the page comes, looked at `laterMs` afterwards. What is
 * not said has not happened.
 */
export function msUntilFitCompiled(
  conditions: readonly RuleCondition[],
  { url = "https://a.example/", now = 0, siteMs = 0, pageMs = 0, idleMs = 0, ...facts }: RuleFacts,
  laterMs = 0,
): number {
  const visit = { url, now, siteMs, pages: facts.pages ?? 1 };
  const { referrer = "", language = "", country = null, device = "desktop", returning = false } = facts;
  const rule = compileRule(
    { id: "a", delaySeconds: 0, conditions: [...conditions] },
    { ...visit, referrer, language, country, device, returning },
  );
  const moment = [facts.scrollPercent ?? 0, facts.exit ? 1 : 0];
  const counts = [pageMs + laterMs, idleMs + laterMs, laterMs, 0, ...moment];
  const { events = {}, attributes = {} } = facts;
  const known = { counts, events, attributes, url };
  return rule ? Math.max(0, ...rule[2].map((one) => msUntil(one, known))) : Number.POSITIVE_INFINITY;
}
