import type { Message } from "@palique/shared/conversation.ts";
import { emptyTimeline, openTimeline, receiveMessage, type Timeline } from "@palique/shared/timeline.ts";
import type { ChatView, VisitorSession } from "@palique/shared/visitor.ts";
import { isTheirs } from "../news/count.ts";
import { noChat, type State } from "./state.ts";

/** How what the server says changes the state; `gap` means: sync. Pure. */
export type Applied = [change: Partial<State>, gap?: boolean];

/** The server's word on where we stand, after every connection. */
export function applySession(state: State, session: VisitorSession, deviceNow: number): Applied {
  const { availability, profile, chat, page } = session;
  const change: Partial<State> = { availability, profile, clockAhead: session.now - deviceNow };
  if (!chat) return [{ ...change, ...noChat }];
  if (chat.conversationId !== state.chat?.conversationId || !state.timeline.last) {
    const opened = withTimeline(state, page ? openTimeline(page) : emptyTimeline);
    return [{ ...change, ...opened, chat, earlierAfter: page?.after ?? 0 }, !page];
  }
  // What is on screen stays; whatever came meanwhile is asked for page by page.
  return [{ ...change, chat: newerChat(state.chat, chat) }, true];
}

/** A pushed chat: another tab may have started a new one. */
export function applyChat(state: State, chat: ChatView): Applied {
  const newer = newerChat(state.chat, chat);
  if (newer.conversationId === state.chat?.conversationId) return [{ chat: newer }];
  return [{ ...noChat, chat, receipt: null }, true];
}

export function applyMessage(state: State, message: Message): Applied {
  if (message.conversationId !== state.chat?.conversationId) return [{}];
  const timeline = receiveMessage(state.timeline, message);
  if (timeline === "gap") return [{}, true];
  const typing = isTheirs(message.author.kind) ? "" : state.typing;
  return [{ ...withTimeline(state, timeline), typing }];
}

/** Read marks only go forward. */
export function applyRead(
  { chat }: State,
  conversationId: string,
  mark: "operatorReadSeq" | "visitorReadSeq",
  seq: number,
): Partial<State> {
  if (chat?.conversationId !== conversationId || chat[mark] >= seq) return {};
  return { chat: { ...chat, [mark]: seq } };
}

/** The timeline, and the outbox without what has arrived in it. */
export function withTimeline(state: State, timeline: Timeline): Pick<State, "timeline" | "outgoing"> {
  const arrived = new Set(timeline.messages.map((message) => message.clientId));
  return { timeline, outgoing: state.outgoing.filter((one) => !arrived.has(one.clientId)) };
}

/** The newer view of a chat; what was read here may not have reached the server yet. */
function newerChat(held: ChatView | null, chat: ChatView): ChatView {
  if (held?.conversationId !== chat.conversationId) return held && held.number > chat.number ? held : chat;
  const visitorReadSeq = Math.max(held.visitorReadSeq, chat.visitorReadSeq);
  return { ...(chat.rev >= held.rev ? chat : held), visitorReadSeq };
}
