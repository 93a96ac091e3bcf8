import type { VisitorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { commit } from "../commit.ts";
import { gotByVisitor } from "./conversations.store.ts";
import { findOwn } from "./find-own.ts";

/** The visitor's browser has everything up to `seq`: operators see it delivered. Older marks change nothing. */
export async function markGot(
  app: App,
  actor: VisitorActor,
  input: { conversationId: string; seq: number },
): Promise<void> {
  const { id, lastSeq, visitorGotSeq } = await findOwn(app, actor, input.conversationId);
  const seq = Math.min(input.seq, lastSeq);
  if (seq <= visitorGotSeq) return;
  await commit(app, async (trx, announce) => {
    if (await gotByVisitor(trx, id, seq)) announce({ type: "conversation.got", conversationId: id, seq });
  });
}
