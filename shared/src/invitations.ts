import { z } from "zod";
import type { OperatorCard } from "./conversation.ts";
import { DEVICE_KINDS } from "./devices.ts";
import { Id, LocaleField, LocalizedText, Name, TimeZone, WebUrl } from "./fields.ts";
import { VARIABLE_MAX, VARIABLE_NAME_MAX } from "./limits.ts";
import { type FunnelStep, INVITATION_LOOKS, type InvitationLook } from "./live-names.ts";
import type { Ask, Tell } from "./reply.ts";
import { EventName } from "./tracking.ts";

/** Proactive invitations: what rules say, and how one reaches a visitor. */

const Seconds = z.number().int().min(0).max(86_400);
/**
 * `*` stands for anything, and the whole address must fit, from its scheme, its host or its path on ("/cart/*");
 * without one, part of it. Upper and lower case are the same.
 */
const Patterns = z.array(z.string().trim().min(1).max(VARIABLE_MAX)).min(1).max(50);
const Not = z.boolean().default(false);

/** All conditions of a rule must hold at the same moment; of a list in one of them, one entry. `not` turns it around. */
export const RuleCondition = z.discriminatedUnion("on", [
  z.object({ on: z.literal("page-time"), seconds: Seconds }),
  z.object({ on: z.literal("site-time"), seconds: Seconds }),
  z.object({ on: z.literal("pages"), atLeast: z.number().int().min(1).max(1000) }),
  z.object({ on: z.literal("url"), any: Patterns, not: Not }),
  /** The page that led to the site; "" (no entry) never fits. */
  z.object({ on: z.literal("referrer"), any: Patterns, not: Not }),
  /** A language ("es") or one in a country ("es-CO"). */
  z.object({
    on: z.literal("language"),
    any: z
      .array(z.string().regex(/^[a-z]{2,3}(-[A-Za-z]{2})?$/))
      .min(1)
      .max(50),
    not: Not,
  }),
  z.object({
    on: z.literal("country"),
    any: z
      .array(z.string().regex(/^[A-Z]{2}$/))
      .min(1)
      .max(250),
    not: Not,
  }),
  z.object({ on: z.literal("device"), any: z.array(z.enum(DEVICE_KINDS)).min(1).max(3) }),
  z.object({ on: z.literal("returning"), is: z.boolean() }),
  z.object({
    on: z.literal("attribute"),
    name: z.string().trim().min(1).max(VARIABLE_NAME_MAX),
    /** at-least and at-most compare numbers. */
    test: z.enum(["is", "contains", "at-least", "at-most", "exists"]),
    value: z.string().trim().max(VARIABLE_MAX),
    not: Not,
  }),
  /** `palique.track(name)` was called so often in this visit. */
  z.object({ on: z.literal("event"), name: EventName, times: z.number().int().min(1).max(100) }),
  /** The pointer leaves for the tabs or the address bar; on touch screens a quick scroll up or a return to the page. */
  z.object({ on: z.literal("exit") }),
  z.object({ on: z.literal("idle"), seconds: Seconds }),
  /** Per cent of the page's height. */
  z.object({ on: z.literal("scroll"), percent: z.number().int().min(1).max(100) }),
  /** 0 is Sunday; minutes of the day in that zone; past midnight when `to` is not after `from`. */
  z.object({
    on: z.literal("schedule"),
    timeZone: TimeZone,
    days: z.array(z.number().int().min(0).max(6)).min(1).max(7),
    from: z.number().int().min(0).max(1439),
    to: z.number().int().min(0).max(1440),
  }),
]);
export type RuleCondition = z.infer<typeof RuleCondition>;
export type ConditionKind = RuleCondition["on"];

/** POST /invitation-rules, PATCH /invitation-rules/:id (any subset) -> RuleAdmin; GET /invitation-rules -> RuleAdmin[]; DELETE. */
export const SaveRule = z.object({
  name: Name,
  siteId: Id,
  enabled: z.boolean(),
  conditions: z.array(RuleCondition).max(20),
  /** Whose queue an answer goes to; null: the site's default. */
  departmentId: Id.nullable(),
  /** Only while an operator of the department has room. */
  onlyIfFree: z.boolean(),
  /** Chosen at random by weight, and the same for a visitor each time. */
  variants: z
    .array(z.object({ name: Name, texts: LocalizedText, weight: z.number().int().min(0).max(100) }))
    .min(1)
    .max(5),
  look: z.enum(INVITATION_LOOKS),
  /** Whose face and name it carries; null: the organisation's. */
  operatorId: Id.nullable(),
  /** After the conditions came true. */
  delaySeconds: z.number().int().min(0).max(3600),
  /** Most times for one visitor within `days`; 0 days: within a visit. */
  most: z.object({ times: z.number().int().min(1).max(100), days: z.number().int().min(0).max(365) }),
  /** After any invitation, none of this rule for so long. */
  cooldownMinutes: z.number().int().min(0).max(43_200),
  /** Epoch ms; null: open. */
  startsAt: z.number().int().nullable(),
  endsAt: z.number().int().nullable(),
  /** The event that counts as a conversion. */
  goal: EventName.nullable(),
});
export type SaveRule = z.input<typeof SaveRule>;
/** In the order of their priority. */
export type RuleAdmin = z.output<typeof SaveRule> & {
  id: string;
  /** What became of those asked for in the last 30 days. */
  recent: FunnelSteps;
};
/** PUT /invitation-rules/order -> null. Those of the site that are not named keep their order behind. */
export const OrderRules = z.object({ siteId: Id, ids: z.array(Id).max(500) });
export type OrderRules = z.infer<typeof OrderRules>;

/** GET /invitation-rules/:id/funnel?from=YYYY-MM-DD&to=YYYY-MM-DD, days in the organisation's time zone. */
export interface RuleFunnel {
  variants: string[];
  days: { day: string; variant: number; steps: FunnelSteps }[];
}
export type FunnelSteps = Record<FunnelStep, number>;

/** What the visitor gets to see. */
export interface Invitation {
  id: string;
  text: string;
  look: InvitationLook;
  /** Whose face; null: the organisation's. */
  operator: OperatorCard | null;
  /** By hand: accepting starts a chat with this operator. */
  isPersonal: boolean;
  departmentId: string | null;
}

export const AskInvitation = z.object({
  ruleId: Id,
  locale: LocaleField,
  url: WebUrl,
});
export type AskInvitation = z.infer<typeof AskInvitation>;
export const MoveInvitation = z.object({ id: Id, to: z.enum(["shown", "opened", "dismissed"]) });
export type MoveInvitation = z.infer<typeof MoveInvitation>;

export interface InvitationsToServer {
  /** Fails with "no-operator" (nobody is free), "conflict" (one is open), "not-accepted" (does not fit after all, or too often). */
  "invitation:ask": Ask<AskInvitation, Invitation>;
  "invitation:move": Tell<MoveInvitation>;
}

export interface ServerToInvited {
  /** By hand; again after a reconnection while it is open. */
  invitation: (invitation: Invitation) => void;
  /** Taken back or expired. */
  "invitation:over": (over: { id: string }) => void;
}
