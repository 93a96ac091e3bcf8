import { z } from "zod";
import type { FileCard } from "./conversation.ts";
import { Caption, ClientId, FileIds, Id, isSaying } from "./fields.ts";

/** Messages an operator sends "as if typed": the server holds them while the visitor sees somebody writing. */

/** One operator's in a conversation leave in the order they were made, also among what the operator sends plainly. */
export const ScheduleMessage = z
  .object({
    clientId: ClientId,
    conversationId: Id,
    text: Caption,
    fileIds: FileIds,
    /** Given: a ready-made text, whose files go along. */
    cannedId: Id.optional(),
  })
  .refine(isSaying, { path: ["text"] });
export type ScheduleMessage = z.input<typeof ScheduleMessage>;
export const CancelScheduled = z.object({
  conversationId: Id,
  clientIds: z.array(ClientId).min(1).max(50),
});
export type CancelScheduled = z.infer<typeof CancelScheduled>;
/** That one and the same operator's before it leave at once. */
export const SendScheduled = z.object({ conversationId: Id, clientId: ClientId });
export type SendScheduled = z.infer<typeof SendScheduled>;

export interface ScheduledMessage {
  /** The message will have it. */
  clientId: string;
  operatorId: string;
  text: string;
  files: FileCard[];
  /** Epoch ms on the server's clock; typed from then on, sent at `sendsAt`. Moves when one before it goes. */
  startsAt: number;
  sendsAt: number;
}

/** All that wait in a conversation, in order. The list with the higher `rev` is newer. */
export interface ScheduledList {
  conversationId: string;
  rev: number;
  messages: ScheduledMessage[];
}
