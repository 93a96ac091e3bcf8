import type { App } from "../app.ts";
import { findConversation } from "../conversations/conversations.store.ts";
import { findOperator } from "../operators/operators.store.ts";
import { listScheduling, listWaiting, type Scheduled } from "./scheduled.store.ts";

/** More often than "… is writing" fades away. */
const EVERY_MS = 2_500;

/**
 * Lets visitors see that somebody is writing while a message waits. Whichever process changed what waits in a
 * conversation goes on telling until the next change; a restart takes up what it finds. May be lost.
 */
export function startShowingWriting(app: App): { stop(): void } {
  const timers = new Map<string, NodeJS.Timeout>();
  let stopped = false;

  function follow(conversationId: string, known: ReadonlySet<string> | null): void {
    tell(conversationId, known).catch((error) =>
      app.log.error({ event: "scheduled.writing-failed", conversation: conversationId, err: error }),
    );
  }

  /** `known`: what waited when this process began; another one tells about what came since. */
  async function tell(conversationId: string, known: ReadonlySet<string> | null): Promise<void> {
    const waiting = await listWaiting(app.db, conversationId);
    const ours = known ? waiting.filter((one) => known.has(one.clientId)) : waiting;
    const heads = firstOfEach(ours);
    if (stopped || heads.length === 0) return;
    const now = app.now();
    const writing = heads.filter((one) => one.startsAt <= now && one.startsAt + one.typingMs > now);
    await Promise.all(writing.map((one) => announce(conversationId, one.operatorId)));
    const later = heads.filter((one) => one.startsAt > now).map((one) => one.startsAt - now);
    clearTimeout(timers.get(conversationId));
    const ids = new Set(ours.map((one) => one.clientId));
    timers.set(
      conversationId,
      setTimeout(
        () => {
          timers.delete(conversationId);
          follow(conversationId, ids);
        },
        Math.min(EVERY_MS, ...later),
      ),
    );
  }

  async function announce(conversationId: string, operatorId: string): Promise<void> {
    const [conversation, operator] = await Promise.all([
      findConversation(app.db, conversationId),
      findOperator(app.db, operatorId),
    ]);
    if (!conversation || !operator || stopped) return;
    const { visitorId } = conversation;
    const { id, name: operatorName } = operator;
    const typed = { conversationId, visitorId, operatorId: id, operatorName, note: false };
    app.publish({ type: "operator.typed", ...typed });
  }

  app.on("scheduled.changed", ({ conversationId }) => {
    if (!stopped) follow(conversationId, null);
  });
  listScheduling(app.db).then(
    (ids) => {
      for (const id of ids) follow(id, null);
    },
    (error) => app.log.error({ event: "scheduled.writing-failed", err: error }),
  );
  return {
    stop() {
      stopped = true;
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}

function firstOfEach(waiting: readonly Scheduled[]): Scheduled[] {
  const first = new Map<string, Scheduled>();
  for (const one of waiting) if (!first.has(one.operatorId)) first.set(one.operatorId, one);
  return [...first.values()];
}
