import { z } from "zod";
import type { FileCard } from "./conversation.ts";
import { ClientId, FileIds, Id } from "./fields.ts";
import { CANNED_IMPORT_MAX, CANNED_TEXT_MAX } from "./limits.ts";

/** Ready-made texts, over HTTP under /api/v1. */

/** personal: nobody else sees it; department: its members; global: everybody. */
export const CANNED_SCOPES = ["personal", "department", "global"] as const;
export type CannedScope = (typeof CANNED_SCOPES)[number];

const CannedText = z.string().max(CANNED_TEXT_MAX);

/** POST /canned -> Canned, PATCH /canned/:id -> Canned, DELETE /canned/:id; GET /canned -> Canned[]. */
export const SaveCanned = z.object({
  scope: z.enum(CANNED_SCOPES),
  /** Only with the scope "department". */
  departmentId: Id.nullable(),
  /** The word after the slash; unique among those of its owner. */
  shortcut: z
    .string()
    .trim()
    .transform((word) => word.toLowerCase())
    .pipe(z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}_-]{0,39}$/u)),
  title: z.string().trim().max(120),
  folder: z.string().trim().max(60),
  texts: z
    .object({ en: CannedText.optional(), es: CannedText.optional() })
    .refine((texts) => Boolean(texts.en?.trim() || texts.es?.trim())),
  /** What it brings along, in order: files it has already, and finished uploads of the sender's. */
  fileIds: FileIds,
});
export type SaveCanned = z.input<typeof SaveCanned>;
export type Canned = Omit<z.output<typeof SaveCanned>, "fileIds"> & {
  id: string;
  files: FileCard[];
  /** How often it was used, by anybody. */
  uses: number;
};

/**
 * POST /canned/:id/files -> FileCard[]: its files once more, as uploads of one's own for that conversation, or for
 * another ready-made text (null). The same clientId again finds the same ones.
 */
export const CopyCannedFiles = z.object({ clientId: ClientId, conversationId: Id.nullable() });
export type CopyCannedFiles = z.infer<typeof CopyCannedFiles>;

/** POST /canned/import -> CannedImported. One with the shortcut of one that is there takes its place, and its files. */
export const ImportCanned = z.object({
  items: z
    .array(SaveCanned.omit({ fileIds: true }))
    .min(1)
    .max(CANNED_IMPORT_MAX),
});
export type ImportCanned = z.input<typeof ImportCanned>;
export interface CannedImported {
  added: number;
  changed: number;
}
