import type { Message } from "@palique/shared/conversation.ts";
import { emptyTimeline, openTimeline, receiveMessage, type Timeline } from "@palique/shared/timeline.ts";
import type { ChatView, VisitorSession } from "@palique/shared/visitor.ts";
import { isTheirs, type State } from "./state.ts";

/** How what the server says changes the state. Pure; `gap` means: sync. */
interface Applied {
  change: Partial<State>;
  gap: boolean;
}

/** The server's word on where we stand, after every connection. */
export function applySession(state: State, session: VisitorSession, deviceNow: number): Applied {
  const { availability, profile, chat, page } = session;
  const change: Partial<State> = { availability, profile, clockAhead: session.now - deviceNow };
  if (!chat) {
    return { change: { ...change, chat: null, timeline: emptyTimeline, earlierAfter: 0 }, gap: false };
  }
  const same = chat.conversationId === state.chat?.conversationId;
  if (!same || (page && !state.timeline.messages.length)) {
    const timeline = page ? openTimeline(page) : emptyTimeline;
    const opened = { ...withTimeline(state, timeline), chat: newerChat(state.chat, chat) };
    return { change: { ...change, ...opened, earlierAfter: page?.after ?? 0 }, gap: !page };
  }
  // What is on screen stays; whatever came meanwhile is asked for page by page.
  return {
    change: { ...change, chat: newerChat(state.chat, chat) },
    gap: !page || page.last > state.timeline.last,
  };
}

/** A pushed chat: another tab may have started a new one. */
export function applyChat(state: State, chat: ChatView): Applied {
  const newer = newerChat(state.chat, chat);
  if (newer !== chat || chat.conversationId === state.chat?.conversationId) {
    return { change: { chat: newer }, gap: false };
  }
  return { change: { chat, timeline: emptyTimeline, earlierAfter: 0, receipt: null }, gap: true };
}

export function applyMessage(state: State, message: Message): Applied {
  if (message.conversationId !== state.chat?.conversationId) return { change: {}, gap: false };
  const timeline = receiveMessage(state.timeline, message);
  if (timeline === "gap") return { change: {}, gap: true };
  const typing = isTheirs(message.author.kind) ? "" : state.typing;
  return { change: { ...withTimeline(state, timeline), typing }, gap: false };
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

/** The newer view of a chat, keeping read marks that ran ahead of it. */
function newerChat(held: ChatView | null, chat: ChatView): ChatView {
  if (held?.conversationId !== chat.conversationId) return held && held.number > chat.number ? held : chat;
  const newer = chat.rev >= held.rev ? chat : held;
  const operatorReadSeq = Math.max(held.operatorReadSeq, chat.operatorReadSeq);
  const visitorReadSeq = Math.max(held.visitorReadSeq, chat.visitorReadSeq);
  return { ...newer, operatorReadSeq, visitorReadSeq };
}
