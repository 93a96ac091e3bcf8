import type { FunnelSteps, RuleAdmin } from "@palique/shared/invitations.ts";
import { FUNNEL_STEPS } from "@palique/shared/live-names.ts";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { AppError } from "../errors.ts";
import { requireAdmin } from "../operators/require-admin.ts";
import { dayOf } from "./days.ts";
import { sumsSince } from "./funnel.store.ts";
import { listRules, type Rule } from "./rules.store.ts";

/** Today is the last of them. */
const RECENT_MS = 29 * 86_400_000;

/** Every rule, in the order of their priority on their sites. */
export async function showRules(app: App, actor: OperatorActor): Promise<RuleAdmin[]> {
  requireAdmin(actor);
  return describe(app, await listRules(app.db));
}

/** One as it is now. Fails with "not-found". */
export async function describeRule(app: App, id: string): Promise<RuleAdmin> {
  const rules = (await listRules(app.db)).filter((rule) => rule.id === id);
  const [rule] = await describe(app, rules);
  if (!rule) throw new AppError("not-found");
  return rule;
}

async function describe(app: App, rules: readonly Rule[]): Promise<RuleAdmin[]> {
  const sums = await sumsSince(app.db, await dayOf(app.db, app.now() - RECENT_MS));
  return rules.map(({ place: _, ...rule }) => ({ ...rule, recent: sums.get(rule.id) ?? noSteps() }));
}

/** Nothing counted. */
function noSteps(): FunnelSteps {
  return Object.fromEntries(FUNNEL_STEPS.map((step) => [step, 0])) as FunnelSteps;
}
