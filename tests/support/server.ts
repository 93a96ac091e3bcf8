import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import type { Engine } from "../../server/src/db/dialect.ts";
import { createDatabase, type TestDatabase } from "./databases.ts";

const MAIN = resolve(import.meta.dirname, "../../server/src/main.ts");

export const ADMIN = { email: "ana@example.com", password: "correct horse battery" };

interface LogLine {
  event?: string;
  [field: string]: unknown;
}

/** A real server in a process of its own, on its own port and database. */
export interface TestServer {
  port: number;
  /** Where people reach it; no slash at the end. */
  url: string;
  database: TestDatabase;
  /** Everything it printed, over all restarts. */
  output(): string;
  log(): LogLine[];
  /** Ends the process and waits until it is gone; answers its exit code. */
  kill(signal: NodeJS.Signals): Promise<number | null>;
  /** It lives and does nothing any more. */
  freeze(): void;
  /** Starts it again on the same port and data. */
  start(): Promise<void>;
  /** Kills it and drops its data. */
  stop(): Promise<void>;
}

interface Options {
  env?: Record<string, string>;
  /** Without: the administrator is made from ADMIN. */
  wizard?: boolean;
  database?: TestDatabase;
  /** SQLite if not said. */
  engine?: Engine;
}

export async function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.on("error", fail);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (address && typeof address === "object" ? done(address.port) : fail()));
    });
  });
}

export async function startServer(options: Options = {}): Promise<TestServer> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const database = options.database ?? (await createDatabase(options.engine ?? "sqlite"));
  const env = {
    PATH: process.env.PATH ?? "",
    PORT: String(port),
    // Servers of other tests are about to take the ports beside it.
    COBROWSE_PORT: "0",
    DATA_DIR: database.dataDir,
    ...(database.databaseUrl ? { DATABASE_URL: database.databaseUrl } : {}),
    ...(options.wizard ? {} : { ADMIN_EMAIL: ADMIN.email, ADMIN_PASSWORD: ADMIN.password }),
    ...options.env,
  };
  let child: ChildProcess | null = null;
  let printed = "";

  async function start(): Promise<void> {
    const started = spawn(process.execPath, [MAIN], { env, cwd: database.dataDir, stdio: "pipe" });
    child = started;
    for (const stream of [started.stdout, started.stderr]) {
      stream.on("data", (data: Buffer) => {
        printed += data.toString();
      });
    }
    await healthy(started);
  }

  async function healthy(started: ChildProcess): Promise<void> {
    const deadline = Date.now() + 60_000;
    while (Date.now() < deadline) {
      if (started.exitCode !== null || started.signalCode !== null) break;
      const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => null);
      if (answer?.ok) return;
      await new Promise((done) => setTimeout(done, 50));
    }
    throw new Error(`the server did not start:\n${printed}`);
  }

  async function kill(signal: NodeJS.Signals): Promise<number | null> {
    const dying = child;
    child = null;
    if (!dying || dying.exitCode !== null || dying.signalCode !== null) return dying?.exitCode ?? null;
    const gone = new Promise<number | null>((done) => dying.once("exit", (code) => done(code)));
    dying.kill(signal);
    return gone;
  }

  await start();
  return {
    port,
    url,
    database,
    output: () => printed,
    log: () => printed.split("\n").flatMap(parseLine),
    kill,
    freeze: () => void child?.kill("SIGSTOP"),
    start,
    async stop() {
      await kill("SIGKILL");
      if (!options.database) await database.drop();
    },
  };
}

function parseLine(line: string): LogLine[] {
  if (!line.startsWith("{")) return [];
  try {
    return [JSON.parse(line)];
  } catch {
    return [];
  }
}

/** The SQLite file and its write-ahead log: where nothing volatile may be found. */
export function databaseFiles(server: TestServer): string[] {
  return ["palique.db", "palique.db-wal"].map((name) => join(server.database.dataDir, name));
}
