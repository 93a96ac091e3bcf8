import { z } from "zod";
import type { Message } from "./conversation.ts";
import { ClientId, Id, MessageText } from "./fields.ts";
import type { Ask } from "./reply.ts";

/** What both sides may do with a message that is there. Inputs are schemas; browsers import types only. */

const Target = { clientId: ClientId, conversationId: Id, seq: z.number().int().min(1) };

export const EditMessage = z.object({ ...Target, text: MessageText });
export type EditMessage = z.infer<typeof EditMessage>;
export const DeleteMessage = z.object(Target);
export type DeleteMessage = z.infer<typeof DeleteMessage>;
export const ReactToMessage = z.object({
  ...Target,
  /** One emoji, as keyboards and pickers give it. */
  emoji: z
    .string()
    .max(32)
    .regex(/^\p{RGI_Emoji}$/v),
  /** False takes it back. */
  on: z.boolean(),
});
export type ReactToMessage = z.infer<typeof ReactToMessage>;
/** Seq of the message that is answered. */
export const ReplyTo = z.number().int().min(1).optional();

/**
 * The answer is the change as a message of its own, null where there was nothing to change. Own messages can be
 * edited and deleted for some minutes ("expired" after); supervisors may delete any ("forbidden" for others).
 */
export interface MessageAsks {
  "message:edit": Ask<EditMessage, Message | null>;
  "message:delete": Ask<DeleteMessage, Message | null>;
  "message:react": Ask<ReactToMessage, Message | null>;
}
