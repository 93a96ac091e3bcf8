import {
  type BrowserCondition,
  type BrowserRule,
  EVENT,
  EXIT,
  IDLE,
  MOVES,
  PAGE,
  SCROLL,
  SINCE,
  type Span,
} from "@palique/shared/browser-rules.ts";
import type { DeviceKind } from "@palique/shared/devices.ts";
import type { RuleCondition } from "@palique/shared/invitations.ts";
import { msUntilFit } from "@palique/shared/rule-match.ts";
import { attributeCondition, urlCondition } from "./compile-texts.ts";
import { openSpans } from "./open-spans.ts";
import type { Rule } from "./rules.store.ts";

/** What the server knows of a page as it comes; `siteMs`: the visit until now. */
export interface PageFacts {
  url: string;
  referrer: string;
  language: string;
  country: string | null;
  device: DeviceKind;
  returning: boolean;
  pages: number;
  siteMs: number;
  now: number;
}

/** Longer than any page is open. */
const FOREVER = Number.MAX_SAFE_INTEGER;

/** The rule as this page needs it: without what holds anyway. null: it cannot fit here. */
export function compileRule(
  { id, delaySeconds, conditions }: Pick<Rule, "id" | "delaySeconds" | "conditions">,
  known: PageFacts,
): BrowserRule | null {
  const left: BrowserCondition[] = [];
  for (const condition of conditions) {
    const compiled = compile(condition, known);
    if (compiled === false) return null;
    if (compiled !== true) left.push(compiled);
  }
  return [id, delaySeconds * 1000, left];
}

/** true, false: whatever happens on this page. */
function compile(condition: RuleCondition, known: PageFacts): BrowserCondition | boolean {
  switch (condition.on) {
    case "page-time":
      return [PAGE, after(condition.seconds * 1000)];
    case "idle":
      return [IDLE, after(condition.seconds * 1000)];
    case "site-time":
      return [SINCE, after(condition.seconds * 1000 - known.siteMs)];
    case "schedule":
      return [SINCE, openSpans(condition, known.now)];
    case "pages":
      return condition.atLeast <= known.pages || [MOVES, condition.atLeast - known.pages];
    case "scroll":
      return [SCROLL, condition.percent];
    case "exit":
      return [EXIT, 1];
    case "event":
      return [EVENT, condition.times, condition.name];
    case "attribute":
      return attributeCondition(condition);
    case "url":
      return urlCondition(condition, known.url);
    default:
      return msUntilFit([condition], known) === 0;
  }
}

function after(ms: number): Span[] {
  return [[Math.max(0, ms), FOREVER]];
}
