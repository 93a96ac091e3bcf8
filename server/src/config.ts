import { resolve } from "node:path";
import { PASSWORD_MAX, PASSWORD_MIN } from "@palique/shared/limits.ts";
import type { Locale } from "@palique/shared/locale.ts";
import type { MapTiles } from "@palique/shared/places.ts";
import { oneOf, switchValue, trustProxy, url, type Variable, variable } from "./config-values.ts";
import { parseTiles } from "./places/map-tiles.ts";
import { type HeaderNames, PROXIES, parseHeaderNames } from "./places/proxy-headers.ts";
import { ICE_VARIABLES, type IceConfig, iceConfig } from "./sharing/ice-config.ts";

export const VARIABLES = {
  port: variable({
    name: "PORT",
    fallback: "3000",
    about: "Port to listen on",
    allowed: "a free port from 0 to 65535",
    parse: (value) => (/^\d{1,5}$/.test(value) && Number(value) <= 65535 ? Number(value) : undefined),
  }),
  host: variable({
    name: "HOST",
    fallback: "127.0.0.1",
    about: "Address to listen on; 0.0.0.0 for every one",
    allowed: "an address or host name of this machine",
    parse: (value) => (/^[\w.:-]+$/.test(value) ? value : undefined),
  }),
  publicUrl: variable({
    name: "PUBLIC_URL",
    fallback: "http://localhost:PORT",
    about: "Where people reach it: links, cookies, allowed origins",
    allowed: "an http:// or https:// address",
    parse: url("http:", "https:"),
  }),
  dataDir: variable({
    name: "DATA_DIR",
    fallback: "./data",
    about: "Database, files and generated secrets",
    allowed: "a folder that can be written",
    parse: (value) => resolve(value),
  }),
  databaseUrl: variable({
    name: "DATABASE_URL",
    fallback: "SQLite in DATA_DIR",
    about: "postgres://… uses PostgreSQL",
    allowed: "a postgres:// address",
    parse: url("postgres:", "postgresql:"),
  }),
  redisUrl: variable({
    name: "REDIS_URL",
    fallback: "none",
    about: "Needed to run several server processes",
    allowed: "a redis:// or rediss:// address",
    parse: url("redis:", "rediss:"),
  }),
  smtpUrl: variable({
    name: "SMTP_URL",
    fallback: "none",
    about: "Outgoing mail; without it mails wait and the console says so",
    allowed: "an smtp:// or smtps:// address",
    parse: url("smtp:", "smtps:"),
  }),
  mailFrom: variable({
    name: "MAIL_FROM",
    fallback: "none",
    about: "Sender of outgoing mail; needed with SMTP_URL",
    allowed: "an address such as help@example.com or Help <help@example.com>",
    parse: (value) =>
      /^([^\s<>@]+@[^\s<>@]+|[^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>)$/.test(value) ? value : undefined,
  }),
  pushContact: variable({
    name: "PUSH_CONTACT",
    fallback: "MAIL_FROM, else PUBLIC_URL",
    about: "Whom push services may write to about notifications",
    allowed: "a mailto: or https:// address",
    parse: (value) => (/^mailto:[^\s<>@]+@[^\s<>@]+$/.test(value) ? value : url("https:")(value)),
  }),
  pushPrivate: variable({
    name: "PUSH_PRIVATE",
    fallback: "off",
    about: "Notifications through push services in private networks, without HTTPS too",
    allowed: "on or off",
    parse: switchValue,
  }),
  linksPrivate: variable({
    name: "LINKS_PRIVATE",
    fallback: "off",
    about: "Titles of linked pages in private networks too, on any port",
    allowed: "on or off",
    parse: switchValue,
  }),
  adminEmail: variable({
    name: "ADMIN_EMAIL",
    fallback: "none",
    about: "First administrator, made at the first start without the wizard",
    allowed: "an email address",
    parse: (value) => (/^[^\s<>@]+@[^\s<>@]+$/.test(value) ? value.toLowerCase() : undefined),
  }),
  adminPassword: variable({
    name: "ADMIN_PASSWORD",
    fallback: "none",
    about: `Password of that administrator, at least ${PASSWORD_MIN} characters`,
    allowed: `${PASSWORD_MIN} to ${PASSWORD_MAX} characters`,
    parse: (value) => (value.length >= PASSWORD_MIN && value.length <= PASSWORD_MAX ? value : undefined),
  }),
  defaultLocale: variable({
    name: "DEFAULT_LOCALE",
    fallback: "en",
    about: "Language where a person has chosen none",
    allowed: "en or es",
    parse: oneOf("en", "es"),
  }),
  trustProxy: variable({
    name: "TRUST_PROXY",
    fallback: "off",
    about: "Proxies whose X-Forwarded-* headers count, as in Express",
    allowed: "on, off, a number of hops, or addresses",
    parse: trustProxy,
  }),
  geoipDb: variable({
    name: "GEOIP_DB",
    fallback: "none",
    about: "Database of where addresses are, in MaxMind's format",
    allowed: "the path of an .mmdb file",
    parse: (value) => resolve(value),
  }),
  geoipHeaders: variable({
    name: "GEOIP_HEADERS",
    fallback: "none",
    about: "Whose headers say where visitors are, from a proxy that TRUST_PROXY trusts",
    allowed: `${PROXIES.join(", ")}, or names such as country=X-Country,city=X-City`,
    parse: parseHeaderNames,
  }),
  mapTilesUrl: variable({
    name: "MAP_TILES_URL",
    fallback: "none",
    about: "Tiles under the map of visitors; without, it draws outlines and asks nobody",
    allowed: "an http:// or https:// address with {z}, {x} and {y} in its path",
    parse: parseTiles,
  }),
  mapAttribution: variable({
    name: "MAP_ATTRIBUTION",
    fallback: "none",
    about: "Whose tiles these are, shown on the map; needed with MAP_TILES_URL",
    allowed: "at most 200 characters, links as [text](https://…)",
    parse: (value) => (value.length <= 200 ? value : undefined),
  }),
  cobrowsePort: variable({
    name: "COBROWSE_PORT",
    fallback: "PORT + 1, or the next that is free",
    about: "Port of the page on which operators see what visitors show",
    allowed: "a free port from 0 to 65535",
    parse: (value) => (/^\d{1,5}$/.test(value) && Number(value) <= 65535 ? Number(value) : undefined),
  }),
  cobrowseOrigin: variable({
    name: "COBROWSE_ORIGIN",
    fallback: "that port of the console's host",
    about: "Where operators' browsers reach that page; needed with an https PUBLIC_URL",
    allowed: "an http:// or https:// address of another origin than PUBLIC_URL",
    parse: url("http:", "https:"),
  }),
  ...ICE_VARIABLES,
  logLevel: variable({
    name: "LOG_LEVEL",
    fallback: "info",
    about: "Least level written to the log",
    allowed: "trace, debug, info, warn, error or silent",
    parse: oneOf("trace", "debug", "info", "warn", "error", "silent"),
  }),
  fileMaxMb: variable({
    name: "FILE_MAX_MB",
    fallback: "25",
    about: "Largest file that can be sent, in MB",
    allowed: "a whole number from 1 to 1000",
    parse: (value) =>
      /^\d{1,4}$/.test(value) && Number(value) >= 1 && Number(value) <= 1000 ? Number(value) : undefined,
  }),
  demo: variable({
    name: "DEMO",
    fallback: "on",
    about: "The demo page at /demo/",
    allowed: "on or off",
    parse: switchValue,
  }),
};

export interface Config {
  port: number;
  host: string;
  publicUrl: string;
  dataDir: string;
  databaseUrl: string | null;
  redisUrl: string | null;
  smtpUrl: string | null;
  mailFrom: string | null;
  pushContact: string | null;
  pushPrivate: boolean;
  linksPrivate: boolean;
  admin: { email: string; password: string } | null;
  defaultLocale: Locale;
  trustProxy: boolean | number | string;
  geoipDb: string | null;
  geoipHeaders: HeaderNames | null;
  /** Tiles under the map of visitors. */
  mapTiles: MapTiles | null;
  /** null: the port after PORT, or the next that is free. */
  cobrowsePort: number | null;
  cobrowseOrigin: string | null;
  ice: IceConfig;
  logLevel: string;
  fileMaxMb: number;
  demo: boolean;
}

/** A wrong value in the environment; the message is the one line to print. */
export class ConfigError extends Error {}

/** Only the start shows that such a value is of no use here: the one line names its variable, too. */
export function refusal(
  variable: { name: string; allowed: string },
  value: string,
  error: unknown,
): ConfigError {
  const { message } = error instanceof AggregateError ? Object(error.errors[0]) : Object(error);
  const shown = SECRET.test(variable.name) ? "its value" : JSON.stringify(value);
  return new ConfigError(
    `${variable.name}: ${shown} does not work (${message}); it must be ${variable.allowed}`,
  );
}

const SECRET = /PASSWORD|SECRET|^(DATABASE|REDIS|SMTP)_URL$/;

/** Reads the environment. An empty variable counts as unset; secrets are not repeated in the error. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  function read<T>(variable: Variable<T>): T | null {
    const value = env[variable.name]?.trim();
    if (!value) return null;
    const parsed = variable.parse(value);
    if (parsed !== undefined) return parsed;
    const shown = SECRET.test(variable.name) ? "its value" : JSON.stringify(value);
    throw new ConfigError(`${variable.name}: ${shown} is not allowed; it must be ${variable.allowed}`);
  }
  function missing(needed: Variable<unknown>, given: Variable<unknown>): never {
    throw new ConfigError(
      `${needed.name}: "" is not allowed with ${given.name} set; it must be ${needed.allowed}`,
    );
  }
  const port = read(VARIABLES.port) ?? 3000;
  const email = read(VARIABLES.adminEmail);
  const password = read(VARIABLES.adminPassword);
  if (email && !password) missing(VARIABLES.adminPassword, VARIABLES.adminEmail);
  if (password && !email) missing(VARIABLES.adminEmail, VARIABLES.adminPassword);
  const smtpUrl = read(VARIABLES.smtpUrl);
  const mailFrom = read(VARIABLES.mailFrom);
  if (smtpUrl && !mailFrom) missing(VARIABLES.mailFrom, VARIABLES.smtpUrl);
  const tilesUrl = read(VARIABLES.mapTilesUrl);
  const attribution = read(VARIABLES.mapAttribution);
  if (tilesUrl && !attribution) missing(VARIABLES.mapAttribution, VARIABLES.mapTilesUrl);
  const ice = {
    stun: read(VARIABLES.stunUrls),
    turn: read(VARIABLES.turnUrls),
    secret: read(VARIABLES.turnSecret),
    username: read(VARIABLES.turnUsername),
    password: read(VARIABLES.turnPassword),
  };
  const publicUrl = read(VARIABLES.publicUrl) ?? `http://localhost:${port}`;
  const cobrowseOrigin = read(VARIABLES.cobrowseOrigin);
  if (cobrowseOrigin && new URL(cobrowseOrigin).origin === new URL(publicUrl).origin) {
    const { name, allowed } = VARIABLES.cobrowseOrigin;
    throw new ConfigError(`${name}: ${JSON.stringify(cobrowseOrigin)} is not allowed; it must be ${allowed}`);
  }
  return {
    port,
    host: read(VARIABLES.host) ?? "127.0.0.1",
    publicUrl,
    dataDir: read(VARIABLES.dataDir) ?? resolve("data"),
    databaseUrl: read(VARIABLES.databaseUrl),
    redisUrl: read(VARIABLES.redisUrl),
    smtpUrl,
    mailFrom,
    pushContact: read(VARIABLES.pushContact),
    pushPrivate: read(VARIABLES.pushPrivate) ?? false,
    linksPrivate: read(VARIABLES.linksPrivate) ?? false,
    admin: email && password ? { email, password } : null,
    defaultLocale: read(VARIABLES.defaultLocale) ?? "en",
    trustProxy: read(VARIABLES.trustProxy) ?? false,
    geoipDb: read(VARIABLES.geoipDb),
    geoipHeaders: read(VARIABLES.geoipHeaders),
    mapTiles: tilesUrl && attribution ? { url: tilesUrl, attribution } : null,
    cobrowsePort: read(VARIABLES.cobrowsePort),
    cobrowseOrigin,
    ice: iceConfig(ice, missing),
    logLevel: read(VARIABLES.logLevel) ?? "info",
    fileMaxMb: read(VARIABLES.fileMaxMb) ?? 25,
    demo: read(VARIABLES.demo) ?? true,
  };
}
