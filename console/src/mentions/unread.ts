import type { Mention } from "@palique/shared/operator.ts";

/** Adds one; it may come twice: by itself and with the list. */
export function withMention(mentions: readonly Mention[], mention: Mention): readonly Mention[] {
  const isKnown = mentions.some(
    (one) => one.conversationId === mention.conversationId && one.seq === mention.seq,
  );
  return isKnown ? mentions : [...mentions, mention].sort((a, b) => a.at - b.at);
}

/** The conversation was read up to `seq`. */
export function readUpTo(
  mentions: readonly Mention[],
  conversationId: string,
  seq: number,
): readonly Mention[] {
  const rest = mentions.filter((one) => one.conversationId !== conversationId || one.seq > seq);
  return rest.length === mentions.length ? mentions : rest;
}
