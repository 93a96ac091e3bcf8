import type { App } from "../app.ts";
import { coalesce } from "../realtime/coalesce.ts";
import type { VisitorNamespace } from "../realtime/namespaces.ts";
import { type LiveRow, listLiveRows } from "./known.store.ts";
import { showConversation } from "./recognise-visitor.ts";

const GATHER_MS = 200;
/** Between processes: conversations as they are now. */
const CHANGED = "live:conversations";

/** Keeps the conversation of everybody on the sites in step, whichever process changed it: many with one query. */
export function followConversations(app: App, visitors: VisitorNamespace): { stop(): Promise<void> } {
  const changed = coalesce(
    GATHER_MS,
    async (ids) => {
      const rows = await listLiveRows(app.db, ids);
      show(rows);
      if (app.config.redisUrl && rows.length > 0) visitors.serverSideEmit(CHANGED, rows);
    },
    (error) => app.log.error({ event: "live.conversations-failed", err: error }),
  );

  function show(rows: readonly LiveRow[]): void {
    for (const row of rows) {
      for (const entry of app.live.ofVisitor(row.visitorId)) {
        const shown = entry.seen.conversation;
        // Ids grow: an older conversation is history.
        if (shown !== null && shown.id > row.id) continue;
        showConversation(entry, row);
        app.live.changed(entry);
      }
      for (const entry of app.live.ofLinked(row.id)) {
        showConversation(entry, row);
        app.live.changed(entry);
      }
    }
  }

  app.on("conversation.changed", ({ conversationId }) => changed.add(conversationId));
  visitors.on(CHANGED, show);
  return { stop: changed.stop };
}
