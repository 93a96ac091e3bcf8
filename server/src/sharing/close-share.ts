import type { CallMedia, ShareEnding, ShareKind } from "@palique/shared/share-names.ts";
import type { App } from "../app.ts";
import type { Announce } from "../commit.ts";
import { appendEvent } from "../conversations/append-event.ts";
import type { Conversation } from "../conversations/conversations.store.ts";
import type { Db } from "../db/store.ts";
import { removeJob } from "../jobs/add-job.ts";
import { findOperator } from "../operators/operators.store.ts";
import { recordAct } from "../settings/record-act.ts";
import { changeShare, NO_CONTROL } from "./change-share.ts";
import type { Held } from "./share-rights.ts";
import { listOpenShares, type Share } from "./shares.store.ts";

/** Something is seen or heard of it: a picture is only being taken. */
export function isUnderWay({ state, kind }: Share): boolean {
  return state === "active" && kind !== "capture";
}

const NEVER_BEGAN = ["refused", "unanswered", "withdrawn", "failed"] as const;

/** Ends it and says so in the conversation; answers both as they are after. One that has ended stays as it is. */
export async function closeShare(
  app: App,
  trx: Db,
  announce: Announce,
  { share, conversation }: Held,
  ending: ShareEnding,
  operatorId: string | null = null,
): Promise<Held> {
  if (share.state === "ended") return { share, conversation };
  const now = app.now();
  await removeJob(trx, "share-over", share.id);
  if (share.recordedSince !== null) {
    await recordAct(app, trx, operatorId, "share.record-end", conversation.id);
  }
  const ended = await changeShare(trx, announce, share, {
    ...NO_CONTROL,
    state: "ended",
    endedAt: now,
    ending,
    recordingAskedBy: null,
    recordedSince: null,
  });
  return { share: ended, conversation: await tellEnd(app, trx, announce, conversation, share, ending) };
}

async function tellEnd(
  app: App,
  trx: Db,
  announce: Announce,
  conversation: Conversation,
  share: Share,
  ending: ShareEnding,
): Promise<Conversation> {
  const about = await aboutShare(trx, share);
  const { startedAt } = share;
  if (startedAt !== null && share.kind !== "capture") {
    const ms = Math.max(0, app.now() - startedAt);
    const event = { type: "share.ended" as const, ...about, ending, ms };
    announce({ type: "conversation.changed", conversationId: conversation.id });
    return appendEvent(app, trx, announce, conversation, event);
  }
  const never = NEVER_BEGAN.find((one) => one === ending);
  if (!never) return conversation;
  return appendEvent(app, trx, announce, conversation, { type: "share.refused", ...about, ending: never });
}

/** What the lines of the conversation say of it. */
export async function aboutShare(trx: Db, share: Share) {
  const operatorName = (await findOperator(trx, share.operatorId))?.name ?? "";
  return { kind: share.kind as ShareKind, media: share.media as CallMedia | null, operatorName };
}

/** With the chat ends what was shared in it. Answers the conversation as it is after. */
export async function endShares(
  app: App,
  trx: Db,
  announce: Announce,
  conversation: Conversation,
): Promise<Conversation> {
  let now = conversation;
  for (const share of await listOpenShares(trx, conversation.id)) {
    const closed = await closeShare(app, trx, announce, { share, conversation: now }, "chat-ended");
    now = closed.conversation;
  }
  return now;
}
