import type { VisitorSession } from "@palique/shared/visitor.ts";

export function isTheirs(kind: string): boolean {
  return kind === "operator" || kind === "bot";
}

/** The newest message of operators, and how many of them the visitor has not seen. */
export function countUnread({
  chat,
  page,
}: Pick<VisitorSession, "chat" | "page">): [newest: number, unread: number] {
  const seqs = page?.messages.filter(({ author }) => isTheirs(author.kind)).map(({ seq }) => seq) ?? [];
  const read = chat?.visitorReadSeq ?? 0;
  return [seqs.at(-1) ?? 0, seqs.filter((seq) => seq > read).length];
}
