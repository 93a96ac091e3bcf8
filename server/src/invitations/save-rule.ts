import type { RuleAdmin, SaveRule } from "@palique/shared/invitations.ts";
import type { z } from "zod";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { commit } from "../commit.ts";
import { AppError } from "../errors.ts";
import { requireAdmin } from "../operators/require-admin.ts";
import { patched } from "../patch.ts";
import { recordAct } from "../settings/record-act.ts";
import { checkRule } from "./check-rule.ts";
import { deleteDaysOf } from "./funnel.store.ts";
import { forgetRule, listOpenOfRule } from "./invitations.store.ts";
import { deleteRuleRow, findRule, insertRule, listRules, type Rule, updateRule } from "./rules.store.ts";
import { describeRule } from "./show-rules.ts";
import { withdraw } from "./withdraw-invitation.ts";

type Saved = z.output<typeof SaveRule>;
type Change = { [F in keyof Saved]?: Saved[F] | undefined };

/** Of one site: more than anybody oversees, little enough for every page of it. */
const MOST = 50;

/** Makes a rule, as the last of its site. Fails with "at-capacity" where there are as many as there may be. */
export async function createRule(app: App, actor: OperatorActor, input: Saved): Promise<RuleAdmin> {
  requireAdmin(actor);
  const id = app.id();
  await app.write(async (trx) => {
    await checkRule(trx, input);
    const others = await listRules(trx, input.siteId);
    if (others.length >= MOST) throw new AppError("at-capacity");
    await insertRule(trx, { ...input, id, place: behind(others) }, app.now());
    await recordAct(app, trx, actor.id, "invitation-rule.create", id);
  });
  return describeRule(app, id);
}

/** Changes any part; on another site it is the last. Invitations that are open keep their words. */
export async function saveRule(
  app: App,
  actor: OperatorActor,
  { id, ...change }: Change & { id: string },
): Promise<RuleAdmin> {
  requireAdmin(actor);
  await app.write(async (trx) => {
    const before = await findRule(trx, id);
    if (!before) throw new AppError("not-found");
    const rule = patched<Rule>(before, change);
    await checkRule(trx, rule);
    if (rule.siteId !== before.siteId) {
      const others = await listRules(trx, rule.siteId);
      if (others.length >= MOST) throw new AppError("at-capacity");
      rule.place = behind(others);
    }
    await updateRule(trx, rule);
    await recordAct(app, trx, actor.id, "invitation-rule.update", id);
  });
  return describeRule(app, id);
}

/** With what it has counted; what is open of it is taken back. Deleting what is gone is fine. */
export async function deleteRule(app: App, actor: OperatorActor, id: string): Promise<null> {
  requireAdmin(actor);
  return commit(app, async (trx, announce) => {
    if (!(await findRule(trx, id))) return null;
    for (const invitation of await listOpenOfRule(trx, id)) {
      await withdraw(app, trx, announce, invitation, "withdrawn");
    }
    await forgetRule(trx, id);
    await deleteDaysOf(trx, id);
    await deleteRuleRow(trx, id);
    await recordAct(app, trx, actor.id, "invitation-rule.delete", id);
    return null;
  });
}

function behind(others: readonly Rule[]): number {
  return Math.max(0, ...others.map((rule) => rule.place)) + 1;
}
