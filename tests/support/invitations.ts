import { randomBytes } from "node:crypto";
import type { SiteAdmin } from "@palique/shared/admin.ts";
import type {
  AskInvitation,
  FunnelSteps,
  Invitation,
  RuleAdmin,
  RuleFunnel,
  SaveRule,
} from "@palique/shared/invitations.ts";
import type { Here } from "@palique/shared/tracking.ts";
import { type ApiClient, connectVisitor, newToken, startInput, type VisitorClient } from "./clients.ts";
import type { TestDatabase } from "./databases.ts";
import { type Desk, staffed } from "./desk.ts";

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

/** A website whose department has one operator, online, and one rule. */
export async function invited(
  desk: Desk,
  rule: Partial<SaveRule> = {},
  operator: { capacity?: number } = {},
) {
  const staff = await staffed(desk, {}, operator);
  const site = await newSite(desk.admin, { departmentIds: [staff.departmentId] });
  return { ...staff, site, rule: await saveRule(desk.admin, anyRule(site.id, rule)) };
}

/** What a browser asks that found the rule to fit. */
export function question(rule: RuleAdmin, locale: AskInvitation["locale"] = "en"): AskInvitation {
  return { ruleId: rule.id, locale, url: "https://shop.example/prices" };
}

export function move(visitor: VisitorClient, { id }: Pick<Invitation, "id">, to: string): Promise<unknown> {
  return visitor.raw("invitation:move", { id, to });
}

/** Its time is over, without the visitor having said anything. */
export async function expire(database: TestDatabase, { id }: Pick<Invitation, "id">): Promise<void> {
  await database.rows(`update invitations set "expiresAt" = 1 where id = ?`, id);
}

/** Starts a chat in answer to the invitation. */
export function answer(visitor: VisitorClient, invitationId: string | null, token = newToken()) {
  return visitor.value("chat:start", { ...startInput(token, null, "Yes, please"), invitationId });
}

/** What became of a rule's invitations, by variant, on one day. */
export async function funnelOf(admin: ApiClient, { id }: RuleAdmin): Promise<FunnelSteps[]> {
  const path = `/invitation-rules/${id}/funnel?from=2000-01-01&to=2999-12-31`;
  const { days } = await admin.value<RuleFunnel>("GET", path);
  return days.sort((a, b) => a.variant - b.variant).map((one) => one.steps);
}

export function steps(change: Partial<FunnelSteps>): FunnelSteps {
  return { shown: 0, opened: 0, answered: 0, chat: 0, converted: 0, ...change };
}
