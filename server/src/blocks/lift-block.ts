import type { Block } from "@palique/shared/blocks.ts";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { commit } from "../commit.ts";
import { appendEvent } from "../conversations/append-event.ts";
import { findConversationToWrite } from "../conversations/conversations.store.ts";
import { AppError } from "../errors.ts";
import { recordAct } from "../settings/record-act.ts";
import { deleteBlock, listBlocks } from "./blocks.store.ts";

function requireSupervisor(actor: OperatorActor): void {
  if (actor.role === "agent") throw new AppError("forbidden");
}

/** Whoever is kept out now, newest first. */
export async function showBlocks(app: App, actor: OperatorActor): Promise<Block[]> {
  requireSupervisor(actor);
  return listBlocks(app.db, app.now());
}

/** Lets somebody in again. Lifting what is lifted already fails with "not-found". */
export async function liftBlock(app: App, actor: OperatorActor, id: string): Promise<void> {
  requireSupervisor(actor);
  await commit(app, async (trx, announce) => {
    const conversationId = await deleteBlock(trx, id);
    if (!conversationId) throw new AppError("not-found");
    await recordAct(app, trx, actor.id, "visitor.unblock", id);
    const conversation = await findConversationToWrite(app.store, trx, conversationId);
    if (conversation) {
      const event = { type: "visitor.unblocked", operatorName: actor.name } as const;
      await appendEvent(app, trx, announce, conversation, event, "internal");
    }
    announce({ type: "blocks.changed" });
  });
}
