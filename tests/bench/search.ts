import type { OperatorActor } from "../../server/src/actors.ts";
import { type App, createApp } from "../../server/src/app.ts";
import { readConfig } from "../../server/src/config.ts";
import type { Engine } from "../../server/src/db/dialect.ts";
import { migrate } from "../../server/src/db/migrate.ts";
import { indexConversations } from "../../server/src/search/index-conversations.ts";
import { searchConversations } from "../../server/src/search/search-conversations.ts";
import { listStale } from "../../server/src/search/search-index.store.ts";
import { createOrganisation } from "../../server/src/setup/create-organisation.ts";
import { createDatabase } from "../support/databases.ts";
import type { Bench } from "./contenders.ts";
import { median, note, percentile, range, report } from "./report.ts";

const MESSAGES = 1_000_000;
const PER_CONVERSATION = 20;
const TRIES = 21;
/** One in so many conversations is in the small department. */
const SMALL_EVERY = 100;

/** Common words, rare ones, unfinished ones; "order" is in every message, "zebra" in one in ten thousand. */
const QUERIES = [
  "order",
  "ord",
  "order gracias",
  '"order gracias"',
  "palabra7",
  "palabra77777",
  "zebra",
  "zeb",
  "gra",
  "marta9",
  "nothing",
];

/** How long the first results of a search take in a big database, and how fast the index is written. */
export async function search({ stored }: Bench): Promise<void> {
  for (const engine of ["sqlite", "postgres"] as const) await searchOn(engine, Math.min(stored, MESSAGES));
}

async function searchOn(engine: Engine, messages: number): Promise<void> {
  const database = await createDatabase(engine);
  const app = createApp(
    readConfig({ DATA_DIR: database.dataDir, DATABASE_URL: database.databaseUrl ?? "", LOG_LEVEL: "warn" }),
  );
  await migrate(app.store.schema, engine);
  const departments = await organise(app);
  await fill(app, messages, departments);
  note(`${engine}: ${messages} messages`);
  const { perSecond, worst } = await indexAll(app, messages);
  report({
    figure: `search.index.${engine}`,
    value: perSecond,
    unit: "messages/s",
    longestBatchMs: worst,
    messages,
  });
  const everything = { kind: "operator", id: "o", name: "Ana", role: "admin", departmentIds: [] } as const;
  const little = { ...everything, role: "agent", departmentIds: [departments[1] ?? ""] } as const;
  for (const query of QUERIES) {
    for (const [who, actor] of Object.entries({ everything, little })) {
      await measure(app, engine, query, who, actor, messages);
    }
  }
  await app.store.close();
  await database.drop();
}

async function measure(
  app: App,
  engine: Engine,
  query: string,
  who: string,
  actor: OperatorActor,
  messages: number,
): Promise<void> {
  const times: number[] = [];
  let found = 0;
  for (let i = 0; i < TRIES; i++) {
    const start = performance.now();
    found = (await searchConversations(app, actor, { query })).messages.length;
    times.push(performance.now() - start);
  }
  report({
    figure: `search.${engine}.${who}`,
    query,
    value: median(times),
    p95: percentile(times, 0.95),
    unit: "ms",
    range: range(times),
    aim: "<= 100",
    found,
    messages,
  });
}

async function organise(app: App): Promise<string[]> {
  const admin = { name: "Ana", email: "ana@example.com", passwordHash: "none", locale: "en" } as const;
  await app.write((trx) =>
    createOrganisation(app, trx, {
      organisation: "Bench",
      admin,
      departments: [{ en: "Big" }, { en: "Small" }],
      origins: [],
    }),
  );
  return (await app.db.selectFrom("departments").select("id").orderBy("id").execute()).map(({ id }) => id);
}

async function fill(app: App, messages: number, departments: readonly string[]): Promise<void> {
  const { id: siteId } = await app.db.selectFrom("sites").select("id").executeTakeFirstOrThrow();
  const start = Date.now() - messages * 100;
  const AT_ONCE = 40;
  for (let n = 0; n < messages / PER_CONVERSATION; n += AT_ONCE) {
    const numbers = Array.from({ length: AT_ONCE }, (_, i) => n + i + 1);
    const people = numbers.map((number) => ({
      number,
      id: app.id(),
      at: start + number * PER_CONVERSATION * 100,
    }));
    await app.write(async (trx) => {
      const contacts = people.map(({ id, number, at: createdAt }) => {
        return { id, name: `Marta${number % 1000} Muñoz`, email: `m${number}@example.com`, createdAt };
      });
      await trx.insertInto("contacts").values(contacts).execute();
      const seen = { siteId, language: "en", timeZone: null, userAgent: "", pageUrl: null, pageTitle: null };
      const visitors = people.map(({ id, at }) => {
        return { ...seen, id, contactId: id, tokenHash: id, referrer: "", createdAt: at, seenAt: at };
      });
      await trx.insertInto("visitors").values(visitors).execute();
      const state = { siteId, channel: "web", rev: 1, last: null, waitingSince: null, chatId: null };
      const read = { visitorReadSeq: 0, operatorReadSeq: 0 };
      const seqs = { lastSeq: PER_CONVERSATION, lastPublicSeq: PER_CONVERSATION };
      const conversations = people.map(({ id, number, at }) => {
        const departmentId = departments[number % SMALL_EVERY === 0 ? 1 : 0] ?? "";
        const row = { id, number, departmentId, contactId: id, visitorId: id, lastAt: at, createdAt: at };
        return { ...state, ...read, ...seqs, ...row };
      });
      await trx.insertInto("conversations").values(conversations).execute();
      for (const { id, at } of people) {
        const rows = Array.from({ length: PER_CONVERSATION }, (_, i) => ({
          conversationId: id,
          seq: i + 1,
          clientId: `${id}-${i}`,
          authorKind: "visitor",
          authorId: null,
          visibility: "public",
          kind: "text",
          body: words(),
          at: at + i * 100,
        }));
        await trx.insertInto("messages").values(rows).execute();
      }
    });
  }
}

/** Some words are in half of all messages, most in a few: as people write. */
function words(): string {
  const rest = Array.from({ length: 12 }, () => `palabra${Math.floor(Math.exp(Math.random() * 11.5))}`);
  if (Math.random() < 0.3) rest.unshift("gracias");
  if (Math.random() < 0.0001) rest.push("Zebra");
  return `Order ${rest.join(" ")}`;
}

async function indexAll(app: App, messages: number): Promise<{ perSecond: number; worst: number }> {
  const start = performance.now();
  let worst = 0;
  let before: string | null = null;
  do {
    const { stale, last }: Awaited<ReturnType<typeof listStale>> = await listStale(app.db, before, 1000);
    for (let waiting = stale; waiting.length > 0; ) {
      const begun = performance.now();
      const left = await indexConversations(app, waiting.slice(0, 50));
      worst = Math.max(worst, performance.now() - begun);
      waiting = [...(left ?? []), ...waiting.slice(50)];
    }
    before = last;
  } while (before !== null);
  return { perSecond: messages / ((performance.now() - start) / 1000), worst };
}
