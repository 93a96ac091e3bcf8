import type { FileCard, FileNews } from "./conversation.ts";

/** What one line of a list says of a message's files; undefined where it has none. */
export function fileNews(files: readonly FileCard[] = []): FileNews | undefined {
  const [first] = files;
  if (!first) return undefined;
  const kind = first.voiceMs === undefined ? first.kind : "voice";
  return { kind, name: first.name, count: files.length };
}
