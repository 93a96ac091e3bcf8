import type { Canned } from "@palique/shared/canned.ts";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { listCannedFor, toCanned } from "./canned.store.ts";

/** Every ready-made text this operator may use. */
export async function listCanned(app: App, actor: OperatorActor): Promise<Canned[]> {
  const departmentIds = actor.role === "agent" ? actor.departmentIds : null;
  return (await listCannedFor(app.db, actor.id, departmentIds)).map((row) => toCanned(row, app.now()));
}
