import type { Message } from "@palique/shared/conversation.ts";
import type { DeleteMessage } from "@palique/shared/message-input.ts";
import type { Actor } from "../actors.ts";
import type { App } from "../app.ts";
import { removeFiles } from "../files/remove-files.ts";
import { recordAct } from "../settings/record-act.ts";
import { readSettings } from "../settings/settings.store.ts";
import { isAuthor, onMessage, requireRecentOwn, rewordMessage } from "./change-message.ts";
import { deleteMentions } from "./participants.store.ts";

/**
 * Takes the words of a message out of the conversation and of everything that quotes it, for good; its place
 * stays. Own ones for some minutes, any at any time for supervisors, which is recorded.
 */
export async function deleteMessage(app: App, actor: Actor, input: DeleteMessage): Promise<Message | null> {
  return onMessage(app, actor, input, async (changing) => {
    const { trx, conversation, message } = changing;
    if (maySupervise(actor)) {
      const subject = `${conversation.id}/${message.seq}`;
      if (!isAuthor(actor, message)) await recordAct(app, trx, actor.id, "message.delete", subject);
    } else requireRecentOwn(changing, actor, (await readSettings(trx)).editMinutes);
    if (message.visibility === "internal") await deleteMentions(trx, conversation.id, message.seq);
    await removeFiles(app, trx, changing.announce, conversation.id, message.seq);
    return rewordMessage(changing, { text: "", extra: { deletedAt: app.now() } });
  });
}

function maySupervise(actor: Actor): actor is Extract<Actor, { kind: "operator" }> {
  return actor.kind === "operator" && actor.role !== "agent";
}
