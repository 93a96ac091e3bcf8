import { SHARE_ANSWER_SECONDS } from "@palique/shared/limits.ts";
import { CONTROL_LEVELS } from "@palique/shared/share-names.ts";
import type { AskMore, AskShare, ShareView, Sharing } from "@palique/shared/sharing.ts";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { findLiveChat } from "../chats/chats.store.ts";
import { commit } from "../commit.ts";
import type { Conversation } from "../conversations/conversations.store.ts";
import { findOwn } from "../conversations/find-own.ts";
import { listHelpers } from "../conversations/participants.store.ts";
import type { Db } from "../db/store.ts";
import { AppError } from "../errors.ts";
import { addJob } from "../jobs/add-job.ts";
import { findSite } from "../sites/sites.store.ts";
import { describeShare } from "./describe-share.ts";
import { findOpenShare, findShare, insertShare, type Share, updateShare } from "./shares.store.ts";
import { SHARING_AT_FIRST } from "./sharing-at-first.ts";

/** Asks the visitor to share something; see SharesToServer. */
export async function askShare(app: App, actor: OperatorActor, input: AskShare): Promise<ShareView> {
  const { conversationId, kind, media } = input;
  const share = await commit(app, async (trx, announce) => {
    const conversation = await findOwn(app, actor, conversationId, trx);
    const open = await findOpenShare(trx, conversationId, kind);
    if (open) return open;
    const sharing = await sharingOf(trx, conversation.siteId);
    if (!offers(sharing, input)) throw new AppError("forbidden");
    const chatId = await chatToAskIn(trx, actor, conversation);
    const now = app.now();
    const asked: Share = {
      id: app.id(),
      conversationId,
      chatId,
      visitorId: conversation.visitorId,
      kind,
      media,
      state: "asked",
      rev: 1,
      operatorId: actor.id,
      askedAt: now,
      expiresAt: now + SHARE_ANSWER_SECONDS * 1_000,
      browserHash: null,
      startedAt: null,
      seenAt: null,
      endedAt: null,
      ending: null,
      level: "view",
      controlledBy: null,
      askedLevel: null,
      levelAskedBy: null,
      recordingAskedBy: null,
      recordedSince: null,
    };
    if (!(await insertShare(trx, asked))) throw new AppError("conflict");
    announce(
      await addJob(app, trx, {
        kind: "share-over",
        key: asked.id,
        payload: { id: asked.id },
        runAt: asked.expiresAt,
      }),
    );
    announce({ type: "share.changed", shareId: asked.id });
    return asked;
  });
  return describeShare(app.db, share);
}

/** Asks for more of an open co-browsing; see SharesToServer. */
export async function askMore(app: App, actor: OperatorActor, input: AskMore): Promise<ShareView> {
  const share = await commit(app, async (trx, announce) => {
    const open = await findShareToSee(app, trx, actor, input.shareId);
    if (open.kind !== "cobrowse" || open.state !== "active") throw new AppError("conflict");
    const conversation = await findOwn(app, actor, open.conversationId, trx);
    await chatToAskIn(trx, actor, conversation);
    const sharing = await sharingOf(trx, conversation.siteId);
    announce({ type: "share.changed", shareId: open.id });
    if (input.about === "recording") {
      if (!sharing.recording) throw new AppError("forbidden");
      if (open.recordedSince !== null) return open;
      return updateShare(trx, open, { recordingAskedBy: actor.id });
    }
    if (rank(input.level) > rank(sharing.control)) throw new AppError("forbidden");
    return updateShare(trx, open, { askedLevel: input.level, levelAskedBy: actor.id });
  });
  return describeShare(app.db, share);
}

const rank = (level: (typeof CONTROL_LEVELS)[number]): number => CONTROL_LEVELS.indexOf(level);

/** One of a conversation that the operator may see. */
export async function findShareToSee(app: App, db: Db, actor: OperatorActor, id: string): Promise<Share> {
  const share = await findShare(db, id);
  if (!share) throw new AppError("not-found");
  await findOwn(app, actor, share.conversationId, db);
  return share;
}

function offers(sharing: Sharing, { kind, media }: AskShare): boolean {
  if (kind === "call") return sharing.call === "video" || sharing.call === media;
  return sharing[kind];
}

async function sharingOf(db: Db, siteId: string): Promise<Sharing> {
  return (await findSite(db, siteId))?.sharing ?? SHARING_AT_FIRST;
}

/** The live chat, if the operator is in it: in charge, or as a helper. */
async function chatToAskIn(db: Db, actor: OperatorActor, conversation: Conversation): Promise<string> {
  const chat = await findLiveChat(db, conversation.id);
  if (chat?.state !== "active") throw new AppError("chat-ended");
  if (chat.operatorId === actor.id) return chat.id;
  const helpers = (await listHelpers(db, [conversation.id])).get(conversation.id) ?? [];
  if (!helpers.some((one) => one.operatorId === actor.id)) throw new AppError("forbidden");
  return chat.id;
}
