import type { OperatorActor } from "../actors.ts";
import { AppError } from "../errors.ts";

/** Administration is for administrators alone: supervisors lead conversations, not the installation. */
export function requireAdmin(actor: OperatorActor): void {
  if (actor.role !== "admin") throw new AppError("forbidden");
}
