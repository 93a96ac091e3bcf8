import type { App } from "../app.ts";
import type { Realtime } from "../realtime/namespaces.ts";
import { followContacts } from "./follow-contacts.ts";
import { followConversations } from "./follow-conversations.ts";
import { meetOthers } from "./meet.ts";
import { startTelling } from "./tell-others.ts";
import { startWritingVisits } from "./write-visits.ts";

const SWEEP_MS = 500;

/** Keeps the register of who is on the sites in step with time, conversations and the database. */
export function startLive(app: App, { visitors }: Realtime): { stop(): Promise<void> } {
  const sweep = setInterval(app.live.sweep, SWEEP_MS);
  const conversations = followConversations(app, visitors);
  const contacts = followContacts(app, visitors);
  const visits = startWritingVisits(app);
  const telling = app.config.redisUrl ? startTelling(app, visitors) : null;
  if (telling) meetOthers(app, visitors);
  return {
    /** What was not stored yet is. */
    async stop() {
      clearInterval(sweep);
      telling?.stop();
      await conversations.stop();
      await contacts.stop();
      await visits.stop();
    },
  };
}
