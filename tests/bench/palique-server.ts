import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type App, createApp } from "../../server/src/app.ts";
import { readConfig } from "../../server/src/config.ts";
import { migrate } from "../../server/src/db/migrate.ts";
import { listDepartments, replaceMembers } from "../../server/src/departments/departments.store.ts";
import { DEFAULT_LIMITS, type Limits } from "../../server/src/limits.ts";
import { insertOperator } from "../../server/src/operators/operators.store.ts";
import { startSession } from "../../server/src/operators/start-session.ts";
import { type Running, startServer } from "../../server/src/server.ts";
import { createOrganisation } from "../../server/src/setup/create-organisation.ts";
import { listSites } from "../../server/src/sites/sites.store.ts";
import { addVisitor } from "./live-crowd.ts";
import { answerCalls } from "./rpc.ts";
import { type CrowdMethods, usage, type World } from "./world.ts";

/** The real server on a database of its own, with rate limits out of the way and operators signed in. */

const ENDLESS = { points: 1_000_000_000, seconds: 1 };
const limits = {
  ...Object.fromEntries(
    Object.entries(DEFAULT_LIMITS).map(([name, limit]) => [
      name,
      typeof limit === "number" ? limit : ENDLESS,
    ]),
  ),
  livePerAddress: ENDLESS.points,
} as unknown as Limits;

const TICK_MS = 50;

const dataDir = mkdtempSync(join(tmpdir(), "palique-bench-"));
process.on("exit", () => rmSync(dataDir, { recursive: true, force: true }));
let running: Running | undefined;
let app: App;

async function start(count: number): Promise<World> {
  app = createApp(readConfig({ DATA_DIR: dataDir, PORT: "0", LOG_LEVEL: "warn" }), { limits });
  await migrate(app.store.schema, app.store.engine);
  const world = await populate(app, count);
  running = await startServer(app, null);
  const url = `http://127.0.0.1:${running.port}`;
  app.config.publicUrl = url;
  return { ...world, url };
}

/** Each sees a page a minute, and goes idle or comes back as often. */
async function crowd(count: number): Promise<void> {
  const [site] = await listSites(app.db);
  const visitors = Array.from({ length: count }, () => addVisitor(app.live, site?.id ?? ""));
  const perTick = (count / 60) * (TICK_MS / 1000);
  let due = 0;
  setInterval(() => {
    for (due += perTick; due >= 1; due--) {
      visitors[Math.floor(Math.random() * count)]?.move();
      visitors[Math.floor(Math.random() * count)]?.toggle();
    }
  }, TICK_MS);
}

async function longestTurn(ms: number): Promise<number> {
  const end = performance.now() + ms;
  let longest = 0;
  let before = process.threadCpuUsage();
  while (performance.now() < end) {
    await new Promise(setImmediate);
    const now = process.threadCpuUsage();
    longest = Math.max(longest, now.user + now.system - before.user - before.system);
    before = now;
  }
  return longest / 1000;
}

function cpu(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

async function populate(app: App, count: number): Promise<Omit<World, "url">> {
  return app.write(async (trx) => {
    const admin = { name: "Ana", email: "ana@example.com", passwordHash: "none", locale: "en" } as const;
    const made = await createOrganisation(app, trx, {
      organisation: "Bench",
      admin,
      departments: [{ en: "Desk" }],
      origins: [],
    });
    const [department] = await listDepartments(trx);
    if (!made || !department) throw new Error("the database is not empty");
    await trx.updateTable("departments").set({ strategy: "manual", offline: "queue" }).execute();
    const operators: string[] = [];
    const ids: string[] = [];
    for (let i = 0; i < count; i++) {
      const id = app.id();
      const person = { id, name: `Luis ${i}`, email: `luis${i}@example.com`, passwordHash: "none" };
      const work = { role: "agent", locale: "en", capacity: 1_000, createdAt: app.now() } as const;
      await insertOperator(trx, { ...person, ...work });
      operators.push(await startSession(app, trx, id));
      ids.push(id);
    }
    await replaceMembers(trx, department.id, ids);
    return { siteKey: made.site.key, departmentId: department.id, operators };
  });
}

answerCalls({
  start: ({ operators }) => start(operators),
  usage,
  stop: async () => running?.stop(),
  crowd: ({ visitors }) => crowd(visitors),
  cpu,
  longestTurn: ({ ms }) => longestTurn(ms),
} satisfies CrowdMethods);
