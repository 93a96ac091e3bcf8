import { fitsAddress, folded } from "./address-match.ts";
import type { DeviceKind } from "./devices.ts";
import type { RuleCondition } from "./invitations.ts";
import { minuteOfWeek, wallClock } from "./wall-clock.ts";

/**
 * Whether the conditions of a rule for invitations hold: what the server asks to confirm what it can know of it.
 * Browsers find the moment with what is compiled for them, which means the same.
 */

/** What is known of a visit at one moment. Undefined: not known here, or not yet. Times in milliseconds. */
export interface RuleFacts {
  pageMs?: number | undefined;
  siteMs?: number | undefined;
  pages?: number | undefined;
  url?: string | undefined;
  /** Address of the page that led to the site; "" none. */
  referrer?: string | undefined;
  /** BCP 47. */
  language?: string | undefined;
  /** ISO 3166-1 alpha-2; null: nobody can tell, so it is none of a list. */
  country?: string | null | undefined;
  device?: DeviceKind | undefined;
  returning?: boolean | undefined;
  attributes?: Readonly<Record<string, string | null>> | undefined;
  /** How often each event was told in this visit. */
  events?: Readonly<Record<string, number>> | undefined;
  /** The visitor is about to leave, at this very moment. */
  exit?: boolean | undefined;
  idleMs?: number | undefined;
  /** How far down this page was seen. */
  scrollPercent?: number | undefined;
  /** Server clock, epoch ms. */
  now?: number | undefined;
}

const MINUTE = 60_000;
const DAY_MINUTES = 1_440;
/** A change of the clocks moves what was reckoned: nothing is reckoned further ahead than this. */
const LOOK_AGAIN_MS = 60 * MINUTE;
const NEVER = Number.POSITIVE_INFINITY;

/** Nothing that is known speaks against it: what the server says of a rule that a browser found to fit. */
export function mayFit(conditions: readonly RuleCondition[], facts: RuleFacts): boolean {
  return conditions.every((condition) => !msUntil(condition, facts));
}

/**
 * Milliseconds until all conditions can hold by the mere passing of time: 0 where they do, Infinity where something
 * else has to happen first. What is not known does not hold.
 */
export function msUntilFit(conditions: readonly RuleCondition[], facts: RuleFacts): number {
  return Math.max(0, ...conditions.map((condition) => msUntil(condition, facts) ?? NEVER));
}

/** The same of one condition; undefined: what it asks for is not known. */
function msUntil(condition: RuleCondition, facts: RuleFacts): number | undefined {
  if (condition.on === "page-time") return rest(condition.seconds, facts.pageMs);
  if (condition.on === "site-time") return rest(condition.seconds, facts.siteMs);
  if (condition.on === "idle") return rest(condition.seconds, facts.idleMs);
  if (condition.on === "schedule") return untilOpen(condition, facts.now);
  const holds = holdsNow(condition, facts);
  if (holds === undefined) return undefined;
  return holds === ("not" in condition && condition.not) ? NEVER : 0;
}

function rest(seconds: number, passed: number | undefined): number | undefined {
  return passed === undefined ? undefined : Math.max(0, seconds * 1000 - passed);
}

type Timeless = Exclude<RuleCondition, { on: "page-time" | "site-time" | "idle" | "schedule" }>;

/** Before `not` turns it around. */
function holdsNow(condition: Timeless, facts: RuleFacts): boolean | undefined {
  switch (condition.on) {
    case "pages":
      return known(facts.pages, (pages) => pages >= condition.atLeast);
    case "url":
    case "referrer":
      return known(facts[condition.on], (address) => fitsAddress(condition.any, address));
    case "language":
      return known(facts.language, (tag) => condition.any.some((one) => fitsLanguage(one, tag)));
    case "country":
      return known(facts.country, (country) => condition.any.includes(country ?? ""));
    case "device":
      return known(facts.device, (device) => condition.any.includes(device));
    case "returning":
      return known(facts.returning, (returning) => returning === condition.is);
    case "attribute":
      return known(facts.attributes, (told) => fitsAttribute(condition, own(told, condition.name) ?? ""));
    case "event":
      return known(facts.events, (counts) => (own(counts, condition.name) ?? 0) >= condition.times);
    case "exit":
      return facts.exit;
    case "scroll":
      return known(facts.scrollPercent, (percent) => percent >= condition.percent);
  }
}

function known<T>(fact: T | undefined, test: (fact: T) => boolean): boolean | undefined {
  return fact === undefined ? undefined : test(fact);
}

/** What the page named itself, and not what every object has ("constructor"). */
function own<T>(told: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(told, name) ? told[name] : undefined;
}

/** "es" in any country, "es-CO" only there; scripts and variants do not matter. */
function fitsLanguage(wanted: string, tag: string): boolean {
  const [language, country] = wanted.toUpperCase().split("-");
  const [spoken, ...rest] = tag.toUpperCase().split("-");
  return language === spoken && (!country || country === rest.find((part) => part.length === 2));
}

/** What was not told is "". */
function fitsAttribute({ test, value }: Extract<Timeless, { on: "attribute" }>, said: string): boolean {
  if (test === "exists") return said !== "";
  if (test === "is") return folded(said) === folded(value);
  if (test === "contains") return said !== "" && folded(said).includes(folded(value));
  return test === "at-least" ? numberIn(said) >= numberIn(value) : numberIn(said) <= numberIn(value);
}

/** NaN, which is neither more nor less than anything, where there is none; JavaScript takes "" for 0. */
export function numberIn(text: string): number {
  return text.trim() ? Number(text) : Number.NaN;
}

/** A window past midnight belongs to the day it begins on. */
function untilOpen(
  { timeZone, days, from, to }: Extract<RuleCondition, { on: "schedule" }>,
  now: number | undefined,
): number | undefined {
  const week = 7 * DAY_MINUTES;
  const minute = now === undefined ? undefined : minuteIn(timeZone, now);
  if (now === undefined || minute === undefined) return undefined;
  const length = to > from ? to - from : to - from + DAY_MINUTES;
  const since = days.map((day) => (minute - day * DAY_MINUTES - from + 2 * week) % week);
  if (Math.min(...since) < length) return 0;
  const ahead = week - Math.max(...since);
  return Math.min(LOOK_AGAIN_MS, ahead * MINUTE - (now % MINUTE));
}

/** undefined where this device does not know the zone. */
function minuteIn(timeZone: string, now: number): number | undefined {
  try {
    return minuteOfWeek(wallClock(timeZone), now);
  } catch {
    return undefined;
  }
}
