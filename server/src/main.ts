import { accessSync, chmodSync, constants, mkdirSync } from "node:fs";
import { createApp } from "./app.ts";
import { type Config, ConfigError, readConfig, refusal, VARIABLES } from "./config.ts";
import { migrate } from "./db/migrate.ts";
import { ping } from "./db/store.ts";
import { say } from "./locales/catalogue.ts";
import { openLog } from "./log.ts";
import { openRedis } from "./realtime/redis.ts";
import { type Running, startServer } from "./server.ts";
import { demoPath } from "./setup/demo-path.ts";
import { firstStart } from "./setup/first-start.ts";

/** Lines for who installs it go to stderr; stdout is the log. */
function print(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Does what needs this variable; a failure names it. */
async function using<T>(
  variable: Parameters<typeof refusal>[0],
  value: string,
  work: () => T,
): Promise<Awaited<T>> {
  try {
    return await work();
  } catch (error) {
    throw refusal(variable, value, error);
  }
}

async function start(config: Config): Promise<Running> {
  const { dataDir, databaseUrl, geoipDb, redisUrl } = config;
  await using(VARIABLES.dataDir, dataDir, () => {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    // Whatever is created from here on, the database above all, is for this user only.
    process.umask(0o077);
    chmodSync(dataDir, 0o700);
  });
  if (geoipDb) await using(VARIABLES.geoipDb, geoipDb, () => accessSync(geoipDb, constants.R_OK));
  const redis = redisUrl
    ? await using(VARIABLES.redisUrl, redisUrl, () => openRedis(redisUrl, openLog(config.logLevel)))
    : null;
  const app = createApp(config, { redis: redis?.client ?? null });
  if (databaseUrl) await using(VARIABLES.databaseUrl, databaseUrl, () => ping(app.store));
  await migrate(app.store.schema, app.store.engine);
  const { setupUrl } = await firstStart(app);
  const running = await startServer(app, redis).catch((error: unknown) => {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EADDRINUSE" || code === "EACCES") throw refusal(VARIABLES.port, String(config.port), error);
    if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") throw refusal(VARIABLES.host, config.host, error);
    throw error;
  });
  greet(config, setupUrl);
  return running;
}

function greet(config: Config, setupUrl: string | null): void {
  const { defaultLocale: locale, publicUrl } = config;
  print("");
  print(say(locale, "startup.running", { url: publicUrl }));
  if (setupUrl) print(say(locale, "startup.setup", { url: setupUrl }));
  else print(say(locale, "startup.console", { url: `${publicUrl}/console/` }));
  if (config.demo) print(say(locale, "startup.demo", { url: `${publicUrl}${demoPath(locale)}` }));
  print(say(locale, "startup.data", { path: config.dataDir }));
  if (!config.smtpUrl) print(say(locale, "startup.noMail"));
  print("");
}

function fail(error: unknown): never {
  const known = error instanceof ConfigError || (error instanceof Error && "code" in error);
  print(known ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exit(1);
}

try {
  const running = await start(readConfig(process.env));
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      running.stop().then(() => process.exit(0), fail);
    });
  }
} catch (error) {
  fail(error);
}
