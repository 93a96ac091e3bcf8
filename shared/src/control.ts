import { z } from "zod";
import { Color, Id } from "./fields.ts";
import { SUBJECT_MAX, TAG_MAX } from "./limits.ts";
import { PRIORITY_NAMES } from "./priority.ts";
import type { Ask, Tell } from "./reply.ts";
import type { NameConversation } from "./visitor.ts";

/** How operators steer a conversation: part of the contract in operator.ts. Browsers import types only. */

/** The reason is for colleagues; "" for none. */
export const HoldChat = z.object({ chatId: Id, reason: z.string().trim().max(500) });
export type HoldChat = z.infer<typeof HoldChat>;
/** Out of the lists until then (epoch ms, in the future, at most a year away); null: back now. */
export const SnoozeConversation = z.object({ conversationId: Id, until: z.number().int().min(1).nullable() });
export type SnoozeConversation = z.infer<typeof SnoozeConversation>;
export const SetPriority = z.object({ conversationId: Id, priority: z.enum(PRIORITY_NAMES) });
export type SetPriority = z.infer<typeof SetPriority>;
/** What it is about; "" for nothing. */
export const SetSubject = z.object({
  conversationId: Id,
  subject: z
    .string()
    .transform((subject) => subject.replace(/\s+/g, " ").trim())
    .pipe(z.string().max(SUBJECT_MAX)),
});
export type SetSubject = z.input<typeof SetSubject>;
export const TagConversation = z.object({ conversationId: Id, tagId: Id, on: z.boolean() });
export type TagConversation = z.infer<typeof TagConversation>;
/** A colleague is asked to help; the note is for them, "" for none. */
export const InviteHelper = z.object({
  conversationId: Id,
  operatorId: Id,
  note: z.string().trim().max(2_000),
});
export type InviteHelper = z.infer<typeof InviteHelper>;
/** What is on the screen now; null: nothing, or nobody looks. */
export const ViewConversation = z.object({ conversationId: Id.nullable() });
export type ViewConversation = z.infer<typeof ViewConversation>;
/** A note is seen being written by colleagues only. */
export const Writing = z.object({ conversationId: Id, note: z.boolean().default(false) });
export type Writing = z.input<typeof Writing>;

/** POST /tags, PATCH /tags/:id (any subset) -> Tag; GET /tags -> TagAdmin[]; DELETE /tags/:id. */
export const SaveTag = z.object({
  name: z
    .string()
    .transform((name) => name.replace(/\s+/g, " ").trim())
    .pipe(z.string().min(1).max(TAG_MAX)),
  color: Color,
});
export type SaveTag = z.input<typeof SaveTag>;

export interface Tag {
  id: string;
  name: string;
  /** #rrggbb */
  color: string;
}
export interface TagAdmin extends Tag {
  /** How many conversations carry it. */
  uses: number;
}

/** A colleague in somebody's chat: asked, or helping and free to write to the visitor. */
export interface Helper {
  operatorId: string;
  joined: boolean;
}

/** Who has a conversation on the screen. A supervisor who listens is shown to other supervisors only. */
export interface Viewer {
  operatorId: string;
  listening: boolean;
}
export interface Viewers {
  conversationId: string;
  viewers: Viewer[];
}

/** What operators ask in this matter. `Summary` is the row it leaves. */
export interface ControlToServer<Summary> {
  typing: Tell<Writing>;
  /** Told on every change of what is on the screen, and after every reconnection. */
  "conversation:view": Tell<ViewConversation>;
  /** An active chat of one's own, or any for supervisors. Holding a held one changes nothing. */
  "chat:hold": Ask<HoldChat, Summary>;
  "chat:resume-held": Ask<{ chatId: string }, Summary>;
  /** An active chat of one's own, or an open ticket. Fails with "conflict" when there is nothing to put off. */
  "conversation:snooze": Ask<SnoozeConversation, Summary>;
  "conversation:set-priority": Ask<SetPriority, Summary>;
  "conversation:set-subject": Ask<SetSubject, Summary>;
  "conversation:tag": Ask<TagConversation, Summary>;
  /** For supervisors and administrators. One of the same name is given back instead of made twice. */
  "tag:create": Ask<SaveTag, Tag>;
  "helper:invite": Ask<InviteHelper, Summary>;
  /** Whoever was asked, and supervisors, may then write to the visitor. */
  "helper:join": Ask<NameConversation, Summary>;
  "helper:leave": Ask<NameConversation, { left: true }>;
}

export interface ServerToControl {
  /** A colleague asks me into a chat. */
  "helper:asked": (asked: { conversationId: string; number: number; byName: string }) => void;
  viewers: (viewers: Viewers) => void;
  /** A colleague writes there, to the visitor or a note. */
  "colleague:typing": (typing: { conversationId: string; operatorId: string; note: boolean }) => void;
  tags: (tags: Tag[]) => void;
}
