import type { App } from "../app.ts";
import { commit } from "../commit.ts";
import { findConversationToWrite } from "../conversations/conversations.store.ts";
import { maySee } from "../conversations/find-own.ts";
import { loadOperator } from "../operators/load-operator.ts";
import { dropWaiting, sendWaiting, settleWaiting } from "./release-scheduled.ts";
import { listWaiting } from "./scheduled.store.ts";

/**
 * Job: the first of what the operator has waiting in the conversation has been typed, and is sent; all of it is
 * taken back if they may not speak there any more.
 */
export async function fireScheduled(
  app: App,
  { conversationId, operatorId }: { conversationId: string; operatorId: string },
): Promise<void> {
  await commit(app, async (trx, announce) => {
    const conversation = await findConversationToWrite(app.store, trx, conversationId);
    if (!conversation) return;
    const [head] = await listWaiting(trx, conversationId, operatorId);
    if (!head) return;
    const operator = await loadOperator(trx, operatorId);
    if (!operator || !(await maySee(trx, operator, conversation))) {
      await dropWaiting(app, trx, announce, conversation, "transferred", operatorId);
      return;
    }
    // It moved since the job was claimed.
    if (head.startsAt + head.typingMs > app.now()) {
      await settleWaiting(app, trx, announce, conversation, operatorId);
    } else {
      await sendWaiting(app, trx, announce, conversation, operatorId, head.clientId);
    }
  });
}
