import type { RuleAdmin, RuleCondition, SaveRule } from "@palique/shared/invitations.ts";
import { api } from "../../api.ts";
import { keep } from "../admin.model.ts";
import { createForm, type Errors, type Form } from "../form.model.ts";
import { isWhole } from "../NumberField.tsx";
import { t as tSettings } from "../texts.ts";
import { rules } from "./rules.model.ts";
import { t } from "./texts.ts";

/** What of a rule can be changed. */
export type Rule = Omit<RuleAdmin, "id" | "recent">;

export function editable({ id: _, recent: __, ...rule }: RuleAdmin): Rule {
  return rule;
}

/** One as it starts: it fits everybody, once in a visit, and is not switched on. */
export function newRule(siteId: string): Rule {
  return {
    name: "",
    siteId,
    enabled: false,
    conditions: [{ on: "page-time", seconds: 30 }],
    departmentId: null,
    onlyIfFree: true,
    variants: [{ name: "A", texts: {}, weight: 1 }],
    look: "bubble",
    operatorId: null,
    delaySeconds: 0,
    most: { times: 1, days: 0 },
    cooldownMinutes: 60,
    startsAt: null,
    endsAt: null,
    goal: null,
  };
}

const RANGES = {
  "page-time": { field: "seconds", min: 0, max: 86_400 },
  "site-time": { field: "seconds", min: 0, max: 86_400 },
  idle: { field: "seconds", min: 0, max: 86_400 },
  pages: { field: "atLeast", min: 1, max: 1_000 },
  scroll: { field: "percent", min: 1, max: 100 },
  event: { field: "times", min: 1, max: 100 },
} as const;

/** From where to where the number of a condition may go. */
export function rangeOf(kind: keyof typeof RANGES): { min: number; max: number } {
  return RANGES[kind];
}

/** What is wrong with one, by field. */
function checkCondition(condition: RuleCondition): Errors {
  const errors: Record<string, string> = {};
  if ("any" in condition && condition.any.length === 0) {
    errors.any = t(condition.on === "url" || condition.on === "referrer" ? "needPattern" : "needSome");
  }
  if (condition.on === "schedule" && condition.days.length === 0) errors.days = t("needSome");
  if ("name" in condition && !condition.name.trim()) errors.name = t("needText");
  if (condition.on === "attribute" && condition.test !== "exists" && !condition.value.trim()) {
    errors.value = t("needText");
  }
  for (const [kind, { field, min, max }] of Object.entries(RANGES)) {
    if (condition.on !== kind) continue;
    const value: unknown = Reflect.get(condition, field);
    if (typeof value !== "number" || !isWhole(value, min, max)) errors[field] = number(min, max);
  }
  return errors;
}

function check(rule: Rule): Errors {
  const errors: Record<string, string> = {};
  if (!rule.name.trim()) errors.name = tSettings("need");
  rule.conditions.forEach((condition, index) => {
    for (const [field, text] of Object.entries(checkCondition(condition))) {
      errors[`conditions.${index}.${field}`] = text;
    }
  });
  rule.variants.forEach(({ name, texts, weight }, index) => {
    if (!texts.en?.trim() && !texts.es?.trim()) errors[`variants.${index}.texts`] = t("needWords");
    if (!isWhole(weight, 0, 100)) errors[`variants.${index}.weight`] = number(0, 100);
    if (!name.trim()) errors[`variants.${index}.name`] = tSettings("need");
  });
  if (rule.variants.every(({ weight }) => weight === 0)) errors["variants.0.weight"] = t("needWeight");
  if (!isWhole(rule.delaySeconds, 0, 3_600)) errors.delaySeconds = number(0, 3_600);
  if (!isWhole(rule.cooldownMinutes, 0, 43_200)) errors.cooldownMinutes = number(0, 43_200);
  if (!isWhole(rule.most.times, 1, 100)) errors["most.times"] = number(1, 100);
  if (rule.startsAt !== null && rule.endsAt !== null && rule.endsAt <= rule.startsAt) {
    errors.endsAt = t("endsBeforeStart");
  }
  return errors;
}

function number(from: number, to: number): string {
  return tSettings("wholeNumber", { from, to });
}

/** `id` null: it is made by saving. */
export function ruleForm(id: string | null, saved: Rule, onMade?: (rule: RuleAdmin) => void): Form<Rule> {
  return createForm<Rule>(saved, {
    check,
    async send(changes, values) {
      const answer = id
        ? await api.patch<RuleAdmin>(`/invitation-rules/${id}`, changes)
        : await api.post<RuleAdmin>("/invitation-rules", values satisfies SaveRule);
      if (!answer.ok) return answer;
      keep(rules, answer.value);
      if (!id) onMade?.(answer.value);
      return { ok: true, value: editable(answer.value) };
    },
    explain: ({ error }) => (error === "at-capacity" ? t("full") : undefined),
  });
}
