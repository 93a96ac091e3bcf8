import type { TagConversation } from "@palique/shared/control.ts";
import type { ConversationSummary } from "@palique/shared/operator.ts";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { commit } from "../commit.ts";
import { raiseRev } from "../conversations/conversations.store.ts";
import { findOwnToWrite } from "../conversations/find-own.ts";
import { describeConversation } from "../conversations/summaries.store.ts";
import { AppError } from "../errors.ts";
import { countTagsOn, findTag, putTag, takeTagOff } from "./tags.store.ts";

/** More say nothing any more. */
const MOST = 20;

/** Puts a tag on a conversation or takes it off; as it is already: nothing changes. */
export async function tagConversation(
  app: App,
  actor: OperatorActor,
  { conversationId, tagId, on }: TagConversation,
): Promise<ConversationSummary> {
  const id = await commit(app, async (trx, announce) => {
    const conversation = await findOwnToWrite(app, trx, actor, conversationId);
    if (!(await findTag(trx, tagId))) throw new AppError("bad-input", { field: "tagId" });
    const isChanged = await (on ? putTag : takeTagOff)(trx, conversation.id, tagId);
    if (on && isChanged && (await countTagsOn(trx, conversation.id)) > MOST) {
      throw new AppError("bad-input", { field: "tagId" });
    }
    if (isChanged) {
      await raiseRev(trx, conversation.id);
      announce({ type: "conversation.changed", conversationId: conversation.id });
    }
    return conversation.id;
  });
  return describeConversation(app.db, id);
}
