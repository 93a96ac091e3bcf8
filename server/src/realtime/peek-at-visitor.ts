import type { PeekAtVisitor } from "../conversations/open-conversation.ts";
import type { Realtime } from "./namespaces.ts";
import { roomsOf } from "./visitor-rooms.ts";

/** Asks the visitor's sockets, in whatever process they are. */
export function peekAtVisitor({ visitors }: Realtime): PeekAtVisitor {
  return async (visitorId) => {
    const sockets = await visitors.in(roomsOf(visitorId)).fetchSockets();
    // Stored is where they were up to a minute ago.
    const pages = sockets
      .flatMap(({ data }) => (data.actor.linked ? [] : (data.page ?? [])))
      .sort((a, b) => b.at - a.at);
    const page = pages[0] ? { url: pages[0].url, title: pages[0].title } : null;
    const drafts = new Map<string, string>();
    for (const { data } of sockets) {
      if (data.draft?.text) drafts.set(data.draft.conversationId, data.draft.text);
    }
    return { connected: sockets.length > 0, drafts, page };
  };
}
