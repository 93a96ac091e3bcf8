import { FILES_MAX, SCHEDULED_MAX } from "@palique/shared/limits.ts";
import type { ScheduledList, ScheduleMessage } from "@palique/shared/scheduled.ts";
import { typingMs } from "@palique/shared/typing.ts";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { copyCannedFiles } from "../canned/copy-canned-files.ts";
import { findLiveChat } from "../chats/chats.store.ts";
import { releaseHold } from "../chats/hold-chat.ts";
import { commit } from "../commit.ts";
import { findOwnToWrite } from "../conversations/find-own.ts";
import { findByClientId } from "../conversations/messages.store.ts";
import { AppError } from "../errors.ts";
import { keepFiles } from "../files/attach-files.ts";
import { ownerOfOperator } from "../files/uploader.ts";
import { readSettings } from "../settings/settings.store.ts";
import { sendWaiting, settleWaiting } from "./release-scheduled.ts";
import {
  forgetClosed,
  holdFiles,
  insertScheduled,
  listWaiting,
  readScheduled,
  wasScheduled,
} from "./scheduled.store.ts";

/** A day: longer than any console goes on repeating a request. */
const KEPT_MS = 86_400_000;

/**
 * Has a message sent as if typed: the visitor sees the operator writing for as long as it takes, then gets it. A
 * repeat changes nothing, also of one that was sent or taken back since.
 */
export async function scheduleMessage(
  app: App,
  actor: OperatorActor,
  { conversationId, clientId, text, fileIds = [], cannedId }: ScheduleMessage,
): Promise<ScheduledList> {
  const isFresh = !(await wasScheduled(app.db, conversationId, clientId));
  // A repeat may come when the ready-made text is gone.
  const copies =
    cannedId && isFresh ? await copyCannedFiles(app, actor, { id: cannedId, conversationId, clientId }) : [];
  const files = [...copies.map((file) => file.id), ...fileIds].slice(0, FILES_MAX);
  return commit(app, async (trx, announce) => {
    const at = app.now();
    const conversation = await findOwnToWrite(app, trx, actor, conversationId);
    if (await findByClientId(trx, conversation, clientId)) return readScheduled(trx, conversation, at);
    const waiting = await listWaiting(trx, conversation.id, actor.id);
    if (waiting.some((one) => one.clientId === clientId)) return readScheduled(trx, conversation, at);
    const chat = await findLiveChat(trx, conversation.id);
    if (chat?.state !== "active") throw new AppError("chat-ended");
    if (waiting.length >= SCHEDULED_MAX) throw new AppError("conflict");
    const takes = typingMs(text, (await readSettings(trx)).typing, clientId);
    const times = { typingMs: takes, startsAt: at, at };
    const row = {
      conversationId: conversation.id,
      clientId,
      operatorId: actor.id,
      text,
      files: "[]",
      ...times,
    };
    if (!(await insertScheduled(trx, row))) return readScheduled(trx, conversation, at);
    if (files.length > 0) {
      const cards = await keepFiles(trx, ownerOfOperator(actor), conversation.id, files);
      await holdFiles(trx, row, JSON.stringify(cards));
    }
    await forgetClosed(trx, at - KEPT_MS);
    const going =
      chat.heldAt === null
        ? conversation
        : await releaseHold(app, trx, announce, conversation, chat.id, actor.name);
    const scheduled = { ...going, scheduled: conversation.scheduled + 1 };
    const changed =
      takes === 0
        ? await sendWaiting(app, trx, announce, scheduled, actor.id)
        : await settleWaiting(app, trx, announce, scheduled, actor.id);
    return readScheduled(trx, changed, at);
  });
}
