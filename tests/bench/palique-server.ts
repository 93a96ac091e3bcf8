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
import { answerCalls } from "./rpc.ts";
import { type ServerMethods, usage, type World } from "./world.ts";

/** The real server on a database of its own, with rate limits out of the way and operators signed in. */

const ENDLESS = { points: 1_000_000_000, seconds: 1 };
const limits = Object.fromEntries(
  Object.entries(DEFAULT_LIMITS).map(([name, limit]) => [name, typeof limit === "number" ? limit : ENDLESS]),
) as unknown as Limits;

const dataDir = mkdtempSync(join(tmpdir(), "palique-bench-"));
process.on("exit", () => rmSync(dataDir, { recursive: true, force: true }));
let running: Running | undefined;

async function start(count: number): Promise<World> {
  const app = createApp(readConfig({ DATA_DIR: dataDir, PORT: "0", LOG_LEVEL: "warn" }), { limits });
  await migrate(app.store.schema, app.store.engine);
  const world = await populate(app, count);
  running = await startServer(app, null);
  const url = `http://127.0.0.1:${running.port}`;
  app.config.publicUrl = url;
  return { ...world, url };
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
} satisfies ServerMethods);
