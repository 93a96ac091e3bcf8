import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { ConfigError, readConfig, VARIABLES } from "../../server/src/config.ts";
import { ADMIN_URL } from "../support/databases.ts";
import { startServer } from "../support/server.ts";

describe("the environment", () => {
  it("needs nothing: everything has a default, and an empty variable counts as unset", () => {
    const defaults = {
      port: 3000,
      host: "127.0.0.1",
      publicUrl: "http://localhost:3000",
      dataDir: resolve("data"),
      databaseUrl: null,
      redisUrl: null,
      smtpUrl: null,
      mailFrom: null,
      pushContact: null,
      pushPrivate: false,
      linksPrivate: false,
      admin: null,
      defaultLocale: "en",
      trustProxy: false,
      geoipDb: null,
      geoipHeaders: null,
      mapTiles: null,
      cobrowsePort: null,
      cobrowseOrigin: null,
      ice: { stun: [], turn: null },
      logLevel: "info",
      fileMaxMb: 25,
      demo: true,
    };
    expect(readConfig({})).toEqual(defaults);
    const empty = Object.fromEntries(Object.values(VARIABLES).map((variable) => [variable.name, " "]));
    expect(readConfig(empty)).toEqual(defaults);
  });

  it("is read as documented", () => {
    expect(
      readConfig({
        PORT: "8080",
        HOST: "0.0.0.0",
        PUBLIC_URL: "https://chat.example.com/",
        DATABASE_URL: "postgres://u:p@db/palique",
        REDIS_URL: "rediss://cache:6380",
        SMTP_URL: "smtp://mail:25",
        MAIL_FROM: "Help <help@example.com>",
        ADMIN_EMAIL: "Ana@Example.com",
        ADMIN_PASSWORD: "long enough",
        DEFAULT_LOCALE: "es",
        TRUST_PROXY: "1",
        GEOIP_HEADERS: "country=X-Country",
        MAP_TILES_URL: "https://tiles.example:8443/{z}/{x}/{y}{r}.png?key=a",
        MAP_ATTRIBUTION: "© [Somebody](https://tiles.example)",
        STUN_URLS: "stun:stun.example.com, stuns:[2001:db8::1]:5349",
        TURN_URLS: "turn:turn.example.com:3478?transport=udp,turns:turn.example.com",
        TURN_SECRET: "north wind",
        LOG_LEVEL: "warn",
        DEMO: "off",
      }),
    ).toMatchObject({
      port: 8080,
      publicUrl: "https://chat.example.com",
      admin: { email: "ana@example.com", password: "long enough" },
      defaultLocale: "es",
      trustProxy: 1,
      geoipHeaders: { country: "x-country" },
      mapTiles: {
        url: "https://tiles.example:8443/{z}/{x}/{y}{r}.png?key=a",
        attribution: "© [Somebody](https://tiles.example)",
      },
      ice: {
        stun: ["stun:stun.example.com", "stuns:[2001:db8::1]:5349"],
        turn: {
          urls: ["turn:turn.example.com:3478?transport=udp", "turns:turn.example.com"],
          access: { secret: "north wind" },
        },
      },
      demo: false,
    });
    const fixed = { TURN_URLS: "turn:a.example", TURN_USERNAME: "palique", TURN_PASSWORD: "south wind" };
    expect(readConfig(fixed).ice.turn?.access).toEqual({ username: "palique", password: "south wind" });
    expect(readConfig({ PORT: "4000" }).publicUrl).toBe("http://localhost:4000");
  });

  it.each([
    ["PORT", "70000"],
    ["PORT", "3000x"],
    ["HOST", "a b"],
    ["PUBLIC_URL", "chat.example.com"],
    ["PUBLIC_URL", "javascript:alert(1)"],
    ["DATABASE_URL", "mysql://db"],
    ["REDIS_URL", "http://cache"],
    ["SMTP_URL", "mail.example.com"],
    ["MAIL_FROM", "help"],
    ["MAIL_FROM", "Help <help@example.com"],
    ["PUSH_CONTACT", "help@example.com"],
    ["PUSH_PRIVATE", "maybe"],
    ["ADMIN_EMAIL", "ana"],
    ["ADMIN_PASSWORD", "nine char"],
    ["DEFAULT_LOCALE", "fr"],
    ["TRUST_PROXY", "<all>"],
    ["TRUST_PROXY", "banana"],
    ["TRUST_PROXY", "10.0.0.0/40"],
    ["GEOIP_HEADERS", "akamai"],
    ["GEOIP_HEADERS", "city=X-City"],
    ["GEOIP_HEADERS", "country=X-Country,country=X-Other"],
    ["MAP_TILES_URL", "https://tiles.example/{z}/{x}.png"],
    ["MAP_TILES_URL", "https://{s}.tiles.example/{z}/{x}/{y}.png"],
    ["MAP_TILES_URL", "https://tiles.example;script-src/{z}/{x}/{y}"],
    ["MAP_TILES_URL", "https://user:secret@tiles.example/{z}/{x}/{y}"],
    ["MAP_TILES_URL", "javascript:alert(1)//{z}/{x}/{y}"],
    ["MAP_ATTRIBUTION", "x".repeat(201)],
    ["STUN_URLS", "stun.example.com"],
    ["STUN_URLS", "turn:turn.example.com"],
    ["TURN_URLS", "turn:turn.example.com?transport=sctp"],
    ["TURN_URLS", "turn:turn.example.com,"],
    ["TURN_URLS", Array(11).fill("turn:a.example").join()],
    ["TURN_SECRET", "x".repeat(501)],
    ["COBROWSE_PORT", "70000"],
    ["COBROWSE_ORIGIN", "show.example.com"],
    ["COBROWSE_ORIGIN", "http://localhost:3000"],
    ["LOG_LEVEL", "loud"],
    ["DEMO", "maybe"],
  ])("a wrong %s stops the start with one line that names it and what is allowed", (name, value) => {
    const variable = Object.values(VARIABLES).find((known) => known.name === name);
    let message = "";
    try {
      readConfig({ [name]: value });
    } catch (error) {
      if (error instanceof ConfigError) message = error.message;
    }
    expect(message).toMatch(new RegExp(`^${name}: .+ is not allowed; it must be .+$`));
    expect(message).toContain(variable?.allowed);
    const secret = /PASSWORD|SECRET|^(DATABASE|REDIS|SMTP)_URL$/.test(name);
    expect(message.includes(value)).toBe(!secret);
  });

  it.each([
    ["ADMIN_PASSWORD", { ADMIN_EMAIL: "ana@example.com" }],
    ["ADMIN_EMAIL", { ADMIN_PASSWORD: "long enough" }],
    ["MAIL_FROM", { SMTP_URL: "smtp://mail" }],
    ["TURN_SECRET", { TURN_URLS: "turn:turn.example.com" }],
    ["TURN_URLS", { TURN_SECRET: "north wind" }],
    ["TURN_PASSWORD", { TURN_URLS: "turn:turn.example.com", TURN_USERNAME: "palique" }],
    ["TURN_USERNAME", { TURN_URLS: "turn:turn.example.com", TURN_PASSWORD: "south wind" }],
    ["MAP_ATTRIBUTION", { MAP_TILES_URL: "https://tiles.example/{z}/{x}/{y}.png" }],
  ])("%s is asked for by name when its partner is set", (name, env) => {
    expect(() => readConfig(env)).toThrow(new RegExp(`^${name}: `));
  });

  it.each([
    ["DATA_DIR", resolve(import.meta.dirname, "config.test.ts")],
    ["DATABASE_URL", "postgres://127.0.0.1:1/palique"],
    ["REDIS_URL", "redis://127.0.0.1:1"],
    ["GEOIP_DB", resolve(import.meta.dirname, "no-such.mmdb")],
    ["HOST", "no-such-host.invalid"],
    // PostgreSQL has it.
    ["COBROWSE_PORT", new URL(ADMIN_URL).port || "5432"],
  ])("a %s of no use on this machine stops the start with one line, too", async (name, value) => {
    const failure = await startServer({ env: { [name]: value } }).catch(String);
    expect(failure).toMatch(new RegExp(`start:\\n${name}: .+ does not work \\(.+\\); it must be .+\\n$`));
  });
});
