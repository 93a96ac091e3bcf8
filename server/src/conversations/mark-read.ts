import type { OperatorActor, VisitorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { commit } from "../commit.ts";
import { readByOperator, readByVisitor } from "./conversations.store.ts";
import { findOwn } from "./find-own.ts";

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

/** The operator has seen everything up to `seq`; the visitor gets to know. */
export async function markReadByOperator(
  app: App,
  actor: OperatorActor,
  input: Input,
): Promise<{ seq: number }> {
  const { id, visitorId, lastSeq } = await findOwn(app, actor, input.conversationId);
  const seq = Math.min(input.seq, lastSeq);
  await commit(app, async (trx, announce) => {
    if (!(await readByOperator(trx, id, actor.id, seq))) return;
    announce({
      type: "conversation.read",
      by: "operator",
      conversationId: id,
      visitorId,
      operatorId: actor.id,
      seq,
    });
  });
  return { seq };
}
