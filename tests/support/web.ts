import { createServer, request } from "node:http";
import type { Reply } from "@palique/shared/reply.ts";
import type { App } from "../../server/src/app.ts";
import { createApp } from "../../server/src/app.ts";
import { type Config, readConfig } from "../../server/src/config.ts";
import type { Engine } from "../../server/src/db/dialect.ts";
import { migrate } from "../../server/src/db/migrate.ts";
import type { AppEvent } from "../../server/src/events.ts";
import type { Limits } from "../../server/src/limits.ts";
import { createRateLimits } from "../../server/src/rate-limits.ts";
import { firstStart } from "../../server/src/setup/first-start.ts";
import { createWeb } from "../../server/src/web.ts";
import { createDatabase, type TestDatabase } from "./databases.ts";
import { ADMIN } from "./server.ts";

/** The HTTP side of the server in this process: real port, real database, a clock that tests can move. */
export interface TestWeb {
  app: App;
  url: string;
  database: TestDatabase;
  setupUrl: string | null;
  /** Events of this type so far. */
  events(type: AppEvent["type"]): AppEvent[];
  clock: { now: number };
  ready: { error: Error | null };
  /** Someone without a session; each call is a new browser. */
  browser(): Browser;
  /** A browser in which the administrator is signed in. */
  admin(): Promise<Browser>;
  close(): Promise<void>;
}

export interface Answer {
  status: number;
  headers: Headers;
  body: Reply<never>;
}

/** Keeps cookies like a browser would; `value` is for when only success will do. */
export interface Browser {
  cookie: string;
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  value<T>(method: string, path: string, body?: unknown): Promise<T>;
}

interface Options {
  config?: Partial<Config>;
  limits?: Partial<Limits>;
  engine?: Engine;
  wizard?: boolean;
}

const EVENTS = [
  "operator.changed",
  "organisation.changed",
  "routing.needed",
  "availability.changed",
  "session.ended",
  "job.added",
] as const;

export async function openWeb({ config, limits, engine = "sqlite", wizard }: Options = {}): Promise<TestWeb> {
  const database = await createDatabase(engine);
  const env = { DATA_DIR: database.dataDir, DATABASE_URL: database.databaseUrl ?? "", LOG_LEVEL: "fatal" };
  const clock = { now: Date.now() };
  const base = readConfig({ ...env, LOG_LEVEL: "silent" });
  const app = createApp(
    { ...base, admin: wizard ? null : ADMIN, ...config },
    { now: () => clock.now, limits: limits ?? {} },
  );
  await migrate(app.store.schema, engine);
  const { setupUrl } = await firstStart(app);
  const seen: AppEvent[] = [];
  for (const type of EVENTS) app.on(type, (event) => void seen.push(event));
  const ready: TestWeb["ready"] = { error: null };
  const web = createWeb(app, {
    rateLimits: createRateLimits(app.limits, null),
    ready: async () => {
      if (ready.error) throw ready.error;
    },
  });
  const server = createServer(web);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  const url = `http://127.0.0.1:${address && typeof address === "object" ? address.port : 0}`;
  return {
    app,
    url,
    database,
    setupUrl,
    clock,
    ready,
    events: (type) => seen.filter((event) => event.type === type),
    browser: () => openBrowser(url),
    async admin() {
      const browser = openBrowser(url);
      await browser.value("POST", "/session", ADMIN);
      return browser;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await app.store.close();
      await database.drop();
    },
  };
}

function openBrowser(url: string): Browser {
  const browser: Browser = {
    cookie: "",
    async send(method, path, body, headers = {}) {
      const answer = await fetch(`${url}/api/v1${path}`, {
        method,
        headers: {
          ...(browser.cookie ? { Cookie: browser.cookie } : {}),
          ...(body === undefined ? {} : { "Content-Type": "application/json" }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: isRaw(body) ? body : JSON.stringify(body) }),
        redirect: "manual",
      });
      for (const set of answer.headers.getSetCookie()) {
        const [pair = ""] = set.split(";");
        browser.cookie = pair.endsWith("=") ? "" : pair;
      }
      const text = await answer.text();
      const isJson = answer.headers.get("content-type")?.includes("json");
      return { status: answer.status, headers: answer.headers, body: isJson ? JSON.parse(text) : null };
    },
    async value<T>(method: string, path: string, body?: unknown): Promise<T> {
      const answer = await browser.send(method, path, body);
      if (!answer.body?.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
      return answer.body.value;
    },
  };
  return browser;
}

function isRaw(body: unknown): body is string | Uint8Array<ArrayBuffer> {
  return typeof body === "string" || body instanceof Uint8Array;
}

/** A request with headers that `fetch` refuses to send, such as Host; answers the status. */
export function rawStatus(url: string, method: string, headers: Record<string, string>): Promise<number> {
  return new Promise((done, fail) => {
    const asked = request(url, { method, headers }, (answer) => {
      answer.resume();
      done(answer.statusCode ?? 0);
    });
    asked.on("error", fail);
    asked.end();
  });
}
