import { z } from "zod";
import type { BrowserRule } from "./browser-rules.ts";
import { Email, Name, Page, TimeZone } from "./fields.ts";
import { EXTERNAL_ID_MAX, VARIABLE_MAX, VARIABLE_NAME_MAX, VARIABLES_MAX } from "./limits.ts";
import type { Ask, Tell } from "./reply.ts";

/**
 * Who is on the websites now: what the tracker tells of itself over the visitor's connection. Anybody can make a
 * browser say anything, so nothing of it is proof of anything.
 */

/** Who on the embedding page is told of what happens in the widget, without personal data. */
export const Analytics = z.object({
  gtag: z.boolean(),
  dataLayer: z.boolean(),
  matomo: z.boolean(),
  plausible: z.boolean(),
});
export type Analytics = z.infer<typeof Analytics>;

/** `palique.set` also steers the widget with these. */
const NO_VARIABLES = new Set(["locale", "theme", "__proto__"]);
/** What is odd or too much of it is left out. */
function readVariables<T>(said: unknown, read: (value: unknown) => T | undefined): Record<string, T> {
  const told = Object(said) as Record<string, unknown>;
  const fair = Object.entries(told).flatMap(([name, value]): [string, T][] => {
    const key = name.trim().slice(0, VARIABLE_NAME_MAX);
    const known = read(value);
    return key && !NO_VARIABLES.has(key) && known !== undefined ? [[key, known]] : [];
  });
  return Object.fromEntries(fair.slice(0, VARIABLES_MAX));
}
function readVariable(value: unknown): string | undefined {
  const isValue = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
  return isValue ? String(value).slice(0, VARIABLE_MAX) : undefined;
}

/** What the page says of the visitor (`palique.set`). */
export const Variables = z
  .unknown()
  .transform((said) => readVariables(said, readVariable))
  .default({});
/** What it says from now on; null takes one back. */
const VariableChanges = z
  .unknown()
  .transform((said) => readVariables(said, (value) => (value === null ? null : readVariable(value))));

/** Milliseconds by the browser's monotonic clock: a wrong date does not matter. Odd ones count as none. */
const Elapsed = z
  .number()
  .min(0)
  .max(7 * 86_400_000)
  .catch(0);

/** First thing on every connection of a tracked page. */
export const Here = z.object({
  /** Names this load of the page, made by the browser: after a reconnection it goes on. */
  tab: z.string().regex(/^[\w-]{16,43}$/),
  page: Page,
  /** How long this page has been open. */
  pageMs: Elapsed,
  /** How long ago the visit began, as far as the browser knows. */
  visitMs: Elapsed,
  /** Visits of this browser, this one included; null where nothing is kept. */
  visits: z.number().int().min(1).max(1_000_000).nullable().catch(null),
  language: z
    .string()
    .regex(/^[a-z0-9-]{0,35}$/i)
    .catch(""),
  timeZone: TimeZone.nullable().catch(null),
  /** CSS pixels. */
  screen: z
    .object({ width: z.number().int().min(1).max(100_000), height: z.number().int().min(1).max(100_000) })
    .nullable()
    .catch(null),
  /** Its main pointer is a finger: tells an iPad from a Mac. */
  touch: z.boolean().catch(false),
  /** The same page was loaded anew: it is itself what led here. */
  reloaded: z.boolean().default(false).catch(false),
  /** Somebody used the page within the last minute, and it is not hidden. */
  active: z.boolean().catch(true),
  attributes: VariableChanges,
});
export type Here = z.input<typeof Here>;

export interface HereAnswer {
  /** For invitations, as they are for this page of this visitor. */
  rules: BrowserRule[];
}

export const VisitAttributes = z.object({ attributes: VariableChanges });
export type VisitAttributes = z.input<typeof VisitAttributes>;
export const VisitActive = z.object({ active: z.boolean() });
export type VisitActive = z.infer<typeof VisitActive>;

/** `palique.track("purchase", { total: 12 })`. */
export const EventName = z.string().trim().min(1).max(64);
export const VisitEvent = z.object({ name: EventName, data: Variables });
export type VisitEvent = z.input<typeof VisitEvent>;

/**
 * `palique.identify`. `hash` is the hex of HMAC-SHA256(site secret, id): with the right one the person counts as
 * verified and has the own history on every device; without, all of it is a claim.
 */
export const Identify = z.object({
  /** The browser's own token: made for this where it had none yet. */
  token: z.string().regex(/^[\w-]{43}$/),
  /** Of the customer, in the host's own system. */
  id: z.string().trim().min(1).max(EXTERNAL_ID_MAX).nullable().catch(null),
  name: Name.or(z.literal("")).catch(""),
  email: Email.or(z.literal("")).catch(""),
  hash: z
    .string()
    .regex(/^[0-9a-f]{64}$/i)
    .nullable()
    .catch(null),
});
export type Identify = z.input<typeof Identify>;

export interface TrackingToServer {
  "visit:here": Ask<Here, HereAnswer>;
  "visit:attributes": Tell<VisitAttributes>;
  "visit:active": Tell<VisitActive>;
  "visit:event": Tell<VisitEvent>;
  /** Consent was withdrawn: out of every list at once, and what was kept of the visit goes. */
  "visit:forget": Ask<Record<string, never>, null>;
  /** A verified person's conversation may be another one now: then "resync" follows. */
  identify: Ask<Identify, { verified: boolean }>;
  /** Logged out: this browser is nobody's again. */
  "identify:forget": Ask<Record<string, never>, null>;
}
