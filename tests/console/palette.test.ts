import { expect, test } from "vitest";
import { findable, fitness } from "../../console/src/commands/match.ts";
import { type Section, sectionsFor } from "../../console/src/commands/palette-rows.ts";

const item = (id: string, title: string, keywords = "") => ({
  id,
  title,
  keywords,
  icon: [],
  run: () => undefined,
});
const SECTIONS: Section[] = [
  { id: "chat", title: "Chat", items: [item("transfer", "Transfer", "pasar"), item("end", "End chat")] },
  { id: "people", title: "People", items: [item("munoz", "Ana Muñoz"), item("paz", "Leo Paz")] },
];
const found = (query: string, recent: string[] = []) =>
  sectionsFor(query, SECTIONS, recent, "Lately").map(({ id, items }) => [id, ...items.map((one) => one.id)]);

test("accents, case and missing letters do not matter", () => {
  expect(found("MUNOZ")).toEqual([["people", "munoz"]]);
  expect(found("trsf")).toEqual([["chat", "transfer"]]);
  expect(found("paz leo")).toEqual([["people", "paz"]]);
  expect(found("leo munoz")).toEqual([]);
  expect(found("???")).toEqual([]);
});

test("the best match comes first, and a title wins over other words for it", () => {
  expect(found("pa")).toEqual([
    ["people", "paz"],
    ["chat", "transfer"],
  ]);
  const fitOf = (title: string) => fitness("tra", findable(title));
  expect(fitOf("Transfer")).toBeGreaterThan(fitOf("Extract"));
  expect(fitOf("Transfer the chat")).toBeGreaterThan(fitOf("The transfer"));
});

test("what was used lately stands first, and only once, and wins among equals", () => {
  expect(found("", ["paz", "gone"])).toEqual([
    ["recent", "paz"],
    ["chat", "transfer", "end"],
    ["people", "munoz"],
  ]);
  const twins = [{ id: "x", title: "X", items: [item("one", "Open"), item("two", "Open")] }];
  expect(sectionsFor("open", twins, ["two"], "")[0]?.items.map(({ id }) => id)).toEqual(["two", "one"]);
});
