import { describe, expect, test } from "vitest";
import { translate } from "../../console/src/i18n/translate.ts";
import { routeOf } from "../../console/src/routes.ts";
import { ago, dayName, digits, timeOfDay } from "../../console/src/text/time.ts";
import { initialsOf } from "../../console/src/ui/face.ts";
import { cityOf, languageName, localTimeIn } from "../../console/src/visitor/about.ts";
import { browserName } from "../../console/src/visitor/user-agent.ts";

const MINUTE = 60_000;
const NOON = new Date(2026, 4, 6, 12).getTime();

describe("times", () => {
  test("a wait ticks in digits and grows hours when it must", () => {
    expect([7_000, 252_000, 3_729_000, -5].map(digits)).toEqual(["0:07", "4:12", "1:02:09", "0:00"]);
  });

  test("how long ago is said as short as it can be", () => {
    expect(ago(NOON - 20_000, NOON, "en")).toBe("1 min");
    expect(ago(NOON - 11 * MINUTE, NOON, "es")).toBe("11 min");
    expect(ago(NOON - 3 * 60 * MINUTE, NOON, "es")).toBe("9:00");
    expect(ago(NOON - 26 * 60 * MINUTE, NOON, "en")).toBe("Tue");
  });

  test("days have names in the language of the screen", () => {
    expect(dayName(NOON, NOON, "en")).toBe("Today");
    expect(dayName(NOON - 24 * 60 * MINUTE, NOON, "es")).toBe("Ayer");
    expect(dayName(NOON - 3 * 24 * 60 * MINUTE, NOON, "es")).toBe("Domingo");
  });

  test("the visitor's clock is read in the visitor's zone; an unknown zone says nothing", () => {
    const at = Date.UTC(2026, 4, 6, 15, 6);
    expect(localTimeIn("America/Bogota", at, "es")).toBe("10:06");
    expect(timeOfDay(at, "en", "Asia/Tokyo")).toBe("00:06");
    expect(localTimeIn("Nowhere/Land", at, "en")).toBe("");
    expect(cityOf("America/Argentina/Buenos_Aires")).toBe("Buenos Aires");
  });
});

test.each([
  [
    "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36",
    "Chrome 141 · Android",
  ],
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0",
    "Edge 141 · Windows",
  ],
  [
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15",
    "Safari 26 · macOS",
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/141.0 Mobile/15E148 Safari/604.1",
    "Chrome 141 · iPhone",
  ],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0", "Firefox 144 · Linux"],
  [
    "Mozilla/5.0 (Linux; Android 15; SM-S921B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36",
    "Samsung Internet 28 · Android",
  ],
  ["curl/8.5.0", ""],
])("%s is %s", (userAgent, name) => {
  expect(browserName(userAgent)).toBe(name);
});

test("a language has a name in the language of the screen; what nobody knows stays as it is", () => {
  expect(languageName("es-CO", "es")).toBe("Español (Colombia)");
  expect(languageName("en", "en")).toBe("English");
  expect(languageName("not a tag", "en")).toBe("not a tag");
});

test("initials are whole characters of the first and the last name", () => {
  expect(
    ["Ana Ñungo", "óscar", "María de los Ángeles Ruiz", "王小明", "👩‍💻 dev", " "].map(initialsOf),
  ).toEqual(["AÑ", "Ó", "MR", "王", "👩‍💻D", "?"]);
});

test("a text is singular or plural by its number, and keeps what it cannot fill", () => {
  const text = "{n} chat|{n} chats";
  expect([0, 1, 2].map((n) => translate("en", text, { n }))).toEqual(["0 chats", "1 chat", "2 chats"]);
  expect(translate("es", "Hola, {name}", {})).toBe("Hola, {name}");
});

test.each([
  ["/console/", { name: "inbox", view: "inbox", ref: null }],
  ["/console/?view=all", { name: "inbox", view: "all", ref: null }],
  ["/console/c/2044?view=mine", { name: "inbox", view: "mine", ref: "2044" }],
  ["/console/c/2044?m=12", { name: "inbox", view: "inbox", ref: "2044", seq: 12 }],
  ["/console/c/2044?m=-1", { name: "inbox", view: "inbox", ref: "2044" }],
  ["/console/tickets", { name: "tickets", ref: null }],
  ["/console/tickets/7", { name: "tickets", ref: "7" }],
  ["/console/settings/profile/", { name: "settings", path: "profile" }],
  ["/console/setup/abc", { name: "setup", token: "abc" }],
  ["/console/invite/abc", { name: "invite", token: "abc" }],
  ["/console/nothing", { name: "not-found" }],
  ["/console/c/%E0%A4%A", { name: "inbox", view: "inbox", ref: "%E0%A4%A" }],
])("%s leads to its place", (path, route) => {
  expect(routeOf(path)).toEqual(route);
});
