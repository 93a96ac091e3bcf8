import type { Canned } from "@palique/shared/canned.ts";
import { ImportCanned } from "@palique/shared/canned.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Departments, parseImport, toCsv, toJson } from "../../console/src/settings/canned/exchange.ts";
import { firstOf, isListed, sectionsOf } from "../../console/src/settings/canned/listed.ts";
import { asShortcut, freeShortcut } from "../../console/src/settings/canned/rules.ts";
import { parseCsv, writeCsv } from "../../console/src/text/csv.ts";

const departments: Departments = {
  nameOf: () => "Ventas, «norte»",
  idOf: (name) => (name.trim().toLowerCase() === "ventas, «norte»" ? "d1" : undefined),
};
const canned = (change: Partial<Canned> = {}): Canned => ({
  id: "c",
  scope: "personal",
  departmentId: null,
  shortcut: "hola",
  title: "",
  folder: "",
  texts: { es: "¡Hola!" },
  files: [],
  uses: 3,
  ...change,
});
const word = fc.stringMatching(/^[a-zñé0-9][a-z0-9_-]{0,20}$/);
const text = fc.string({ minLength: 1, maxLength: 60, unit: "grapheme" }).filter((one) => one.trim() === one);
const many = fc.uniqueArray(
  fc.record({
    shortcut: word,
    title: text,
    folder: fc.constantFrom("", "Envíos", "=1+1", "'quoted"),
    texts: fc.record({
      es: text,
      en: fc.constantFrom("a;b", 'say "hi"\r\n\r\n- one', "=SUM(A1)", "-- \n", "'=x"),
    }),
    scope: fc.constantFrom("personal", "department", "global"),
  }),
  { minLength: 1, selector: (one) => one.shortcut },
);

test("what an export holds comes back the same, as JSON and through a spreadsheet's CSV", () => {
  fc.assert(
    fc.property(many, (values) => {
      const list = values.map((one) =>
        canned({ ...one, departmentId: one.scope === "department" ? "d1" : null }),
      );
      const wanted = list.map(({ id: _, files: __, uses: ___, ...rest }) => rest);
      for (const file of [toJson(list, departments), toCsv(list, departments)]) {
        const { items, problems } = parseImport(file, departments, false);
        expect(problems).toEqual([]);
        expect(items).toEqual(wanted);
        expect(ImportCanned.safeParse({ items }).success).toBe(true);
      }
    }),
  );
});

test("any cells come back from CSV as they were, and none is a formula to a spreadsheet", () => {
  const cell = fc.string({ unit: "grapheme" }).filter((one) => !/^[=+\-@\t\r']/.test(one));
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constant("x"), cell, cell), { minLength: 1 }), (rows) => {
      expect(parseCsv(writeCsv(rows))?.map((row) => row.cells)).toEqual(rows);
    }),
  );
  expect(writeCsv([["=HYPERLINK(1)", "+1", "@x"]])).toContain("'=HYPERLINK(1),'+1,'@x");
});

test("a spreadsheet's semicolons, missing columns and other departments' names are understood", () => {
  const file =
    'Shortcut;ES;Department\r\n/Hola;"Hola; ¿qué tal?\r\nBien";\r\nVentas;Sí;ventas, «norte»\r\n;;\r\n';
  expect(parseImport(file, departments, false)).toEqual({
    kind: "csv",
    problems: [],
    items: [
      {
        scope: "personal",
        departmentId: null,
        shortcut: "hola",
        title: "",
        folder: "",
        texts: { es: "Hola; ¿qué tal?\r\nBien" },
      },
      {
        scope: "department",
        departmentId: "d1",
        shortcut: "ventas",
        title: "",
        folder: "",
        texts: { es: "Sí" },
      },
    ],
  });
});

test("every wrong line is named at once, where it stands in the file", () => {
  const file = `shortcut,en,scope,department,title
fine,yes,,,
,yes,,,
two words,yes,,,
"empty","
",,,
late,yes,everyone,,
where,yes,department,Nowhere,
fine,again,,,
long,${"x".repeat(5_001)},,,
title,yes,,,${"t".repeat(121)}
`;
  const { problems } = parseImport(file, departments, false);
  expect(problems.map(({ at, key }) => [at, key])).toEqual([
    [3, "itemNoShortcut"],
    [4, "itemShortcut"],
    [5, "itemText"],
    [7, "itemScope"],
    [8, "itemDepartment"],
    [9, "itemTwice"],
    [10, "itemTextLong"],
    [11, "itemTitle"],
  ]);
});

test("files that are none are told apart", () => {
  const keyOf = (file: string) => parseImport(file, departments, false).problems[0]?.key;
  expect(keyOf("")).toBe("noColumns");
  expect(keyOf("a,b\n1,2")).toBe("noColumns");
  expect(keyOf("shortcut,en\n")).toBe("notItems");
  expect(keyOf('shortcut,en\nx,"open')).toBe("quotes");
  expect(keyOf("{")).toBe("notJson");
  expect(keyOf('{"other":[]}')).toBe("notItems");
  expect(keyOf("[]")).toBe("notItems");
  expect(keyOf('[null, 3, {"shortcut": {}, "texts": "no"}]')).toBe("itemNoShortcut");
  expect(keyOf(`[${'{"shortcut":"x","texts":{"en":"x"}},'.repeat(1_001).slice(0, -1)}]`)).toBe("tooMany");
});

test("whoever keeps nothing for others imports all of it as their own", () => {
  const list = [
    canned({ scope: "global" }),
    canned({ scope: "department", departmentId: "d1", shortcut: "dos" }),
  ];
  const { items, problems } = parseImport(toJson(list, departments), departments, true);
  expect(problems).toEqual([]);
  expect(items.map((item) => [item.scope, item.departmentId])).toEqual([
    ["personal", null],
    ["personal", null],
  ]);
});

test("a copy gets a shortcut that its owner does not have", () => {
  const list = [canned(), canned({ shortcut: "hola-2" }), canned({ scope: "global", shortcut: "hola-3" })];
  expect(freeShortcut(canned(), list)).toBe("hola-3");
  expect(freeShortcut(canned({ shortcut: "hola-2" }), list)).toBe("hola-3");
  expect(freeShortcut(canned({ scope: "global" }), list)).toBe("hola");
  expect(
    freeShortcut(canned({ shortcut: "x".repeat(40) }), [canned({ shortcut: "x".repeat(40) })]),
  ).toHaveLength(37);
  expect(asShortcut(" /Hola Mundo")).toBe("hola-mundo");
});

test("the list is by owner, folder and shortcut, is found without accents, and cut where it is long", () => {
  const list = [
    canned({ id: "1", scope: "global", shortcut: "z" }),
    canned({ id: "2", scope: "department", departmentId: "d2", shortcut: "b" }),
    canned({ id: "3", scope: "department", departmentId: "d1", shortcut: "b-10", folder: "Envíos" }),
    canned({ id: "4", scope: "department", departmentId: "d1", shortcut: "b-9", folder: "Envíos" }),
    canned({ id: "5", shortcut: "mío", texts: { en: "Señal" } }),
    canned({ id: "6", scope: "department", departmentId: "d1", shortcut: "plain" }),
  ];
  const names = (id: string) => (id === "d1" ? "Ventas" : "Soporte");
  const order = (most: number) =>
    firstOf(sectionsOf(list, names), most).map(({ whose, folders }) => [
      whose,
      ...folders.map(({ name, items }) => `${name}: ${items.map((one) => one.id).join(" ")}`),
    ]);
  expect(order(99)).toEqual([
    ["personal", ": 5"],
    ["d2", ": 2"],
    ["d1", ": 6", "Envíos: 4 3"],
    ["global", ": 1"],
  ]);
  expect(order(4)).toEqual([
    ["personal", ": 5"],
    ["d2", ": 2"],
    ["d1", ": 6", "Envíos: 4"],
  ]);
  const found = (query: string, whose = "", folder: string | null = null) =>
    list.filter((one) => isListed(one, { query, whose, folder })).map((one) => one.id);
  expect(found("senal")).toEqual(["5"]);
  expect(found("envios b")).toEqual(["3", "4"]);
  expect(found("", "d1")).toEqual(["3", "4", "6"]);
  expect(found("", "d1", "")).toEqual(["6"]);
});
