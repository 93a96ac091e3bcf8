import { createHash } from "node:crypto";
import type { BrowserRule, RuleSet } from "@palique/shared/invitations.ts";
import type { App } from "../app.ts";
import { AppError } from "../errors.ts";
import { type Asker, originAllowed } from "../sites/check-origin.ts";
import { findSiteByKey } from "../sites/sites.store.ts";
import { listRules, type Rule } from "./rules.store.ts";

/** What browsers need to know when to ask. Fails with "site-unknown" and "origin-refused". */
export async function readRuleSet(app: App, key: string, asker: Asker): Promise<RuleSet> {
  const site = await findSiteByKey(app.db, key);
  if (!site) throw new AppError("site-unknown");
  if (!originAllowed(app, site, asker)) throw new AppError("origin-refused");
  return { rules: await listBrowserRules(app, site.id), now: app.now() };
}

/** Names the set a site has now; undefined: there are no rules that count. */
export async function nameRuleSet(app: App, siteId: string): Promise<string | undefined> {
  const rules = await listBrowserRules(app, siteId);
  if (rules.length === 0) return undefined;
  return createHash("sha256").update(JSON.stringify(rules)).digest("base64url").slice(0, 12);
}

async function listBrowserRules(app: App, siteId: string): Promise<BrowserRule[]> {
  const now = app.now();
  return (await listRules(app.db, siteId)).filter((rule) => isCurrent(rule, now)).map(toBrowser);
}

/** Switched on, and within its dates. */
export function isCurrent({ enabled, startsAt, endsAt }: Rule, now: number): boolean {
  return enabled && (startsAt === null || startsAt <= now) && (endsAt === null || now < endsAt);
}

/** Words, names and goals stay here. */
function toBrowser({ id, conditions, variants, delaySeconds, most, cooldownMinutes }: Rule): BrowserRule {
  const weights = variants.map((variant) => variant.weight);
  return { id, conditions, weights, delaySeconds, most, cooldownMinutes };
}
