import type { App } from "../app.ts";
import { indexConversations } from "./index-conversations.ts";
import { listStale } from "./search-index.store.ts";

/** What is written shows in searches about this long after. */
const AFTER_MS = 400;
/** Conversations looked at in one go. */
const AT_ONCE = 50;
/** Share of the time the index may take from everybody while it catches up. */
const SHARE = 0.4;
/** Another look at the newest conversations: a process that was killed leaves its last words to the others. */
const LOOK_EVERY_MS = 5_000;
const STRETCH = 1_000;

/**
 * Keeps the full-text index up with the conversations, behind the commits and not in them. What it has to do
 * stands in the database (rev and cursor), so it may stop at any time: a start looks through everything.
 */
export function startIndex(app: App): { stop(): Promise<void> } {
  const waiting = new Set<string>();
  let isStopped = false;
  let timer: NodeJS.Timeout | null = null;
  let resting: (() => void) | null = null;
  let running: Promise<void> = Promise.resolve();

  function add(id: string): void {
    waiting.add(id);
    if (!timer && !isStopped) timer = setTimeout(work, AFTER_MS);
  }

  function work(): void {
    running = running
      .then(workOff)
      .catch((error) => app.log.error({ event: "search.index-failed", err: error }))
      .then(() => {
        timer = null;
        if (waiting.size > 0 && !isStopped) timer = setTimeout(work, AFTER_MS);
      });
  }

  /** Until nothing waits. */
  async function workOff(): Promise<void> {
    while (waiting.size > 0 && !isStopped) {
      const ids = [...waiting].slice(0, AT_ONCE);
      const start = performance.now();
      const left = await indexConversations(app, ids);
      if (left === null) return;
      for (const id of ids) waiting.delete(id);
      for (const id of left) waiting.add(id);
      await rest(((performance.now() - start) * (1 - SHARE)) / SHARE);
    }
  }

  function rest(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(pause);
        resting = null;
        resolve();
      };
      const pause = setTimeout(done, ms);
      resting = done;
    });
  }

  /** Goes through the conversations, newest first; all of them, or the newest stretch. */
  async function look(isAll: boolean): Promise<void> {
    let before: string | null = null;
    do {
      const { stale, last } = await listStale(app.db, before, STRETCH);
      for (const id of stale) waiting.add(id);
      if (stale.length > 0) {
        work();
        await running;
      }
      before = last;
    } while (isAll && before !== null && !isStopped);
  }

  const onError = (error: unknown) => app.log.error({ event: "search.look-failed", err: error });
  app.on("message.added", ({ message }) => add(message.conversationId));
  app.on("conversation.changed", ({ conversationId }) => add(conversationId));
  const first = look(true).catch(onError);
  const looks = setInterval(() => void look(false).catch(onError), LOOK_EVERY_MS);
  return {
    async stop() {
      isStopped = true;
      clearInterval(looks);
      if (timer) clearTimeout(timer);
      resting?.();
      await first;
      await running;
    },
  };
}
