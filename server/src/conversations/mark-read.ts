import type { OperatorActor, VisitorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { findLiveChat } from "../chats/chats.store.ts";
import { commit } from "../commit.ts";
import type { Db } from "../db/store.ts";
import { readByOperator, readByVisitor, readForVisitor } from "./conversations.store.ts";
import { findOwn } from "./find-own.ts";
import { listHelpers } from "./participants.store.ts";

interface Input {
  conversationId: string;
  seq: number;
}

/** The visitor has seen everything up to `seq`. Older marks change nothing; answers how far it is now. */
export async function markReadByVisitor(
  app: App,
  actor: VisitorActor,
  input: Input,
): Promise<{ seq: number }> {
  const { id, visitorId, lastSeq, visitorReadSeq } = await findOwn(app, actor, input.conversationId);
  const seq = Math.min(input.seq, lastSeq);
  if (seq <= visitorReadSeq) return { seq: visitorReadSeq };
  await commit(app, async (trx, announce) => {
    if (!(await readByVisitor(trx, id, seq))) return;
    announce({ type: "conversation.read", by: "visitor", conversationId: id, visitorId, seq });
  });
  return { seq };
}

/**
 * The operator has seen everything up to `seq`. The visitor gets to know only of someone who answers there: a
 * colleague who looks at a note has not read the question for them.
 */
export async function markReadByOperator(
  app: App,
  actor: OperatorActor,
  input: Input,
): Promise<{ seq: number }> {
  const { id, visitorId, lastSeq } = await findOwn(app, actor, input.conversationId);
  const seq = Math.min(input.seq, lastSeq);
  await commit(app, async (trx, announce) => {
    const isOwnNews = await readByOperator(trx, id, actor.id, seq);
    const isTold = (await answersIn(trx, actor, id)) && (await readForVisitor(trx, id, seq));
    if (!isOwnNews && !isTold) return;
    announce({
      type: "conversation.read",
      by: "operator",
      conversationId: id,
      visitorId: isTold ? visitorId : null,
      operatorId: actor.id,
      seq,
    });
  });
  return { seq };
}

/** Responsible for the live chat or helping in it; without one everybody who sees it answers. */
async function answersIn(trx: Db, actor: OperatorActor, conversationId: string): Promise<boolean> {
  const chat = await findLiveChat(trx, conversationId);
  if (!chat || chat.operatorId === actor.id) return true;
  const helpers = (await listHelpers(trx, [conversationId])).get(conversationId) ?? [];
  return helpers.some((one) => one.operatorId === actor.id && one.joined);
}
