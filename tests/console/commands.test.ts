import { expect, test } from "vitest";
import { askedIn, commandsFor, composed, mayBeCommand, wordOf } from "../../console/src/commands/composed.ts";
import { command } from "../../console/src/commands/registry.ts";
import { priorityNamed } from "../../console/src/control/priority-word.ts";
import { control as es } from "../../console/src/i18n/es/control.ts";

const named = (id: string, words: string[], argument?: () => string) =>
  command({
    id,
    group: "go",
    title: () => id,
    icon: [],
    run: () => undefined,
    words,
    ...(argument ? { argument } : {}),
  });
const COMMANDS = [
  named("note", ["note", "nota"], () => "text"),
  named("end", ["end", "terminar"]),
  named("hold", ["hold", "espera"]),
];
const meant = (text: string) => {
  const found = composed(text, COMMANDS);
  if (found.kind === "text") return found.text;
  return found.kind === "command" ? [found.command.id, found.argument] : [found.command.id];
};

test("a command is run in either language, whatever its case and accents", () => {
  expect(meant("!end")).toEqual(["end", ""]);
  expect(meant("  !Terminar ")).toEqual(["end", ""]);
  expect(meant("!NÓTA el correo rebotó\ndos veces")).toEqual(["note", "el correo rebotó\ndos veces"]);
});

test("what is no command is text, however it begins", () => {
  for (const text of [
    "!Hola!",
    "!endless",
    "! end",
    "!",
    "¡!",
    "Hola !end",
    "!!end",
    "!end.",
    "/etc/passwd",
  ]) {
    expect(meant(text)).toBe(text);
  }
});

test("a command with words it has no use for is neither run nor sent", () => {
  expect(meant("!end now")).toEqual(["end"]);
});

test("a backslash or a second slash in front sends it as it stands", () => {
  expect(meant("\\!end")).toBe("!end");
  expect(meant("\\/hola")).toBe("/hola");
  expect(meant("//hola")).toBe("/hola");
  expect(meant("\\n is a line")).toBe("\\n is a line");
});

test("while it may become a command nobody is told of writing", () => {
  expect(["!", "!no", "/sal", "  !end"].map(mayBeCommand)).toEqual([true, true, true, true]);
  expect(["Hola!", "\\!end", ""].map(mayBeCommand)).toEqual([false, false, false]);
});

test("the list is for a first word, and proposes what it may become", () => {
  expect(askedIn("/")).toMatchObject({ sign: "/", query: "" });
  expect(askedIn("/buenos días")).toMatchObject({ sign: "/", query: "buenos días" });
  expect(askedIn("!no")).toMatchObject({ sign: "!", query: "no" });
  for (const text of ["//hola", "!nota algo", "Hola/", "1 / 2", "/uno\ndos", "¡Hola!"])
    expect(askedIn(text)).toBe(null);
  expect(commandsFor("NO", COMMANDS).map(({ id }) => id)).toEqual(["note"]);
  expect(commandsFor("hola", COMMANDS)).toEqual([]);
});

test("a slash behind a space opens the list at the caret, whatever stands around it", () => {
  const text = "Hola /env y gracias";
  expect(askedIn(text, 9)).toEqual({ sign: "/", query: "env", start: 5, end: 9 });
  expect(askedIn(text, text.length)).toBe(null);
  expect(askedIn("https://a.co/b c", 14)).toBe(null);
});

test("words are proposed in the language of the screen", () => {
  expect(COMMANDS.map((one) => wordOf(one, "es"))).toEqual(["nota", "terminar", "espera"]);
});

test("a priority is set by its name or its beginning, never by no word or a mistyped one", () => {
  const named = (word: string) => priorityNamed(word, (name) => es[name]);
  expect([named("urgente"), named("URG"), named("high"), named("ba")]).toEqual([
    "urgent",
    "urgent",
    "high",
    "low",
  ]);
  for (const word of ["", "urgnte", "-", "altísima"]) expect(named(word)).toBeUndefined();
});
