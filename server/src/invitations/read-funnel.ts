import type { RuleFunnel } from "@palique/shared/invitations.ts";
import { z } from "zod";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { AppError } from "../errors.ts";
import { requireAdmin } from "../operators/require-admin.ts";
import { listDays } from "./funnel.store.ts";
import { findRule } from "./rules.store.ts";

const Day = z.iso.date();
/** Days in the organisation's time zone, both with. */
export const FunnelRange = z.object({ from: Day, to: Day });

/** What became of a rule's invitations, by the day they were asked for. Days without any are left out. */
export async function readFunnel(
  app: App,
  actor: OperatorActor,
  { id, from, to }: z.output<typeof FunnelRange> & { id: string },
): Promise<RuleFunnel> {
  requireAdmin(actor);
  const rule = await findRule(app.db, id);
  if (!rule) throw new AppError("not-found");
  const days = await listDays(app.db, id, from, to);
  return {
    variants: rule.variants.map((variant) => variant.name),
    days: days.map(({ day, variant, ...steps }) => ({ day, variant, steps })),
  };
}
