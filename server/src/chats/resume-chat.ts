import type { ChatView } from "@palique/shared/visitor.ts";
import type { VisitorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { commit } from "../commit.ts";
import { findOwnToWrite } from "../conversations/find-own.ts";
import { lockRouting } from "../db/store.ts";
import { belongsTo, listDepartmentStates } from "../departments/availability.ts";
import { AppError } from "../errors.ts";
import type { Site } from "../sites/sites.store.ts";
import { findLiveChat } from "./chats.store.ts";
import { chooseQueue } from "./choose-department.ts";
import { describeChat } from "./describe-chat.ts";
import { goOnWithOperator } from "./go-on-with-operator.ts";
import { queueChat } from "./queue-chat.ts";
import { offerChats } from "./route-chats.ts";

/**
 * A new chat on the ended conversation, in the same department: with the same operator where that can be, else
 * waiting. Resuming a live one changes nothing. Fails with "no-operator" or "queue-full".
 */
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
    const states = await listDepartmentStates(app, trx);
    const department = states.find(({ id }) => id === conversation.departmentId && belongsTo(site, id));
    if (!department) throw new AppError("no-operator");
    if (department.online && (await goOnWithOperator(app, trx, announce, conversation))) return;
    const departmentId = await chooseQueue(app, site, department, trx);
    await queueChat(app, trx, announce, { ...conversation, departmentId });
    await offerChats(app, trx, announce);
  });
  return describeChat(app, conversationId);
}
