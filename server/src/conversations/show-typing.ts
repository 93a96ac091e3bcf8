import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { findOwn } from "./find-own.ts";

/** The visitor sees "… is typing". May be lost. */
export async function showTyping(
  app: App,
  actor: OperatorActor,
  input: { conversationId: string },
): Promise<void> {
  const { id, visitorId } = await findOwn(app, actor, input.conversationId);
  app.publish({ type: "operator.typed", conversationId: id, visitorId, operatorName: actor.name });
}
