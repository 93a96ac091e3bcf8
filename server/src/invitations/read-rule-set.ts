import type { BrowserRule } from "@palique/shared/browser-rules.ts";
import type { App } from "../app.ts";
import type { Seen } from "../live/entry.ts";
import { compileRule } from "./compile-rule.ts";
import { listRules, type Rule } from "./rules.store.ts";

/** The rules that count now, as the page needs them that this visitor has just come to: without words and names. */
export async function readRuleSet(
  app: App,
  url: string,
  { siteId, place, since, device, ...seen }: Seen,
): Promise<BrowserRule[]> {
  const rules = await listCurrent(app, siteId);
  const now = app.now();
  const { language, referrer, returning, pages } = seen;
  const country = place?.country ?? null;
  const visit = { language, referrer, returning, pages, country, device: device.kind, siteMs: now - since };
  return rules.map((rule) => compileRule(rule, { ...visit, url, now })).filter((rule) => rule !== null);
}

export async function hasRules(app: App, siteId: string): Promise<boolean> {
  return (await listCurrent(app, siteId)).length > 0;
}

async function listCurrent(app: App, siteId: string): Promise<Rule[]> {
  const now = app.now();
  return (await listRules(app.db, siteId)).filter((rule) => isCurrent(rule, now));
}

/** Switched on, and within its dates. */
export function isCurrent({ enabled, startsAt, endsAt }: Rule, now: number): boolean {
  return enabled && (startsAt === null || startsAt <= now) && (endsAt === null || now < endsAt);
}
