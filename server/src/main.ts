import { chmodSync, mkdirSync } from "node:fs";
import { createApp } from "./app.ts";
import { type Config, ConfigError, readConfig } from "./config.ts";
import { migrate } from "./db/migrate.ts";
import { say } from "./locales/catalogue.ts";
import { openLog } from "./log.ts";
import { openRedis } from "./realtime/redis.ts";
import { type Running, startServer } from "./server.ts";
import { firstStart } from "./setup/first-start.ts";

/** Lines for who installs it go to stderr; stdout is the log. */
function print(line: string): void {
  process.stderr.write(`${line}\n`);
}

async function start(config: Config): Promise<Running> {
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  // Whatever is created from here on, the database above all, is for this user only.
  process.umask(0o077);
  chmodSync(config.dataDir, 0o700);
  const redis = config.redisUrl ? await openRedis(config.redisUrl, openLog(config.logLevel)) : null;
  const app = createApp(config, { redis: redis?.client ?? null });
  await migrate(app.store.schema, app.store.engine);
  const { setupUrl } = await firstStart(app);
  const running = await startServer(app, redis);
  greet(config, setupUrl);
  return running;
}

function greet(config: Config, setupUrl: string | null): void {
  const { defaultLocale: locale, publicUrl } = config;
  print("");
  print(say(locale, "startup.running", { url: publicUrl }));
  if (setupUrl) print(say(locale, "startup.setup", { url: setupUrl }));
  else print(say(locale, "startup.console", { url: `${publicUrl}/console/` }));
  if (config.demo) print(say(locale, "startup.demo", { url: `${publicUrl}/demo/` }));
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
