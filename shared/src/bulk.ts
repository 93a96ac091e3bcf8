import { z } from "zod";
import { SnoozeConversation } from "./control.ts";
import { TICKET_STATUSES } from "./conversation.ts";
import { Id } from "./fields.ts";
import { PRIORITY_NAMES } from "./priority.ts";
import type { Ask, ErrorCode } from "./reply.ts";

/** The same done to many conversations. Browsers import types only. */
export const BulkAction = z.discriminatedUnion("type", [
  z.object({ type: z.literal("end") }),
  z.object({ type: z.literal("assign"), operatorId: Id }),
  z.object({ type: z.literal("move"), departmentId: Id }),
  z.object({ type: z.literal("tag"), tagId: Id, on: z.boolean() }),
  z.object({ type: z.literal("priority"), priority: z.enum(PRIORITY_NAMES) }),
  z.object({ type: z.literal("ticket"), status: z.enum(TICKET_STATUSES) }),
  z.object({ type: z.literal("snooze"), until: SnoozeConversation.shape.until }),
]);
export type BulkAction = z.infer<typeof BulkAction>;

/** Conversations of one request; a console with more asks again. */
const AT_ONCE = 200;
export const Bulk = z.object({ ids: z.array(Id).min(1).max(AT_ONCE), action: BulkAction });
export type Bulk = z.infer<typeof Bulk>;

export interface BulkResult {
  done: string[];
  failed: { id: string; error: ErrorCode }[];
}

export interface BulkToServer {
  /** Each in a transaction of its own, as if it were asked alone: one that fails takes no other along. */
  bulk: Ask<Bulk, BulkResult>;
}
