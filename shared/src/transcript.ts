import { z } from "zod";
import type { Author } from "./conversation.ts";
import { ClientId, Email, Id, LocaleField, TimeZone } from "./fields.ts";

/** How a conversation leaves Palique: on paper, as a file, by mail. */

/** In which language and zone it is written down; whoever asks says so. */
const Reader = { locale: LocaleField, timeZone: TimeZone.nullable().catch(null) };

/** POST /conversations/:id/transcript-mail -> null. Public words only, whoever gets it. A repeat sends nothing. */
export const MailTranscript = z.object({ ...Reader, clientId: ClientId, address: Email });
export type MailTranscript = z.infer<typeof MailTranscript>;

/** A visitor's own conversation to their own address; `email` counts only where none is known yet. */
export const MailOwnTranscript = z.object({
  ...Reader,
  clientId: ClientId,
  conversationId: Id,
  email: Email.or(z.literal("")),
});
export type MailOwnTranscript = z.infer<typeof MailOwnTranscript>;

export const LinkTranscript = z.object({ ...Reader, conversationId: Id });
export type LinkTranscript = z.infer<typeof LinkTranscript>;

/** A path on the server that shows the page to print for some minutes, to whoever has it. */
export interface TranscriptLink {
  path: string;
}

export const TRANSCRIPT_FORMATS = ["print", "text", "json"] as const;
export type TranscriptFormat = (typeof TRANSCRIPT_FORMATS)[number];

/** What the download as JSON holds. Instants are ISO 8601 in UTC. */
export interface Transcript {
  /** Raised when a field changes its meaning or goes. */
  version: 1;
  organisation: string;
  number: number;
  department: string;
  /** What the ticket is about; null: there is none. */
  subject: string | null;
  visitor: { name: string; email?: string };
  startedAt: string;
  exportedAt: string;
  /** Older entries were left out: it was too long. */
  isCut: boolean;
  entries: TranscriptEntry[];
}

export interface TranscriptEntry {
  seq: number;
  at: string;
  /** A note is internal: only operators get it, and only when they ask for it. */
  kind: "message" | "note" | "event";
  /** Null for what happened by itself. */
  author: { kind: Author["kind"]; name: string } | null;
  /** Markdown as it was typed; of an event, the line that tells it. */
  text: string;
  replyTo?: { name: string; text: string };
  files?: { name: string; type: string; bytes: number }[];
  edited?: true;
  /** Its words and files are gone. */
  deleted?: true;
}
