import type { SetSubject } from "@palique/shared/control.ts";
import type { ConversationSummary } from "@palique/shared/operator.ts";
import type { z } from "zod";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { commit } from "../commit.ts";
import { updateConversation } from "./conversations.store.ts";
import { findOwnToWrite } from "./find-own.ts";
import { describeConversation } from "./summaries.store.ts";

/** What the conversation is about, in the team's words; the visitor does not see it. */
export async function setSubject(
  app: App,
  actor: OperatorActor,
  input: z.output<typeof SetSubject>,
): Promise<ConversationSummary> {
  const id = await commit(app, async (trx, announce) => {
    const conversation = await findOwnToWrite(app, trx, actor, input.conversationId);
    const subject = input.subject || null;
    if (conversation.subject !== subject) {
      await updateConversation(trx, conversation, { subject });
      announce({ type: "conversation.changed", conversationId: conversation.id });
    }
    return conversation.id;
  });
  return describeConversation(app.db, id);
}
