import type { App } from "../app.ts";
import { offerChats } from "../chats/route-chats.ts";
import { type Announce, commit } from "../commit.ts";
import { type Db, lockRouting } from "../db/store.ts";
import { addJob } from "../jobs/add-job.ts";
import {
  addConnection,
  beat,
  buryProcesses,
  countAttending,
  dropConnection,
  removeProcess,
} from "./presence.store.ts";

const BEAT_MS = 5_000;
/** A process that has been silent this long is taken for dead. */
const SILENT_MS = 20_000;

/** A console connected: its operator can get chats again. */
export async function connectOperator(app: App, operatorId: string): Promise<void> {
  await commit(app, async (trx, announce) => {
    await lockRouting(app.store, trx);
    await addConnection(trx, app.processId, operatorId);
    announce({ type: "operator.changed", operatorId });
    announce({ type: "availability.changed" });
    await offerChats(app, trx, announce);
  });
}

/** A console is gone. With the last one the grace time begins: a reload or a tunnel costs nobody a chat. */
export async function disconnectOperator(
  app: App,
  operatorId: string,
  console = { attending: false },
): Promise<void> {
  await commit(app, async (trx, announce) => {
    if (console.attending) await countAttending(trx, app.processId, operatorId, -1);
    console.attending = false;
    const last = await dropConnection(trx, app.processId, operatorId, app.now());
    if (last) await beginGrace(app, trx, announce, operatorId);
  });
}

/** Somebody looks at this console, or does not any more; while anybody does, no other device of theirs is called. */
export async function attendConsole(
  app: App,
  operatorId: string,
  console: { attending: boolean },
  attending: boolean,
): Promise<void> {
  if (console.attending === attending) return;
  console.attending = attending;
  await app.write((trx) => countAttending(trx, app.processId, operatorId, attending ? 1 : -1));
}

async function beginGrace(app: App, trx: Db, announce: Announce, operatorId: string): Promise<void> {
  const now = app.now();
  const runAt = now + app.limits.operatorGraceMs;
  const key = `${operatorId}:${now}`;
  announce(await addJob(app, trx, { kind: "operator-gone", key, payload: { operatorId }, runAt }));
  announce({ type: "operator.changed", operatorId });
  announce({ type: "availability.changed" });
}

/** Keeps this process known as alive and clears up after ones that died. */
export async function startPresence(app: App): Promise<{ stop(): Promise<void> }> {
  async function tick(): Promise<void> {
    await commit(app, async (trx, announce) => {
      const now = app.now();
      await beat(trx, app.processId, now);
      // With SQLite there is one process: whatever else the table holds is from before a crash.
      const before = app.store.engine === "sqlite" ? now + 1 : now - SILENT_MS;
      for (const operatorId of await buryProcesses(trx, app.processId, before, now)) {
        await beginGrace(app, trx, announce, operatorId);
      }
    });
  }
  await tick();
  const timer = setInterval(() => {
    tick().catch((error) => app.log.error({ event: "presence.failed", err: error }));
  }, BEAT_MS);
  return {
    /** Lets go of the consoles that were here: their grace time begins, another process or the next start goes on. */
    async stop() {
      clearInterval(timer);
      await commit(app, async (trx, announce) => {
        await removeProcess(trx, app.processId);
        const now = app.now();
        for (const operatorId of await buryProcesses(trx, app.processId, 0, now)) {
          await beginGrace(app, trx, announce, operatorId);
        }
      });
    },
  };
}
