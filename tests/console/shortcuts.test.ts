import { expect, test } from "vitest";
import { commandFor } from "../../console/src/commands/command-for.ts";
import { ariaKeys, keyLabels, type Pressed } from "../../console/src/commands/keys.ts";
import { type Command, command } from "../../console/src/commands/registry.ts";

const commands: Command[] = [
  ["end", "e", "Alt+Shift+E"],
  ["go", "g i"],
  ["inbox", "i"],
  ["help", "?"],
  ["palette", "Mod+K"],
].map(([id = "", ...keys]) =>
  command({ id, group: "go", title: () => id, icon: [], keys, run: () => undefined }),
);

const press = (key: string, more: Partial<Pressed> = {}): Pressed => ({
  key,
  code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : "",
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  ...more,
});
function meant(event: Pressed, { begun = "", plain = true, mac = false } = {}) {
  const found = commandFor(commands, event, { begun, plain, mac });
  return found && found !== "begins" ? found.id : found;
}

test("a letter alone runs its command, and not with another key held", () => {
  expect(meant(press("e"))).toBe("end");
  expect(meant(press("e", { ctrlKey: true }))).toBe(null);
  expect(meant(press("E", { shiftKey: true }))).toBe(null);
});

test("letters mean nothing while somebody writes or has turned them off, keys with Alt or Ctrl still do", () => {
  expect(meant(press("e"), { plain: false })).toBe(null);
  expect(meant(press("g"), { plain: false })).toBe(null);
  expect(meant(press("E", { altKey: true, shiftKey: true }), { plain: false })).toBe("end");
  expect(meant(press("k", { ctrlKey: true }), { plain: false })).toBe("palette");
});

test("one key after the other is not the second key alone", () => {
  expect(meant(press("g"))).toBe("begins");
  expect(meant(press("i"), { begun: "g" })).toBe("go");
  expect(meant(press("i"))).toBe("inbox");
  expect(meant(press("e"), { begun: "g" })).toBe(null);
});

test("the sign on the key counts, wherever a keyboard has it", () => {
  expect(meant(press("?", { shiftKey: true, code: "Minus" }))).toBe("help");
  expect(meant(press("?", { code: "Slash" }))).toBe("help");
});

test("a Mac has its Cmd, and signs of its own with Alt; another alphabet has the places of the keys", () => {
  expect(meant(press("k", { metaKey: true }), { mac: true })).toBe("palette");
  expect(meant(press("k", { ctrlKey: true }), { mac: true })).toBe(null);
  expect(meant(press("´", { code: "KeyE", altKey: true, shiftKey: true }), { mac: true })).toBe("end");
  expect(meant(press("у", { code: "KeyE" }))).toBe("end");
});

test("keys are shown as they are labelled", () => {
  expect(keyLabels("Mod+K", false)).toEqual(["Ctrl", "K"]);
  expect(keyLabels("Mod+K", true)).toEqual(["⌘", "K"]);
  expect(keyLabels("Alt+ArrowDown", false)).toEqual(["Alt", "↓"]);
  expect(keyLabels("g i", false)).toEqual(["G", "I"]);
  expect(ariaKeys("Mod+K", true)).toBe("Meta+K");
  expect(ariaKeys("g i", false)).toBeUndefined();
});
