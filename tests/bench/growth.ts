import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { VisitorActor } from "../../server/src/actors.ts";
import { type App, createApp } from "../../server/src/app.ts";
import { readConfig } from "../../server/src/config.ts";
import { findOwn } from "../../server/src/conversations/find-own.ts";
import { readPage } from "../../server/src/conversations/read-page.ts";
import { sendVisitorMessage } from "../../server/src/conversations/send-message.ts";
import { migrate } from "../../server/src/db/migrate.ts";
import { createOrganisation } from "../../server/src/setup/create-organisation.ts";
import type { Bench } from "./contenders.ts";
import { fillDatabase } from "./fill-database.ts";
import { median, note, range, report } from "./report.ts";

const SMALL = 10_000;
const APPENDS = 2_000;
const READS = 4_000;
const AT_ONCE = 100;
/** Conversations that are going on, whatever is stored. */
const LIVE = 200;

/** Microseconds of one operation: by the clock, and of the processor. */
interface Cost {
  us: number;
  cpu: number;
}

interface Filled {
  app: App;
  siteId: string;
  messages: number;
  /** Conversations with an active chat, and ones with more than a page, both in random order. */
  live: string[];
  long: string[];
  remove(): Promise<void>;
}

/** What appending a message and reading the last 50 cost as the database grows. */
export async function growth({ stored, rounds }: Bench): Promise<void> {
  const databases = { small: await fill(SMALL), big: await fill(stored) };
  const appends = { small: [] as Cost[], big: [] as Cost[] };
  const reads = { small: [] as Cost[], big: [] as Cost[] };
  for (let round = -1; round < rounds; round++) {
    for (const size of ["small", "big"] as const) {
      const append = await measure(APPENDS, () => appendMessages(databases[size]));
      const read = await measure(READS, () => readPages(databases[size]));
      note(`${size}: append ${append.us.toFixed(0)} us, read ${read.us.toFixed(0)} us`);
      if (round < 0) continue;
      appends[size].push(append);
      reads[size].push(read);
    }
  }
  const messages = { small: databases.small.messages, big: databases.big.messages };
  await databases.small.remove();
  await databases.big.remove();
  for (const [name, times] of Object.entries({ append: appends, "last-50": reads })) {
    const ratios = times.big.map(({ us }, round) => us / (times.small[round]?.us ?? Number.NaN));
    const middle = (costs: Cost[], what: keyof Cost) => median(costs.map((cost) => cost[what]));
    report({
      figure: `growth.${name}`,
      value: median(ratios),
      unit: "ratio",
      range: range(ratios),
      aim: "<= 1.5",
      messages,
      us: { small: middle(times.small, "us"), big: middle(times.big, "us") },
      cpuUs: { small: middle(times.small, "cpu"), big: middle(times.big, "cpu") },
    });
  }
}

async function fill(messages: number): Promise<Filled> {
  const dataDir = mkdtempSync(join(tmpdir(), "palique-bench-"));
  const config = readConfig({ DATA_DIR: dataDir, LOG_LEVEL: "warn" });
  const empty = createApp(config);
  await migrate(empty.store.schema, "sqlite");
  const admin = { name: "Ana", email: "ana@example.com", passwordHash: "none", locale: "en" } as const;
  const made = await empty.write((trx) =>
    createOrganisation(empty, trx, {
      organisation: "Bench",
      admin,
      departments: [{ en: "Desk" }],
      origins: [],
    }),
  );
  await empty.store.close();
  const start = performance.now();
  const file = join(dataDir, "palique.db");
  const count = fillDatabase(file, messages, LIVE);
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  note(`${count} messages, ${(statSync(file).size / 1e6).toFixed(0)} MB, filled in ${seconds} s`);
  const app = createApp(config);
  const ids = async (where: "active" | "long") => {
    let query = app.db.selectFrom("conversations").select("conversations.id");
    query =
      where === "long"
        ? query.where("lastSeq", ">", 50)
        : query.innerJoin("chats", "chats.id", "conversations.id").where("chats.state", "=", "active");
    return shuffled((await query.execute()).map((row) => row.id)).slice(0, 2 * READS);
  };
  return {
    app,
    siteId: made?.site.id ?? "",
    messages: count,
    live: (await ids("active")).slice(0, LIVE),
    long: await ids("long"),
    async remove() {
      await app.store.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function shuffled<T>(list: T[]): T[] {
  return list
    .map((value) => ({ value, place: Math.random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ value }) => value);
}

const actorOf = (siteId: string, visitorId: string): VisitorActor => ({ kind: "visitor", siteId, visitorId });

async function measure(operations: number, run: () => Promise<void>): Promise<Cost> {
  const start = performance.now();
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  return { us: ((performance.now() - start) / operations) * 1000, cpu: (user + system) / operations };
}

/** A hundred conversations at a time. */
async function appendMessages({ app, siteId, live }: Filled): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < APPENDS) {
      const id = live[next++ % live.length] ?? "";
      const message = { clientId: randomUUID(), conversationId: id, text: "Where is my order? It is late." };
      await sendVisitorMessage(app, actorOf(siteId, id), message, null);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

/** The newest page of one conversation after the other. */
async function readPages({ app, siteId, long }: Filled): Promise<void> {
  for (let i = 0; i < READS; i++) {
    const actor = actorOf(siteId, long[i % long.length] ?? "");
    await readPage(app, actor, await findOwn(app, actor, actor.visitorId ?? ""), "newest");
  }
}
