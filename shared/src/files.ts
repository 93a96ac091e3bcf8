import { z } from "zod";
import type { FileCard } from "./conversation.ts";
import { ClientId, Id } from "./fields.ts";
import { VOICE_MAX_MS } from "./limits.ts";

/**
 * Files travel over HTTP in pieces, so that a line that breaks costs no more than one of them. Visitors:
 * /api/v1/widget/:key/uploads with their token as bearer; operators: /api/v1/uploads with the session cookie.
 *
 * POST uploads (CreateUpload) -> Upload; the same clientId again finds the same upload.
 * GET or HEAD uploads/:id -> Upload, and its `received` as the header Upload-Offset.
 * PATCH uploads/:id, header Upload-Offset, body of at most CHUNK_MAX bytes as application/offset+octet-stream
 *   -> Upload. "conflict" when the offset is not where the server stands: ask, and go on from there.
 * POST uploads/:id/finish -> Upload with its card. DELETE uploads/:id gives it up.
 * What is finished is sent by its id in `fileIds` of a message, note or ticket; ready-made texts keep theirs.
 */
export const CreateUpload = z.object({
  clientId: ClientId,
  /** Where it will be sent; null for a ticket that is being written, or a ready-made text. */
  conversationId: Id.nullable(),
  /** Instead: the chat among operators where it will be sent. */
  roomId: Id.optional(),
  name: z.string().min(1).max(1_000),
  /** Bytes. */
  size: z.number().int().min(1),
  /** Given for a voice note: how long it is. */
  voiceMs: z
    .number()
    .int()
    .min(0)
    .max(VOICE_MAX_MS + 10_000)
    .nullable(),
});
export type CreateUpload = z.infer<typeof CreateUpload>;

export interface Upload {
  id: string;
  /** Bytes the server holds, from the beginning. */
  received: number;
  size: number;
  /** Once it is finished. */
  file: FileCard | null;
}

/** What is refused before any byte travels; the server refuses it, too. */
export interface FileRules {
  maxBytes: number;
  /** Endings of names, lower case. */
  refused: string[];
}
