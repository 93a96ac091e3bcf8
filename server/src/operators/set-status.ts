import type { OperatorSelf, SetStatus } from "@palique/shared/operator.ts";
import type { z } from "zod";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { offerChats } from "../chats/route-chats.ts";
import { commit } from "../commit.ts";
import { lockRouting } from "../db/store.ts";
import { describeSelf } from "./describe-operator.ts";
import { updateStatus } from "./operators.store.ts";

/** Online, away or offline, by choice or because nothing moved for a while. Chats already taken stay. */
export async function setStatus(
  app: App,
  actor: OperatorActor,
  { status, idle }: z.output<typeof SetStatus>,
): Promise<OperatorSelf> {
  await commit(app, async (trx, announce) => {
    await lockRouting(app.store, trx);
    await updateStatus(trx, actor.id, status, idle);
    announce({ type: "operator.changed", operatorId: actor.id });
    announce({ type: "availability.changed" });
    await offerChats(app, trx, announce);
  });
  return describeSelf(app, actor.id);
}
