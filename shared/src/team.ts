import { z } from "zod";
import type { FileCard, FileNews } from "./conversation.ts";
import { ClientId, FileIds, Id } from "./fields.ts";
import { MESSAGE_MAX, ROOM_MEMBERS_MAX, ROOM_NAME_MAX } from "./limits.ts";

/** What operators say among themselves. No visitor is ever part of it. */

export const StartRoom = z.object({
  clientId: ClientId,
  /** The others. One, without a name: the direct chat with that colleague, which is there once. */
  memberIds: z
    .array(Id)
    .min(1)
    .max(ROOM_MEMBERS_MAX - 1),
  /** Of a group; "" for a direct chat. */
  name: z.string().trim().max(ROOM_NAME_MAX),
});
export type StartRoom = z.infer<typeof StartRoom>;
export const NameRoom = z.object({ roomId: Id });
export type NameRoom = z.infer<typeof NameRoom>;
/** Only groups change. Any member may; taking oneself out is leaving. */
export const ChangeRoom = z.object({
  roomId: Id,
  name: z.string().trim().min(1).max(ROOM_NAME_MAX).optional(),
  addIds: z.array(Id).max(ROOM_MEMBERS_MAX).default([]),
  removeIds: z.array(Id).max(ROOM_MEMBERS_MAX).default([]),
});
export type ChangeRoom = z.input<typeof ChangeRoom>;
export const SendTeamMessage = z
  .object({
    clientId: ClientId,
    roomId: Id,
    text: z.string().max(MESSAGE_MAX),
    fileIds: FileIds,
    /** A conversation to show the others; they may see it from then on. */
    conversationId: Id.nullable(),
  })
  .refine(
    ({ text, fileIds, conversationId }) =>
      text.trim() !== "" || fileIds.length > 0 || conversationId !== null,
  );
export type SendTeamMessage = z.input<typeof SendTeamMessage>;
export const TeamPageAsked = z.object({
  roomId: Id,
  /** What follows, what precedes, or neither: the newest page. */
  after: z.number().int().min(0).nullable(),
  before: z.number().int().min(1).nullable(),
});
export type TeamPageAsked = z.infer<typeof TeamPageAsked>;
export const ReadRoom = z.object({ roomId: Id, seq: z.number().int().min(1) });
export type ReadRoom = z.infer<typeof ReadRoom>;

export type TeamEvent =
  | { type: "room.started" }
  | { type: "room.named"; name: string }
  | { type: "members.added" | "members.removed"; names: string[] }
  | { type: "member.left" };

/** A conversation that somebody shows the others. */
export interface LinkedConversation {
  id: string;
  number: number;
  /** The ticket's subject, or the visitor's name; "" where neither is known. */
  title: string;
}

export interface TeamMessage {
  roomId: string;
  /** Gapless from 1. */
  seq: number;
  /** As in Message. */
  prev?: number;
  clientId: string;
  author: { id: string; name: string };
  text: string;
  link: LinkedConversation | null;
  extra?: { files: FileCard[] };
  event: TeamEvent | null;
  at: number;
}

export interface TeamPage {
  roomId: string;
  after: number;
  last: number;
  messages: TeamMessage[];
  more: boolean;
}

/** A chat among operators, as one member sees it. The one with the higher `rev` is newer. */
export interface TeamRoom {
  id: string;
  kind: "direct" | "group";
  /** Of a group; "" for a direct chat. */
  name: string;
  memberIds: string[];
  rev: number;
  lastSeq: number;
  /** The newest words, shortened. */
  last: { authorId: string; text: string; event: TeamEvent | null; files?: FileNews | undefined; at: number };
  /** This member has read up to here. */
  readSeq: number;
}
