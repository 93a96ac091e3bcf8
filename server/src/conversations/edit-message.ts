import type { Message } from "@palique/shared/conversation.ts";
import type { EditMessage } from "@palique/shared/message-input.ts";
import type { Actor } from "../actors.ts";
import type { App } from "../app.ts";
import { hasLiveChat } from "../chats/chats.store.ts";
import { AppError } from "../errors.ts";
import { askTitles } from "../links/ask-titles.ts";
import { readSettings } from "../settings/settings.store.ts";
import { findTicket } from "../tickets/tickets.store.ts";
import { type Changing, onMessage, requireRecentOwn, rewordMessage } from "./change-message.ts";

/**
 * Gives an own message other words. Fails with "forbidden" for somebody else's, "expired" after the time for it,
 * "conflict" for an answer that left as a mail: nobody could take back what was read there.
 */
export async function editMessage(app: App, actor: Actor, input: EditMessage): Promise<Message | null> {
  return onMessage(app, actor, input, async (changing) => {
    const { trx, message } = changing;
    requireRecentOwn(changing, actor, (await readSettings(trx)).editMinutes);
    if (await isMailed(changing)) throw new AppError("conflict");
    if (input.text === message.body) return null;
    // The page it pointed to may be another one now.
    const { links: _, ...extra } = changing.extra;
    const changed = await rewordMessage(changing, {
      text: input.text,
      extra: { ...extra, editedAt: app.now() },
    });
    if (message.visibility === "public") {
      const { announce, conversation } = changing;
      await askTitles(app, trx, announce, conversation, { seq: message.seq, text: input.text });
    }
    return changed;
  });
}

async function isMailed({ trx, conversation, message }: Changing): Promise<boolean> {
  if (message.authorKind !== "operator" || message.visibility !== "public") return false;
  if (await hasLiveChat(trx, conversation.id)) return false;
  return (await findTicket(trx, conversation.id)) !== undefined;
}
