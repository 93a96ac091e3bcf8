import type { AskInvitation, Invitation } from "@palique/shared/invitations.ts";
import { localized } from "@palique/shared/locale.ts";
import { mayFit, type RuleFacts } from "@palique/shared/rule-match.ts";
import { fillOrLeaveOut, type VariableValues } from "@palique/shared/variables.ts";
import type { App } from "../app.ts";
import { chooseDepartment, chooseQueue } from "../chats/choose-department.ts";
import { hasFreeOperator } from "../chats/free-operators.ts";
import { type Announce, commit } from "../commit.ts";
import type { Db } from "../db/store.ts";
import { listDepartmentStates } from "../departments/availability.ts";
import { AppError } from "../errors.ts";
import type { Entry, Seen } from "../live/entry.ts";
import { findOperator } from "../operators/operators.store.ts";
import { readSettings } from "../settings/settings.store.ts";
import { findSite, type Site } from "../sites/sites.store.ts";
import { describeInvitation } from "./describe-invitation.ts";
import { drawVariant } from "./draw-variant.ts";
import { type Invited, listAsked, listOpen, type StoredInvitation } from "./invitations.store.ts";
import { checkNotInChat, openInvitation } from "./open-invitation.ts";
import { isCurrent } from "./read-rule-set.ts";
import { findRule, type Rule } from "./rules.store.ts";
import { withdraw } from "./withdraw-invitation.ts";

/** Somebody on the site, as the live list knows them. */
export type Guest = Pick<Entry, "seen" | "visitorId">;

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** One that nobody looks at is in the way of others. */
const LASTS_MS = 30 * MINUTE_MS;
/** No limit of a rule looks back further. */
const REMEMBERED_MS = 366 * DAY_MS;

/**
 * A browser found that a rule fits: what the server knows itself is looked at again, and everything that only it
 * knows. A repeat of a question whose answer was lost gets the same invitation.
 */
export async function askInvitation(
  app: App,
  { seen, visitorId }: Guest,
  input: AskInvitation,
): Promise<Invitation> {
  const who = { liveId: seen.id, visitorId };
  await app.rates.consume("invitationPerVisitor", seen.id);
  const [rule, site] = await Promise.all([findRule(app.db, input.ruleId), findSite(app.db, seen.siteId)]);
  const now = app.now();
  if (!rule || !site || rule.siteId !== site.id || !isCurrent(rule, now)) throw new AppError("not-accepted");
  if (seen.blockedUntil > now || !mayFit(rule.conditions, factsOf(seen, now))) {
    throw new AppError("not-accepted");
  }
  await checkDepartment(app, site, rule);
  const before = await listAsked(app.db, who, now - REMEMBERED_MS);
  const drawn = drawVariant(rule, before, Math.random());
  const variant = rule.variants[drawn];
  if (!variant) throw new AppError("not-accepted");
  const text = await wordsFor(app, rule, seen, localized(variant.texts, input.locale));
  const invitation = await commit(app, async (trx, announce) => {
    await checkNotInChat(trx, who.visitorId);
    const repeated = await findRepeated(app, trx, announce, who, rule.id);
    if (repeated) return repeated;
    checkFrequency(rule, await listAsked(trx, who, now - REMEMBERED_MS), seen.since, now);
    const { operatorId, departmentId, look } = rule;
    const given = { ruleId: rule.id, variant: drawn, operatorId, departmentId, look, text };
    return openInvitation(app, trx, announce, who, {
      ...given,
      clientId: null,
      siteId: site.id,
      lastsMs: LASTS_MS,
    });
  });
  return describeInvitation(app.db, invitation);
}

/** Of what a rule can ask, all that does not rest on the browser's word of this moment. */
function factsOf({ place, device, returning, attributes }: Seen, now: number): RuleFacts {
  return { country: place?.country ?? null, device: device.kind, returning, attributes, now };
}

/** Fails with "no-operator" where nobody would answer. */
async function checkDepartment(app: App, site: Site, rule: Rule): Promise<void> {
  const states = await listDepartmentStates(app);
  const department =
    rule.departmentId === null
      ? await chooseDepartment(app, site, null)
      : states.find((one) => one.id === rule.departmentId);
  if (!department) throw new AppError("no-operator");
  await chooseQueue(app, site, department).catch((error: unknown) => {
    throw error instanceof AppError ? new AppError("no-operator") : error;
  });
  if (rule.onlyIfFree && !(await hasFreeOperator(app, department))) throw new AppError("no-operator");
}

/** The words with what is known of the visitor, and without what is not. */
async function wordsFor(app: App, rule: Rule, seen: Seen, text: string): Promise<string> {
  const operator = rule.operatorId ? await findOperator(app.db, rule.operatorId) : null;
  const said = Object.entries(seen.attributes).map(([name, value]) => [`custom.${name}`, value]);
  const values: VariableValues = {
    ...Object.fromEntries(said),
    "visitor.name": seen.name,
    "operator.name": operator?.name,
    organisation: (await readSettings(app.db)).organisation,
  };
  return fillOrLeaveOut(text, values).trim() || text;
}

/** The one this very question made, if nobody has seen it yet. Fails with "conflict" beside any other. */
async function findRepeated(
  app: App,
  trx: Db,
  announce: Announce,
  who: Invited,
  ruleId: string,
): Promise<StoredInvitation | null> {
  for (const open of await listOpen(trx, who)) {
    const isSame = open.ruleId === ruleId && open.liveId === who.liveId;
    if (open.expiresAt <= app.now()) await withdraw(app, trx, announce, open, "expired");
    else if (isSame && open.shownAt === null) return open;
    else throw new AppError("conflict");
  }
  return null;
}

/**
 * Fails with "not-accepted" where the visitor had enough: of this rule, of any a moment ago, or, as they closed one,
 * of all in this visit. `asked`: newest first.
 */
function checkFrequency(
  { id, most, cooldownMinutes }: Rule,
  asked: readonly Pick<StoredInvitation, "ruleId" | "askedAt" | "ending">[],
  visitSince: number,
  now: number,
): void {
  const since = most.days === 0 ? visitSince : now - most.days * DAY_MS;
  const own = asked.filter((one) => one.ruleId === id && one.askedAt >= since);
  // Asked for a moment later, in another tab or by the clock of another process: that is now.
  const last = Math.min(now, asked[0]?.askedAt ?? Number.NEGATIVE_INFINITY);
  const isTired = asked.some((one) => one.ending === "dismissed" && one.askedAt >= visitSince);
  if (isTired || own.length >= most.times || now < last + cooldownMinutes * MINUTE_MS) {
    throw new AppError("not-accepted");
  }
}
