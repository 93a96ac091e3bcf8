import { z } from "zod";
import { Id } from "./fields.ts";
import { CANNED_TEXT_MAX } from "./limits.ts";

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
});
export type SaveCanned = z.input<typeof SaveCanned>;
export type Canned = z.output<typeof SaveCanned> & {
  id: string;
  /** How often it was used, by anybody. */
  uses: number;
};

/** POST /canned/import -> CannedImported. One with the shortcut of one that is there takes its place. */
export const ImportCanned = z.object({ items: z.array(SaveCanned).min(1).max(50) });
export type ImportCanned = z.input<typeof ImportCanned>;
export interface CannedImported {
  added: number;
  changed: number;
}
