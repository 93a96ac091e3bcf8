import type { FunnelStep } from "@palique/shared/live-names.ts";
import type { App } from "../app.ts";
import type { Db } from "../db/store.ts";
import { addToDay } from "./funnel.store.ts";
import { markOnce, type StoredInvitation } from "./invitations.store.ts";

const MOMENTS = {
  shown: "shownAt",
  opened: "openedAt",
  answered: "answeredAt",
  chat: "takenAt",
  converted: "convertedAt",
} as const satisfies Record<FunnelStep, keyof StoredInvitation>;

/** Notes that an invitation got as far as `step`, and counts it for its rule: once, however often it is told. */
export async function countStep(
  app: App,
  trx: Db,
  { id, ruleId, day, variant }: StoredInvitation,
  step: FunnelStep,
): Promise<boolean> {
  const isFirst = await markOnce(trx, id, MOMENTS[step], app.now());
  if (isFirst && ruleId !== null) await addToDay(trx, { ruleId, day, variant }, step);
  return isFirst;
}
