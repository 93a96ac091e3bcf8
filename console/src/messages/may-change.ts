import { withChanges } from "@palique/shared/changes.ts";
import type { Message } from "@palique/shared/conversation.ts";
import type { LogText } from "../conversation/entries.ts";
import { threads } from "../conversation/threads.model.ts";
import { editMinutes, rows } from "../inbox/inbox.model.ts";
import { serverNow } from "../live/clock.ts";
import { me } from "../session.model.ts";
import { acting } from "./acting.model.ts";

type Written = Pick<LogText, "author" | "at" | "text">;

/** Whether the server would let this operator put other words in its place; what left as a mail stays. */
export function mayEdit(conversationId: string, written: Written, isNote: boolean): boolean {
  const row = rows.peek().get(conversationId);
  const isMailed = !isNote && Boolean(row?.ticket) && (!row?.chat || row.chat.state === "ended");
  return written.text !== "" && isOwnRecent(written) && !isMailed;
}

/** Own ones for some minutes, any for supervisors. */
export function mayDelete(written: Written): boolean {
  return me.peek()?.role !== "agent" || isOwnRecent(written);
}

function isOwnRecent({ author, at }: Written): boolean {
  const isOwn = author.kind === "operator" && author.id === me.peek()?.id;
  return isOwn && serverNow() - at < editMinutes.peek() * 60_000;
}

/** Begins to edit what this operator said last to the visitor; false where that cannot be. */
export function editNewest(conversationId: string): boolean {
  const messages = withChanges(threads.peek().get(conversationId)?.timeline.peek().messages ?? []);
  const newest = messages.findLast(isOwnAnswer);
  if (!newest || newest.extra?.deletedAt || !mayEdit(conversationId, newest, false)) return false;
  acting.value = { conversationId, seq: newest.seq, what: "edit" };
  return true;
}

function isOwnAnswer({ author, event, visibility }: Message): boolean {
  return !event && visibility === "public" && author.kind === "operator" && author.id === me.peek()?.id;
}
