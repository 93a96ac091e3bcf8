import { customValues } from "@palique/shared/contact-values.ts";
import {
  cutAtVariables,
  fillIn,
  fillOrLeaveOut,
  firstMissing,
  missingIn,
  unknownIn,
} from "@palique/shared/variables.ts";
import fc from "fast-check";
import { expect, test } from "vitest";

const values = { "visitor.name": "Marta", "visitor.email": " ", "custom.plan": "gold" };

test("what is known is filled in, what is not stands as written and is named once", () => {
  const text = "{{visitor.name}} {{ custom.plan }} {{visitor.email}} {{visitor.email}} {{custom.other}}";
  expect(fillIn(text, values)).toBe("Marta gold {{visitor.email}} {{visitor.email}} {{custom.other}}");
  expect(missingIn(text, values)).toEqual(["visitor.email", "custom.other"]);
  const filled = fillIn(text, values);
  expect(filled.slice(firstMissing(filled)?.start, firstMissing(filled)?.end)).toBe("{{visitor.email}}");
});

test("a variable may say what stands there when nothing is known", () => {
  expect(fillIn("Hello {{visitor.email|there}}, {{visitor.name|you}}", values)).toBe("Hello there, Marta");
  expect(missingIn("{{visitor.email|there}} {{visitor.email| }}", values)).toEqual(["visitor.email"]);
});

test("sent without what is missing, it reads as if that had never stood there", () => {
  expect(fillOrLeaveOut("Hello {{visitor.name}}, welcome")).toBe("Hello, welcome");
  expect(fillOrLeaveOut("{{visitor.name}} welcome")).toBe("welcome");
  expect(fillOrLeaveOut("Order {{custom.order}} is on its way")).toBe("Order is on its way");
  expect(fillOrLeaveOut("Bye {{visitor.name}}")).toBe("Bye");
  expect(fillOrLeaveOut("Any questions, {{visitor.name}}?")).toBe("Any questions?");
  expect(fillOrLeaveOut("Hi, {{visitor.name}}, bye, {{visitor.name}}")).toBe("Hi, bye");
});

test("slips of the pen are found, and other braces are left alone", () => {
  expect(unknownIn("{{visitor.nmae}} {{visitor.name}} {{custom.x}} {{nombre}}")).toEqual([
    "visitor.nmae",
    "nombre",
  ]);
  expect(fillIn("{{nombre}} {visitor.name} {{}} {{{visitor.name}}}", values)).toBe(
    "{{nombre}} {visitor.name} {{}} {Marta}",
  );
});

test("a value is words, whatever stands in it, and pieces always make up the whole", () => {
  expect(fillIn("{{visitor.name}}!", { "visitor.name": "{{visitor.email}} $& $1" })).toBe(
    "{{visitor.email}} $& $1!",
  );
  const part = fc.constantFrom(
    "{{",
    "}}",
    "|",
    "visitor.name",
    "custom.",
    "x",
    " ",
    "\n",
    "ñ",
    "{{custom.x|y}}",
  );
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const text = parts.join("");
      const pieces = cutAtVariables(text, {});
      expect(pieces.every((piece) => piece.text !== "")).toBe(true);
      if (!text.includes("|")) expect(pieces.map((piece) => piece.text).join("")).toBe(text);
    }),
  );
});

test("custom variables come from the page, and from the team's own fields where the page says nothing", () => {
  const known = [
    { key: "plan", kind: "choice" as const, value: "Gold" },
    { key: "member", kind: "boolean" as const, value: "yes" },
    { key: "since", kind: "date" as const, value: "2019-03-01" },
    { key: "points", kind: "number" as const, value: "1234.5" },
  ];
  const text = "{{custom.plan}}, {{custom.member}}, {{custom.since}}, {{custom.points}}";
  expect(fillIn(text, customValues({ plan: "Basic", member: " " }, known, "en"))).toBe(
    "Basic, yes, March 1, 2019, 1,234.5",
  );
  expect(fillIn(text, customValues({}, known, "es"))).toBe("Gold, sí, 1 de marzo de 2019, 1234,5");
});
