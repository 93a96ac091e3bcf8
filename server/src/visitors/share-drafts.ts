import { DRAFT_EVERY_MS } from "@palique/shared/limits.ts";
import type { Draft } from "@palique/shared/visitor.ts";
import type { App } from "../app.ts";
import { hearTyping } from "../automatic/hear-typing.ts";
import { findOwn } from "../conversations/find-own.ts";
import type { VisitorSocket } from "../realtime/namespaces.ts";
import { findSite } from "../sites/sites.store.ts";

/** Writing shows that somebody is there; that is noted at most this often. */
const HEARD_EVERY_MS = 10_000;

/**
 * Shows operators what a visitor is typing, if the site wants it: at most every DRAFT_EVERY_MS, and always the
 * last state. Held by the socket alone; never stored, never logged.
 */
export function shareDrafts(app: App) {
  /** Sockets that shared a moment ago; what they type meanwhile goes out when it is over. */
  const resting = new WeakSet<VisitorSocket>();
  const heardAt = new WeakMap<VisitorSocket, number>();

  async function share(socket: VisitorSocket, draft: Draft): Promise<void> {
    const conversation = await findOwn(app, socket.data.actor, draft.conversationId);
    const site = await findSite(app.db, conversation.siteId);
    if (!site?.typingPreview) {
      socket.data.draft = null;
      return;
    }
    app.publish({ type: "draft.typed", ...draft });
    if (draft.text === "" || app.now() < (heardAt.get(socket) ?? 0) + HEARD_EVERY_MS) return;
    heardAt.set(socket, app.now());
    await hearTyping(app, conversation.id);
  }

  function rest(socket: VisitorSocket, shown: Draft): void {
    resting.add(socket);
    setTimeout(() => {
      resting.delete(socket);
      const { draft } = socket.data;
      if (draft && draft !== shown && socket.connected) {
        rest(socket, draft);
        share(socket, draft).catch((error) => app.log.error({ event: "draft.failed", err: error }));
      }
    }, DRAFT_EVERY_MS);
  }

  return {
    async type(socket: VisitorSocket, draft: Draft): Promise<void> {
      socket.data.draft = draft;
      if (resting.has(socket)) return;
      rest(socket, draft);
      await share(socket, draft);
    },
    /** What was typed is sent: nothing is left in the box. */
    clear(socket: VisitorSocket, conversationId: string): void {
      if (!socket.data.draft) return;
      socket.data.draft = null;
      app.publish({ type: "draft.typed", conversationId, text: "" });
    },
  };
}
