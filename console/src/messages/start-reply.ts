import { isMineToAnswer } from "../conversation/conversation.model.ts";
import type { LogText } from "../conversation/entries.ts";
import { focusComposer } from "../conversation/focus.model.ts";
import { setNoting } from "../conversation/noting.model.ts";
import type { Target } from "./acting.model.ts";
import { setAnswered } from "./replying.model.ts";

/** What is written next answers this message: in a note where it is one, or where this operator does not answer. */
export function startReply(target: Target, { author }: LogText, isNote: boolean): void {
  const { conversationId, seq, text } = target;
  const inNote = isNote || !isMineToAnswer(conversationId);
  setAnswered(conversationId, inNote ? "note" : "reply", { seq, authorName: author.name, text });
  setNoting(conversationId, inNote);
  focusComposer(conversationId);
}
