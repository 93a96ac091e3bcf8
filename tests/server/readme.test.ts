import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { VARIABLES } from "../../server/src/config.ts";

const root = resolve(import.meta.dirname, "../..");
const read = (path: string): string => readFileSync(resolve(root, path), "utf8");

test("the README's table names every variable the server reads, with its default and what it is for", () => {
  const rows = [...read("README.md").matchAll(/^\| `([A-Z_]+)` \| (.+?) \| (.+?) \|$/gm)];
  expect(rows.map(([, name, fallback, about]) => ({ name, fallback, about }))).toEqual(
    Object.values(VARIABLES).map(({ name, fallback, about }) => ({ name, fallback, about })),
  );
});

test("every command the README names exists", () => {
  const { scripts } = JSON.parse(read("package.json"));
  for (const name of ["start", "test", "lint", "format", "types", "deadcode", "size", "bench"]) {
    expect(scripts).toHaveProperty(name);
    expect(read("README.md")).toContain(name);
  }
});

test("the README names every call of the JavaScript API, and every event it tells", () => {
  const readme = read("README.md");
  const [, api = "", events = ""] =
    /interface PaliqueApi \{(.*?)\n\}\nexport type PaliqueEvent =(.*?);/s.exec(read("widget/src/host.ts")) ??
    [];
  const calls = [...api.matchAll(/^ {2}(\w+)\(/gm)].map(([, name]) => `\`${name}(`);
  const named = [...events.matchAll(/"(.+?)"/g)].map(([, name]) => `\`${name}\``);
  expect([calls.length, named.length].every((count) => count > 8)).toBe(true);
  expect([...calls, ...named].filter((one) => !readme.includes(one))).toEqual([]);
});

test("the index of decisions names each one", () => {
  const index = read("server/decisions/README.md");
  for (const file of readdirSync(resolve(root, "server/decisions"))) {
    if (file !== "README.md") expect(index).toContain(`(${file})`);
  }
});
