import type { App } from "../app.ts";
import { coalesce } from "../realtime/coalesce.ts";
import type { VisitorNamespace } from "../realtime/namespaces.ts";
import { listKnown } from "./known.store.ts";
import { describePerson } from "./recognise-visitor.ts";

const GATHER_MS = 200;
/** Browsers that are looked at of the people who changed in that time: nobody is in more at once. */
const MOST = 200;
/** Between processes: who is known by another name, or as another person. */
const CHANGED = "live:contacts";

type Known = Awaited<ReturnType<typeof listKnown>>[number];

/** Keeps who people are in step with what the team saves, merges and parts, whichever process did it. */
export function followContacts(app: App, visitors: VisitorNamespace): { stop(): Promise<void> } {
  const changed = coalesce(
    GATHER_MS,
    async (ids) => {
      const known = await listKnown(app.db, ids, MOST);
      show(known);
      if (app.config.redisUrl && known.length > 0) visitors.serverSideEmit(CHANGED, known);
    },
    (error) => app.log.error({ event: "live.contacts-failed", err: error }),
  );

  function show(known: readonly Known[]): void {
    for (const one of known) {
      for (const entry of app.live.ofVisitor(one.visitorId)) {
        Object.assign(entry.seen, describePerson(one, null));
        app.live.changed(entry);
      }
    }
  }

  app.on("contact.changed", ({ contactId }) => changed.add(contactId));
  visitors.on(CHANGED, show);
  return { stop: changed.stop };
}
