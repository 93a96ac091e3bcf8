import type { Transcript, TranscriptEntry } from "@palique/shared/transcript.ts";
import type { Line, Told } from "./read-transcript.ts";

/** As data; `email` only where an operator asked. */
export function transcriptJson(told: Told, email: string | null): Transcript {
  const { organisation, number, department, subject, visitorName, isCut } = told;
  return {
    version: 1,
    ...{ organisation, number, department, subject },
    visitor: { name: visitorName, ...(email && { email }) },
    startedAt: instant(told.startedAt),
    exportedAt: instant(told.now),
    isCut,
    entries: told.lines.map(entryOf),
  };
}

function entryOf({ message, event }: Line): TranscriptEntry {
  const { seq, author, visibility, text, extra } = message;
  const at = instant(message.at);
  if (event) return { seq, at, kind: "event", author: null, text: event };
  const files = extra?.files?.map(({ name, type, size }) => ({ name, type, bytes: size }));
  return {
    ...{ seq, at, kind: visibility === "internal" ? "note" : "message" },
    author: { kind: author.kind, name: author.name },
    text,
    ...(extra?.reply && { replyTo: { name: extra.reply.authorName, text: extra.reply.text } }),
    ...(files && { files }),
    ...(extra?.editedAt && { edited: true as const }),
    ...(extra?.deletedAt && { deleted: true as const }),
  };
}

function instant(at: number): string {
  return new Date(at).toISOString();
}
