import type { Writing } from "@palique/shared/control.ts";
import type { z } from "zod";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { isListening } from "../chats/listening.ts";
import { findOwn } from "./find-own.ts";

/**
 * Colleagues see who writes; the visitor only who writes to them, never a note.
 * Of a supervisor who listens nobody sees it. May be lost.
 */
export async function showTyping(
  app: App,
  actor: OperatorActor,
  input: z.output<typeof Writing>,
): Promise<void> {
  const { id, visitorId } = await findOwn(app, actor, input.conversationId);
  if (input.note && (await isListening(app.db, actor, id))) return;
  app.publish({
    type: "operator.typed",
    conversationId: id,
    visitorId: input.note ? null : visitorId,
    operatorId: actor.id,
    operatorName: actor.name,
    note: input.note,
  });
}
