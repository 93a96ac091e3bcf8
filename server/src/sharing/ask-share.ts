import { SHARE_ANSWER_SECONDS } from "@palique/shared/limits.ts";
import type { AskShare, ShareView } from "@palique/shared/sharing.ts";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { type Announce, commit } from "../commit.ts";
import type { Conversation } from "../conversations/conversations.store.ts";
import { findOwn, findOwnToWrite } from "../conversations/find-own.ts";
import type { Db } from "../db/store.ts";
import { AppError } from "../errors.ts";
import { recordAct } from "../settings/record-act.ts";
import { lookLater } from "./change-share.ts";
import { closeShare } from "./close-share.ts";
import { describeShare } from "./describe-share.ts";
import { offers, sharingOf } from "./share-offers.ts";
import { chatToAskIn } from "./share-rights.ts";
import { findOpenShare, insertShare, type Share } from "./shares.store.ts";

/** Asks the visitor to share something; see SharesToServer. */
export async function askShare(app: App, actor: OperatorActor, input: AskShare): Promise<ShareView> {
  const { conversationId, kind, media } = input;
  await findOwn(app, actor, conversationId);
  await limitAsks(app, actor, conversationId);
  const share = await commit(app, async (trx, announce) => {
    const conversation = await findOwnToWrite(app, trx, actor, conversationId);
    const chat = await chatToAskIn(trx, actor, conversationId);
    const sharing = await sharingOf(trx, conversation.siteId);
    if (!offers(sharing, input)) throw new AppError("forbidden");
    const open = await findOpen(app, trx, announce, conversation, kind);
    if (open) return open;
    const asked = blank(app, { conversation, chatId: chat.id, kind, media, operatorId: actor.id });
    if (!(await insertShare(trx, asked))) throw new AppError("conflict");
    await lookLater(app, trx, announce, asked, sharing);
    await recordAct(app, trx, actor.id, "share.ask", conversationId);
    announce({ type: "share.changed", shareId: asked.id, share: asked });
    return asked;
  });
  return describeShare(app.db, share);
}

/** Nobody keeps asking a visitor, alone or together. */
export async function limitAsks(app: App, actor: OperatorActor, conversationId: string): Promise<void> {
  await app.rates.consume("sharePerOperator", actor.id);
  await app.rates.consume("sharePerConversation", conversationId);
}

/** One whose time is over just now makes way. */
async function findOpen(
  app: App,
  trx: Db,
  announce: Announce,
  conversation: Conversation,
  kind: string,
): Promise<Share | undefined> {
  const open = await findOpenShare(trx, conversation.id, kind);
  if (open?.state !== "asked" || open.expiresAt > app.now()) return open;
  await closeShare(app, trx, announce, { conversation, share: open }, "unanswered");
  return undefined;
}

interface Asking extends Pick<Share, "chatId" | "kind" | "media" | "operatorId"> {
  conversation: Conversation;
}

function blank(app: App, { conversation, ...asking }: Asking): Share {
  const now = app.now();
  return {
    ...asking,
    id: app.id(),
    conversationId: conversation.id,
    visitorId: conversation.visitorId,
    state: "asked",
    rev: 1,
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
}
