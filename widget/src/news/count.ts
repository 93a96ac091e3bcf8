import type { VisitorSession } from "@palique/shared/visitor.ts";

export function isTheirs(kind: string): boolean {
  return kind === "operator" || kind === "bot";
}

/** The newest message of operators, and how many of them the visitor has not seen. */
export function countUnread({
  chat,
  page,
}: Pick<VisitorSession, "chat" | "page">): [newest: number, unread: number] {
  const theirs = page?.messages.filter(({ author }) => isTheirs(author.kind)) ?? [];
  const read = chat?.visitorReadSeq ?? 0;
  return [theirs.at(-1)?.seq ?? 0, theirs.filter(({ seq }) => seq > read).length];
}
