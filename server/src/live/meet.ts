import { setTimeout as sleep } from "node:timers/promises";
import type { App } from "../app.ts";
import type { VisitorNamespace } from "../realtime/namespaces.ts";
import { type Entry, hasTabs, mergeVisit } from "./entry.ts";
import { type Answer, type Left, PEERS, type Question, type Taken } from "./peers.ts";

/** Who knows a browser says so within this time, or it is a new one. */
const ANSWER_MS = 150;

/**
 * A browser that comes to this process for the first time may be known to another one: then it has one name in both,
 * and where its pages there are closed, what it did comes with it.
 */
export function meetOthers(app: App, visitors: VisitorNamespace): void {
  const { live } = app;
  const asked = new Map<string, Answer[]>();
  const shared = new WeakSet<Entry>();
  /** Another process said so: it told everybody. */
  const heard = new WeakSet<Entry>();

  function decide(entry: Entry, id: string): void {
    const answers = asked.get(id) ?? [];
    asked.delete(id);
    const [answer] = answers;
    // Of two who could be meant nobody is.
    if (!answer || answers.length > 1 || live.find(id) !== entry) return;
    const { seen, isHere, isSameTab } = answer;
    visitors.serverSideEmit(PEERS.taken, { id: seen.id, isHere } satisfies Taken);
    if (isSameTab) leaveOutFirst(entry);
    if (!isHere) mergeVisit(entry, answer);
    shared.add(live.rename(entry, seen.id));
  }

  live.connect({
    async stranger(entry, { place: _, ...from }, { tab, page, reloaded }) {
      const { id } = entry.seen;
      asked.set(id, []);
      visitors.serverSideEmit(PEERS.who, {
        by: app.processId,
        id,
        from,
        here: { tab, page, reloaded },
      } satisfies Question);
      await sleep(ANSWER_MS);
      decide(entry, id);
    },
  });
  live.listen((entry, change) => {
    // What is forgotten here is forgotten everywhere, known to be shared or not.
    if (heard.has(entry)) return;
    if (change !== "forgotten" && !(change === "gone" && shared.has(entry))) return;
    const { seen, stored } = entry;
    const heritage = change === "gone" ? { seen, stored } : null;
    visitors.serverSideEmit(PEERS.left, { id: seen.id, heritage } satisfies Left);
  });

  visitors.on(PEERS.who, ({ by, id, from, here }: Question) => {
    const entry = live.knows({ ...from, place: null }, here);
    if (!entry) return;
    const { seen, stored } = entry;
    // Both asked at once: one of the two gives its name.
    if (asked.has(seen.id) && seen.id > id) return;
    const isHere = hasTabs(entry);
    const answer: Answer = { to: by, id, seen, stored, isHere, isSameTab: entry.tabs.has(here.tab) };
    visitors.serverSideEmit(PEERS.known, answer);
  });
  visitors.on(PEERS.known, (answer: Answer) => {
    if (answer.to === app.processId) asked.get(answer.id)?.push(answer);
  });
  visitors.on(PEERS.taken, ({ id, isHere }: Taken) => {
    const entry = live.find(id);
    if (!entry) return;
    if (isHere || hasTabs(entry)) shared.add(entry);
    else live.giveAway(entry);
  });
  visitors.on(PEERS.left, ({ id, heritage }: Left) => {
    const entry = live.find(id);
    if (!entry) return;
    if (heritage) {
      mergeVisit(entry, heritage);
      live.changed(entry);
    } else {
      heard.add(entry);
      live.setVisitor(entry, null, null);
      live.drop(entry, "forgotten");
    }
  });
}

/** The page is one that the other process counted already. */
function leaveOutFirst({ seen }: Entry): void {
  seen.trail = seen.trail.slice(1);
  seen.pages--;
}
