import { z } from "zod";

/** The HTTP contract of keeping somebody out, under /api/v1. */

/** How long a block holds; null: until it is lifted. */
export const BLOCK_HOURS = { hour: 1, day: 24, week: 168, forever: null } as const;

/** GET /conversations/:id/block -> BlockOptions; POST /conversations/:id/block -> null. At least one of the three. */
export const BlockVisitor = z
  .object({
    /** This browser. */
    browser: z.boolean(),
    /** The email the visitor gave. */
    email: z.boolean(),
    /** One of the ranges offered: for supervisors and administrators. */
    range: z.string().max(64).nullable(),
    /** For the team; the visitor never gets it. */
    reason: z.string().trim().max(500),
    time: z.enum(["hour", "day", "week", "forever"]),
  })
  .refine(({ browser, email, range }) => browser || email || range !== null, { path: ["browser"] });
export type BlockVisitor = z.input<typeof BlockVisitor>;

export interface BlockOptions {
  /** "": none is known. */
  email: string;
  /** Around the address of the last connection, narrowest first, in CIDR notation; empty for agents. */
  ranges: string[];
}

/** GET /blocks -> Block[], newest first; DELETE /blocks/:id lifts one. For supervisors and administrators. */
export interface Block {
  id: string;
  kind: "visitor" | "address" | "email";
  /** The range or the email; the visitor's name for a browser. */
  value: string;
  conversation: { number: number; visitorName: string };
  reason: string;
  operatorName: string;
  createdAt: number;
  expiresAt: number | null;
}
