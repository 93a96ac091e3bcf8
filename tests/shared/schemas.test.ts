import { AllowedOrigin, CompleteSetup, SaveSite } from "@palique/shared/admin.ts";
import { Color, Email, MessageText, TimeZone, WebUrl } from "@palique/shared/fields.ts";
import { BusinessHours } from "@palique/shared/hours.ts";
import { MESSAGE_MAX } from "@palique/shared/limits.ts";
import { localized, nearestLocale } from "@palique/shared/locale.ts";
import { CreateTicket, Draft, StartChat, VisitorAuth } from "@palique/shared/visitor.ts";
import { describe, expect, test } from "vitest";

function sorts(
  schema: { safeParse(value: unknown): { success: boolean } },
  good: unknown[],
  bad: unknown[],
): void {
  for (const value of good) expect(schema.safeParse(value).success, JSON.stringify(value)).toBe(true);
  for (const value of bad) expect(schema.safeParse(value).success, JSON.stringify(value)).toBe(false);
}

const TOKEN = "a".repeat(43);
const PERSON = {
  clientId: "client-id-1",
  token: TOKEN,
  departmentId: null,
  page: null,
  language: "es-CO",
  timeZone: "America/Bogota",
  name: "Marta",
  email: "marta@example.com",
};

describe("what comes in from outside", () => {
  test("a message has words, and not too many", () => {
    sorts(
      MessageText,
      ["hola", "  indented", "x".repeat(MESSAGE_MAX)],
      ["", " \n ", "x".repeat(MESSAGE_MAX + 1), 1],
    );
  });

  test("an email address is one, in small letters", () => {
    expect(Email.parse("Ana@Example.COM")).toBe("ana@example.com");
    sorts(Email, ["a@b.co"], ["", "a", "a@b", `${"a".repeat(250)}@b.co`]);
  });

  test("an address that people click is http or https", () => {
    sorts(
      WebUrl,
      ["https://a.example/b?c#d", "http://localhost:3000"],
      ["javascript:alert(1)", "data:text/html,x", "x"],
    );
  });

  test("colours and time zones exist", () => {
    sorts(Color, ["#0f6e66", "#FFFFFF"], ["red", "#fff", "#0f6e6", "url(x)"]);
    sorts(TimeZone, ["America/Bogota", "UTC"], ["Mars/Olympus", ""]);
  });

  test("an allowed origin is an origin, or one with any subdomain", () => {
    expect(AllowedOrigin.parse(" HTTPS://Shop.Example/ ")).toBe("https://shop.example");
    sorts(
      AllowedOrigin,
      ["https://shop.example", "http://localhost:8080", "https://*.shop.example", "http://[::1]:3000"],
      ["shop.example", "https://shop.example/path", "https://*", "ftp://shop.example", "*"],
    );
  });

  test("business hours begin before they end", () => {
    const hours = (from: string, to: string, day = 1) => ({ timeZone: "UTC", windows: [{ day, from, to }] });
    sorts(
      BusinessHours,
      [hours("08:00", "17:30"), hours("00:00", "24:00", 7), { timeZone: "UTC", windows: [] }],
      [
        hours("17:00", "08:00"),
        hours("08:00", "08:00"),
        hours("8:00", "17:00"),
        hours("08:00", "25:00"),
        hours("08:00", "17:00", 0),
      ],
    );
  });

  test("a visitor's token is 32 random bytes", () => {
    sorts(
      VisitorAuth,
      [
        { site: "KEY", token: TOKEN },
        { site: "KEY", token: null },
      ],
      [{ site: "KEY", token: "short" }, { site: "", token: null }, { token: TOKEN }],
    );
  });

  test("a start needs a client id, a token and words; a strange time zone is no reason to refuse", () => {
    const start = { ...PERSON, text: "hola" };
    sorts(
      StartChat,
      [start, { ...start, name: "", email: "" }, { ...start, timeZone: "Moon/Base" }],
      [
        { ...start, text: " " },
        { ...start, clientId: "short" },
        { ...start, token: null },
        { ...start, email: "not an address" },
      ],
    );
  });

  test("a ticket needs consent, name, email, type, subject and words", () => {
    const ticket = { ...PERSON, type: "claim", subject: "Late", message: "Where is it?", consent: true };
    sorts(
      CreateTicket,
      [ticket],
      [
        { ...ticket, consent: false },
        { ...ticket, name: "" },
        { ...ticket, email: "" },
        { ...ticket, type: "rant" },
        { ...ticket, subject: "  " },
        { ...ticket, message: "" },
      ],
    );
  });

  test("a draft is bounded", () => {
    sorts(
      Draft,
      [{ conversationId: "c", text: "" }],
      [{ conversationId: "c", text: "x".repeat(2001) }, { text: "x" }],
    );
  });

  test("the setup needs at least one department with a name", () => {
    const setup = {
      organisation: "Acme",
      name: "Ana",
      email: "ana@example.com",
      password: "correct horse",
      locale: "en",
      timeZone: "UTC",
      departments: [{ es: "Ventas" }],
      origins: [],
    };
    sorts(
      CompleteSetup,
      [setup],
      [
        { ...setup, departments: [] },
        { ...setup, departments: [{}] },
        { ...setup, password: "short" },
        { ...setup, locale: "fr" },
      ],
    );
  });

  test("a site's privacy link can never run as script", () => {
    const site = { privacyUrl: "javascript:alert(1)" };
    expect(SaveSite.shape.privacyUrl.safeParse(site.privacyUrl).success).toBe(false);
  });
});

describe("languages", () => {
  test("a text is shown in the wanted language, else in the one there is", () => {
    expect(localized({ en: "Sales", es: "Ventas" }, "es")).toBe("Ventas");
    expect(localized({ es: "Ventas" }, "en")).toBe("Ventas");
    expect(localized({}, "en")).toBe("");
  });

  test("the nearest language of a browser's tag", () => {
    expect(nearestLocale("es-CO", "en")).toBe("es");
    expect(nearestLocale("EN-gb", "es")).toBe("en");
    expect(nearestLocale("fr", "es")).toBe("es");
    expect(nearestLocale(null, "en")).toBe("en");
  });
});
