import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { countUse, findCanned } from "./canned.store.ts";
import { maySeeCanned } from "./may-keep-canned.ts";

/** It was put into an answer: what is used most is offered first. */
export async function countCannedUse(app: App, actor: OperatorActor, id: string): Promise<null> {
  await app.write(async (trx) => {
    const row = await findCanned(trx, id);
    if (row && maySeeCanned(actor, row)) await countUse(trx, id);
  });
  return null;
}
