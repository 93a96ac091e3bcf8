import type { IceServer, Signal } from "@palique/shared/sharing.ts";
import type { OperatorActor, VisitorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { findConversation } from "../conversations/conversations.store.ts";
import { AppError } from "../errors.ts";
import { iceServers } from "./ice-servers.ts";
import { seeShare } from "./see-share.ts";
import { findShareOf } from "./share-rights.ts";
import type { Share } from "./shares.store.ts";

/** From the visitor's end: the browser in which it was allowed, and no other. */
export async function sendOwnSignal(
  app: App,
  actor: VisitorActor,
  browserHash: string,
  signal: Signal,
): Promise<void> {
  const { kind, operatorId, conversationId } = await findOwnEnd(app, actor, browserHash, signal.shareId);
  const to = kind === "call" ? { operatorId } : { conversationId };
  app.publish({ type: "share.signalled-operators", to, signal });
}

/** From an operator's end, to the browser in which it was allowed. */
export async function sendSignal(app: App, actor: OperatorActor, signal: Signal): Promise<void> {
  const { conversationId, browserHash } = await findEnd(app, actor, signal.shareId);
  const conversation = await findConversation(app.db, conversationId);
  if (!conversation || browserHash === null) return;
  app.publish({
    type: "share.signalled-visitor",
    siteId: conversation.siteId,
    browserHash,
    signal: { ...signal, by: { id: actor.id, name: actor.name } },
  });
}

export async function showOwnIceServers(
  app: App,
  actor: VisitorActor,
  browserHash: string,
  shareId: string,
): Promise<IceServer[]> {
  return iceServers(app, await findOwnEnd(app, actor, browserHash, shareId));
}

export async function showIceServers(app: App, actor: OperatorActor, shareId: string): Promise<IceServer[]> {
  return iceServers(app, await findEnd(app, actor, shareId));
}

/** A page with a stream asks now and then, so that what goes on in silence does not count as left alone. */
async function findOwnEnd(app: App, actor: VisitorActor, browserHash: string, id: string): Promise<Share> {
  const share = await findShareOf(app, app.db, actor, id);
  if (!isConnected(share) || share.browserHash !== browserHash) throw new AppError("conflict");
  await seeShare(app, share.id);
  return share;
}

/** A shared screen is everybody's who may see the conversation; a call is with who asked for it. */
async function findEnd(app: App, actor: OperatorActor, id: string): Promise<Share> {
  const share = await findShareOf(app, app.db, actor, id);
  if (!isConnected(share)) throw new AppError("conflict");
  if (share.kind === "call" && share.operatorId !== actor.id) throw new AppError("forbidden");
  return share;
}

function isConnected({ state, kind }: Share): boolean {
  return state === "active" && (kind === "screen" || kind === "call");
}
