import { folded, readable } from "@palique/shared/address-match.ts";
import { type BrowserCondition, NUMBER, type Pieces, TEXT } from "@palique/shared/browser-rules.ts";
import type { RuleCondition } from "@palique/shared/invitations.ts";
import { numberIn } from "@palique/shared/rule-match.ts";

type Of<On extends RuleCondition["on"]> = Extract<RuleCondition, { on: On }>;

/** Nothing between the beginning and the end. */
const EMPTY: Pieces = ["az"];

/** Numbers are read here; of texts it is said where they must be. true, false: whatever the page tells. */
export function attributeCondition({ name, test, value, not }: Of<"attribute">): BrowserCondition | boolean {
  const wanted = folded(value);
  if (test === "is") return [TEXT, [[`a${wanted}z`]], name, not];
  if (test === "exists" || (test === "contains" && wanted === "")) return [TEXT, [EMPTY], name, !not];
  if (test === "contains") return [TEXT, [[wanted]], name, not];
  const limit = numberIn(value);
  // Compared with what is no number nothing holds.
  if (Number.isNaN(limit)) return not;
  const sign = test === "at-least" ? 1 : -1;
  return [NUMBER, sign * limit, name, not, sign];
}

/** A page stays on its origin, so patterns for others are left out and all can begin with the scheme. */
export function urlCondition({ any, not }: Of<"url">, pageUrl: string): BrowserCondition {
  const { origin, protocol } = new URL(pageUrl);
  const begins = folded(`${origin}/`);
  const pieces = any.flatMap((pattern) => {
    const [first = "", ...rest] = pattern.split("*").map((part) => folded(readable(part)));
    const last = rest.pop();
    if (last === undefined) return [[first]];
    const starts = first === "" ? [""] : [first, folded(`${protocol}//`) + first];
    if (first.startsWith("/")) starts.push(folded(origin) + first);
    return starts
      .filter((start) => start.startsWith(begins) || begins.startsWith(start))
      .map((start) => [`a${start}`, ...rest, `${last}z`].filter(Boolean));
  });
  return [TEXT, pieces, "", not];
}
