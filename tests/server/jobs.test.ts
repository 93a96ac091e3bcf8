import { expect, onTestFinished, test } from "vitest";
import type { App } from "../../server/src/app.ts";
import { createApp } from "../../server/src/app.ts";
import { addJob, removeJob, rescheduleJob } from "../../server/src/jobs/add-job.ts";
import { GiveUp, type JobHandlers } from "../../server/src/jobs/job-kinds.ts";
import { startJobs } from "../../server/src/jobs/run-jobs.ts";
import { type TestApp, useApp } from "../support/app.ts";
import { onEachDatabase } from "../support/each-database.ts";
import { IDLE } from "../support/jobs.ts";

interface Row {
  payload: string;
  runAt: number;
  attempts: number;
  failedAt: number | null;
  lastError: string | null;
}

function run(app: App, handlers: Partial<JobHandlers>, options: Parameters<typeof startJobs>[2] = {}) {
  const jobs = startJobs(app, { ...IDLE, ...handlers }, { retryMs: 5, ...options });
  onTestFinished(() => jobs.stop());
  return jobs;
}

/** Adds an "offer-expiry" job of that key and announces it, as a use-case does. */
async function add(app: App, key: string, runAt = app.now(), chatId = key): Promise<void> {
  const job = { kind: "offer-expiry", key, payload: { chatId }, runAt } as const;
  app.publish(await app.write((trx) => addJob(app, trx, job)));
}

function stored({ database }: TestApp, key: string): Promise<Row[]> {
  return database.rows<Row>('select * from "jobs" where "key" = ?', key);
}

onEachDatabase("jobs", (engine) => {
  const opened = useApp(engine);

  test("a job exists exactly if its transaction commits", async () => {
    const { app } = opened();
    const failing = app.write(async (trx) => {
      await addJob(app, trx, { kind: "offer-expiry", key: "undone", payload: { chatId: "1" }, runAt: 0 });
      throw new Error("changed my mind");
    });
    await expect(failing).rejects.toThrow("changed my mind");
    expect(await stored(opened(), "undone")).toEqual([]);
  });

  test("a job that was added is run at once and is gone afterwards", async () => {
    const { app } = opened();
    const seen: string[] = [];
    run(app, { "offer-expiry": async (_, { chatId }) => void seen.push(chatId) });
    await add(app, "at-once");
    await expect.poll(() => seen).toEqual(["at-once"]);
    await expect.poll(() => stored(opened(), "at-once")).toEqual([]);
  });

  test("a job runs at its time, not before and not at the next look", async () => {
    const { app } = opened();
    let ranAt = 0;
    run(app, {
      "offer-expiry": async () => {
        ranAt = app.now();
      },
    });
    const due = app.now() + 400;
    await add(app, "timed", due);
    await expect.poll(() => ranAt, { timeout: 20_000 }).toBeGreaterThan(0);
    expect(ranAt).toBeGreaterThanOrEqual(due);
    expect(ranAt).toBeLessThan(due + 2000);
  });

  test("adding a job again while it waits changes nothing; rescheduling moves it; removing ends it", async () => {
    const { app } = opened();
    const later = app.now() + 60_000;
    await add(app, "once", later, "first");
    await add(app, "once", later + 5, "second");
    const read = async () =>
      (await stored(opened(), "once")).map((row) => ({
        runAt: row.runAt,
        ...JSON.parse(row.payload),
      }));
    expect(await read()).toEqual([{ runAt: later, chatId: "first" }]);
    const moved = {
      kind: "offer-expiry",
      key: "once",
      payload: { chatId: "third" },
      runAt: later - 9,
    } as const;
    await app.write((trx) => rescheduleJob(app, trx, moved));
    expect(await read()).toEqual([{ runAt: later - 9, chatId: "third" }]);
    await app.write((trx) => removeJob(trx, "offer-expiry", "once"));
    expect(await read()).toEqual([]);
  });

  test("a job added again while it is being worked on runs again afterwards", async () => {
    const { app } = opened();
    const seen: string[] = [];
    run(app, {
      "offer-expiry": async (_, { chatId }) => {
        seen.push(chatId);
        if (chatId === "old") await add(app, "again", app.now(), "new");
      },
    });
    await add(app, "again", app.now(), "old");
    await expect.poll(() => seen).toEqual(["old", "new"]);
    await expect.poll(() => stored(opened(), "again")).toEqual([]);
  });

  test("a handler may reschedule its own job in the transaction that finishes it", async () => {
    const { app } = opened();
    const seen: number[] = [];
    run(app, {
      "offer-expiry": async (_, payload, job) => {
        seen.push(job.attempt);
        app.publish(
          await app.write(async (trx) => {
            await job.finish(trx);
            const next = { kind: "offer-expiry", key: "own", payload, runAt: app.now() + 50_000 } as const;
            return rescheduleJob(app, trx, next);
          }),
        );
      },
    });
    await add(app, "own");
    await expect.poll(() => seen).toEqual([1]);
    await expect.poll(async () => (await stored(opened(), "own"))[0]?.attempts).toBe(0);
    await app.write((trx) => removeJob(trx, "offer-expiry", "own"));
  });

  test("a job whose transaction rolled back is not finished", async () => {
    const { app } = opened();
    let tries = 0;
    run(app, {
      "offer-expiry": (_, _payload, job) =>
        app.write(async (trx) => {
          await job.finish(trx);
          if (++tries === 1) throw new Error("rolled back");
        }),
    });
    await add(app, "rolled-back");
    await expect.poll(() => tries).toBe(2);
    await expect.poll(() => stored(opened(), "rolled-back")).toEqual([]);
  });

  test("one that fails is tried again until it works, and stops nobody else", async () => {
    const { app } = opened();
    const seen: string[] = [];
    run(app, {
      "offer-expiry": async (_, { chatId }, job) => {
        if (chatId === "shaky" && job.attempt < 4) throw new Error("not yet");
        seen.push(chatId);
      },
      "operator-gone": async () => {
        throw new Error("always");
      },
    });
    await add(app, "shaky");
    await add(app, "steady");
    const gone = { kind: "operator-gone", key: "x", payload: { operatorId: "x" }, runAt: 0 } as const;
    app.publish(await app.write((trx) => addJob(app, trx, gone)));
    await expect.poll(() => [...seen].sort()).toEqual(["shaky", "steady"]);
    await app.write((trx) => removeJob(trx, "operator-gone", "x"));
  });

  test("one that cannot succeed is kept as failed, and can be added anew", async () => {
    const { app } = opened();
    let hopeless = true;
    run(app, {
      "offer-expiry": async () => {
        if (hopeless) throw new GiveUp("no such thing");
      },
    });
    await add(app, "hopeless");
    await expect.poll(async () => (await stored(opened(), "hopeless"))[0]?.failedAt).toBeGreaterThan(0);
    expect((await stored(opened(), "hopeless"))[0]?.lastError).toBe("no such thing");
    hopeless = false;
    await add(app, "hopeless");
    await expect.poll(() => stored(opened(), "hopeless")).toEqual([]);
  });

  test("after the last attempt it is kept as failed", async () => {
    const { app } = opened();
    let tries = 0;
    const broken = async () => {
      tries++;
      throw new Error("broken");
    };
    run(app, { "offer-expiry": broken }, { retryMs: 0 });
    await add(app, "broken");
    await expect.poll(async () => (await stored(opened(), "broken"))[0]?.failedAt).toBeGreaterThan(0);
    expect(tries).toBe(18);
  });

  test("a postponed job spends no attempt", async () => {
    const { app } = opened();
    const attempts: number[] = [];
    run(app, {
      "offer-expiry": async (_, _payload, job) => {
        attempts.push(job.attempt);
        if (attempts.length < 3) job.postpone(app.now() + 20);
      },
    });
    await add(app, "postponed");
    await expect.poll(() => attempts).toEqual([1, 1, 1]);
    await expect.poll(() => stored(opened(), "postponed")).toEqual([]);
  });

  test("jobs of a kind without a handler wait untouched", async () => {
    const { app } = opened();
    run(app, { "operator-gone": async () => undefined });
    await add(app, "unhandled");
    await new Promise((done) => setTimeout(done, 150));
    expect((await stored(opened(), "unhandled"))[0]).toMatchObject({ attempts: 0, failedAt: null });
    await app.write((trx) => removeJob(trx, "offer-expiry", "unhandled"));
  });

  test("a job whose process died runs again when its claim expires", async () => {
    const { app } = opened();
    let runs = 0;
    const released = Promise.withResolvers<void>();
    const hangs = () => {
      runs++;
      return released.promise;
    };
    const dead = run(app, { "offer-expiry": hangs }, { lockMs: 300 });
    onTestFinished(() => released.resolve());
    await add(app, "orphan");
    await expect.poll(() => runs).toBe(1);
    dead.stop();
    const alive = createApp(app.config);
    const jobs = startJobs(alive, { ...IDLE, "offer-expiry": async () => void runs++ });
    await expect.poll(() => stored(opened(), "orphan"), { timeout: 20_000 }).toEqual([]);
    expect(runs).toBe(2);
    await jobs.stop();
    await alive.store.close();
  });

  test("two processes run each job once", async () => {
    const { app } = opened();
    const other = createApp(app.config);
    const seen: string[] = [];
    const handler = async (_: App, { chatId }: { chatId: string }) => {
      seen.push(chatId);
      await new Promise((done) => setTimeout(done, 2));
    };
    const keys = Array.from({ length: 100 }, (_, i) => `shared-${i}`);
    await Promise.all(keys.map((key) => app.write((trx) => addJob(app, trx, jobOf(key, 0)))));
    const both = [
      startJobs(app, { ...IDLE, "offer-expiry": handler }),
      startJobs(other, { ...IDLE, "offer-expiry": handler }, { slots: 3 }),
    ];
    await expect.poll(() => seen.length, { timeout: 10_000 }).toBeGreaterThanOrEqual(100);
    await Promise.all(both.map((jobs) => jobs.stop()));
    expect([...seen].sort()).toEqual([...keys].sort());
    await other.store.close();
  });

  test("stop waits for the job under way and takes no other", async () => {
    const { app } = opened();
    const began = Promise.withResolvers<void>();
    const mayEnd = Promise.withResolvers<void>();
    let runs = 0;
    const jobs = run(app, {
      "offer-expiry": async () => {
        runs++;
        began.resolve();
        await mayEnd.promise;
      },
    });
    await add(app, "under-way");
    await began.promise;
    const stopped = jobs.stop();
    await add(app, "too-late");
    mayEnd.resolve();
    await stopped;
    expect(runs).toBe(1);
    expect(await stored(opened(), "under-way")).toEqual([]);
    expect(await stored(opened(), "too-late")).toHaveLength(1);
  });
});

function jobOf(key: string, runAt: number) {
  return { kind: "offer-expiry", key, payload: { chatId: key }, runAt } as const;
}
