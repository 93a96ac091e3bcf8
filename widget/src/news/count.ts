import type { Message } from "@palique/shared/conversation.ts";
import type { VisitorSession } from "@palique/shared/visitor.ts";

/** As much of a conversation as telling of it needs. */
export interface Counted {
  /** Of the conversation; "" there is none. */
  id: string;
  /** Everything up to here is counted. */
  last: number;
  /** The newest of an operator. */
  newest: number;
  /** Those of operators that nobody has seen. */
  unread: readonly number[];
}

export function isTheirs(kind: string): boolean {
  return kind === "operator" || kind === "bot";
}

export function countSession({ chat, page }: VisitorSession): Counted {
  const theirs = page?.messages.filter(({ author }) => isTheirs(author.kind)).map(({ seq }) => seq) ?? [];
  return read(
    { id: chat?.conversationId ?? "", last: page?.last ?? 0, newest: theirs.at(-1) ?? 0, unread: theirs },
    chat?.visitorReadSeq ?? 0,
  );
}

/** One that came by itself; "gap" means something is missing before it. */
export function countMessage(counted: Counted, { seq, prev, author }: Message): Counted | "gap" {
  const { last, unread } = counted;
  if (seq <= last) return counted;
  if (prev === undefined || prev > last) return "gap";
  return isTheirs(author.kind)
    ? { ...counted, last: seq, newest: seq, unread: [...unread, seq] }
    : { ...counted, last: seq };
}

/** Read up to there, in any tab. */
export function read(counted: Counted, upTo: number): Counted {
  return { ...counted, unread: counted.unread.filter((seq) => seq > upTo) };
}
