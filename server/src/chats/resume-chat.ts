import type { ChatView } from "@palique/shared/visitor.ts";
import type { VisitorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { commit } from "../commit.ts";
import { findOwnToWrite } from "../conversations/find-own.ts";
import { lockRouting } from "../db/store.ts";
import type { Site } from "../sites/sites.store.ts";
import { findLiveChat } from "./chats.store.ts";
import { chooseDepartment, chooseQueue } from "./choose-department.ts";
import { describeChat } from "./describe-chat.ts";
import { queueChat } from "./queue-chat.ts";
import { offerChats } from "./route-chats.ts";

/** A new chat on the ended conversation, in the same department. Resuming a live one changes nothing. */
export async function resumeChat(
  app: App,
  actor: VisitorActor,
  site: Site,
  { conversationId }: { conversationId: string },
): Promise<ChatView> {
  await commit(app, async (trx, announce) => {
    await lockRouting(app.store, trx);
    const conversation = await findOwnToWrite(app, trx, actor, conversationId);
    if (await findLiveChat(trx, conversation.id)) return;
    await chooseQueue(app, site, await chooseDepartment(app, site, conversation.departmentId));
    await queueChat(app, trx, announce, conversation);
    await offerChats(app, trx, announce);
  });
  return describeChat(app, conversationId);
}
