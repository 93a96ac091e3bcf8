import { isSelector } from "@palique/shared/selectors.ts";
import { Sharing } from "@palique/shared/sharing.ts";
import { SHARING_AT_FIRST } from "@palique/shared/sharing-at-first.ts";
import { expect, test } from "vitest";

test.each([
  ".price",
  "#card-number",
  "form > input[name='iban']",
  '[data-x="a, (b]"]',
  "main :is(h1, h2):not(.a):nth-child(2n + 1)",
  ".sm\\:hidden",
  "año-ñu",
])("%s can stand among others", (text) => {
  expect(isSelector(text)).toBe(true);
});

test.each([
  "",
  "[title",
  "a)",
  "a[b)]",
  "'a",
  "a,",
  ", a",
  "a,, b",
  "a >",
  "> .child",
  "a{color:red}",
  "</style>",
  "a/* b",
  "a\nb\u0000",
  "a\\",
  "x; y",
])("%j would break what stands beside it", (text) => {
  expect(isSelector(text)).toBe(false);
});

test("a site's rules are selectors, and its hosts are origins", () => {
  const takes = (change: object) => Sharing.safeParse({ ...SHARING_AT_FIRST, ...change });
  const rules = (mask: string[]) => ({ rules: { mask, block: [], show: [] } });
  expect(takes(rules([" .a ", ".b"])).data?.rules.mask).toEqual([".a", ".b"]);
  for (const mask of [["[a"], ["x".repeat(201)], Array(101).fill(".a")])
    expect(takes(rules(mask)).success).toBe(false);
  const hosts = (...all: string[]) => takes({ hosts: all });
  expect(hosts(" https://CDN.example.com/ ", "http://*.shop.example:8080").data?.hosts).toEqual([
    "https://cdn.example.com",
    "http://*.shop.example:8080",
  ]);
  for (const host of [
    "cdn.example.com",
    "https://*",
    "https://a.example/path",
    "https://a..example",
    "https://-a.example",
    "https://a.example; script-src *",
    "data:x",
    `https://${"a".repeat(400)}`,
  ]) {
    expect(hosts(host).success, host).toBe(false);
  }
});
