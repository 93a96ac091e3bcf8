import { randomBytes } from "node:crypto";
import type { SiteAdmin } from "@palique/shared/admin.ts";
import type { RuleAdmin, SaveRule } from "@palique/shared/invitations.ts";
import type { Here } from "@palique/shared/tracking.ts";
import { type ApiClient, connectVisitor, type VisitorClient } from "./clients.ts";
import type { Desk } from "./desk.ts";

let made = 0;

/** A rule that fits everybody at once, as often as it is asked for. */
export function anyRule(siteId: string, change: Partial<SaveRule> = {}): SaveRule {
  return {
    name: `Rule ${++made}`,
    siteId,
    enabled: true,
    conditions: [],
    departmentId: null,
    onlyIfFree: false,
    variants: [{ name: "A", texts: { en: "Can we help?", es: "¿Le ayudamos?" }, weight: 1 }],
    look: "bubble",
    operatorId: null,
    delaySeconds: 0,
    most: { times: 100, days: 0 },
    cooldownMinutes: 0,
    startsAt: null,
    endsAt: null,
    goal: null,
    ...change,
  };
}

export function saveRule(admin: ApiClient, rule: SaveRule): Promise<RuleAdmin> {
  return admin.value<RuleAdmin>("POST", "/invitation-rules", rule);
}

/** A website of its own, so that rules of one test invite nobody in another. */
export async function newSite(admin: ApiClient, change: Partial<SiteAdmin> = {}): Promise<SiteAdmin> {
  const [first] = await admin.value<SiteAdmin[]>("GET", "/sites");
  if (!first) throw new Error("there is no site");
  const { id: _, key: __, scriptTag: ___, ...site } = first;
  return admin.value<SiteAdmin>("POST", "/sites", {
    ...site,
    name: `Site ${++made}`,
    defaultDepartmentId: null,
    ...change,
  });
}

export const newTab = (): string => randomBytes(16).toString("base64url");

export function hereInput(change: Partial<Here> = {}): Here {
  return {
    tab: newTab(),
    page: { url: "https://shop.example/prices", title: "Prices", referrer: "" },
    pageMs: 1_000,
    visitMs: 1_000,
    visits: 1,
    language: "en-US",
    timeZone: "America/Bogota",
    screen: { width: 1440, height: 900 },
    touch: false,
    active: true,
    attributes: {},
    ...change,
  };
}

/** Somebody on a tracked page of the site. */
export async function arrive(
  { server }: Pick<Desk, "server">,
  site: Pick<SiteAdmin, "key">,
  here: Partial<Here> = {},
  options: Parameters<typeof connectVisitor>[2] = {},
): Promise<VisitorClient> {
  const visitor = await connectVisitor(server, site.key, options);
  await visitor.value("visit:here", hereInput(here));
  return visitor;
}
