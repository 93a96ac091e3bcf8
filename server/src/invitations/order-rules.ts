import type { OrderRules } from "@palique/shared/invitations.ts";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { requireAdmin } from "../operators/require-admin.ts";
import { recordAct } from "../settings/record-act.ts";
import { listRules, placeRule } from "./rules.store.ts";

/** Puts the rules of a site in this order; those that are not named, made meanwhile, keep theirs behind. */
export async function orderRules(app: App, actor: OperatorActor, { siteId, ids }: OrderRules): Promise<null> {
  requireAdmin(actor);
  await app.write(async (trx) => {
    const rules = await listRules(trx, siteId);
    const named = [...new Set(ids)].flatMap((id) => rules.find((rule) => rule.id === id) ?? []);
    const ordered = [...named, ...rules.filter((rule) => !named.includes(rule))];
    for (const [index, { id, place }] of ordered.entries()) {
      if (place !== index + 1) await placeRule(trx, id, index + 1);
    }
    await recordAct(app, trx, actor.id, "invitation-rule.order", siteId);
  });
  return null;
}
