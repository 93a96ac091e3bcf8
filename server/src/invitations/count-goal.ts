import type { App } from "../app.ts";
import type { Guest } from "./ask-invitation.ts";
import { countStep } from "./count-step.ts";
import { listShown } from "./invitations.store.ts";
import { listRulesWithGoal } from "./rules.store.ts";

/** So long after an invitation was shown a purchase may be owed to it, where the visitor is known again. */
const OWED_MS = 7 * 86_400_000;

/** The page told an event: what rules wait for is owed to the newest invitation of each that was shown. */
export async function countGoal(app: App, { seen, visitorId }: Guest, name: string): Promise<void> {
  const { id: liveId, siteId } = seen;
  // Most events are nobody's goal: nothing is written for them.
  if ((await listRulesWithGoal(app.db, siteId, name)).length === 0) return;
  await app.write(async (trx) => {
    const ruleIds = await listRulesWithGoal(trx, siteId, name);
    if (ruleIds.length === 0) return;
    const counted = new Set<string | null>();
    for (const invitation of await listShown(trx, { liveId, visitorId }, ruleIds, app.now() - OWED_MS)) {
      if (counted.has(invitation.ruleId)) continue;
      counted.add(invitation.ruleId);
      await countStep(app, trx, invitation, "converted");
    }
  });
}
