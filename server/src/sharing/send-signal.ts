import type { IceServer, Signal } from "@palique/shared/sharing.ts";
import type { OperatorActor, VisitorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { AppError } from "../errors.ts";
import { findShareToSee } from "./ask-share.ts";
import { findOwnShare } from "./own-share.ts";
import { seeShare } from "./see-share.ts";

/** Passes a signal on to the other end. */
export async function sendSignal(
  app: App,
  actor: VisitorActor | OperatorActor,
  signal: Signal,
): Promise<void> {
  const share =
    actor.kind === "visitor"
      ? await findOwnShare(app, actor, signal.shareId)
      : await findShareToSee(app, app.db, actor, signal.shareId);
  if (share.state !== "active" || (share.kind !== "screen" && share.kind !== "call")) {
    throw new AppError("conflict");
  }
  if (actor.kind === "visitor") await seeShare(app, share.id);
  const { conversationId, visitorId } = share;
  app.publish({ type: "share.signalled", from: actor.kind, conversationId, visitorId, signal });
}

/** Through what the two ends may find each other. */
export function iceServers(_app: App): IceServer[] {
  return [];
}
