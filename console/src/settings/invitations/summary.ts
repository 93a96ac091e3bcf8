import type { RuleCondition } from "@palique/shared/invitations.ts";
import type { Locale } from "@palique/shared/locale.ts";
import { locale } from "../../i18n/locale.ts";
import { cityOf } from "../../visitor/about.ts";
import { departmentLabel, departments } from "../admin.model.ts";
import { nameOf } from "./country-names.ts";
import type { Rule } from "./rule-form.ts";
import { t } from "./texts.ts";
import { daysText, toClock } from "./week.ts";

/** What stands in a list before it is cut. */
const SHOWN = 3;

/** When a rule fits, as a sentence: "On pages whose address fits /pricing, after 30 sec on the page, on phones." */
export function whenText({ conditions }: Pick<Rule, "conditions">): string {
  const parts = conditions.map((condition) => partOf(condition, locale.value));
  return sentence(parts.length > 0 ? parts : [t("w_always")]);
}

/** What it does then, and how often. */
export function thenText(rule: Rule): string {
  const { look, delaySeconds, departmentId, onlyIfFree, variants, cooldownMinutes, startsAt, endsAt } = rule;
  const department = departments.value?.find(({ id }) => id === departmentId);
  const parts = [
    t(look === "bubble" ? "t_bubble" : "t_panel"),
    delaySeconds > 0 && t("t_delay", { time: duration(delaySeconds, locale.value) }),
    variants.length > 1 && t("t_variants", { n: variants.length }),
    onlyIfFree && (department ? t("t_free", { department: departmentLabel(department) }) : t("t_freeAny")),
    mostText(rule),
    cooldownMinutes > 0 && t("t_cooldown", { time: duration(cooldownMinutes * 60, locale.value) }),
    startsAt !== null && startsAt > Date.now() && t("t_from", { date: dateText(startsAt) }),
    endsAt !== null && t("t_until", { date: dateText(endsAt) }),
  ];
  return sentence(parts.filter((part) => typeof part === "string"));
}

/** "24 Dec, 18:00", with the year once it is another one. */
export function dateText(at: number): string {
  const isThisYear = new Date(at).getFullYear() === new Date().getFullYear();
  return new Intl.DateTimeFormat(locale.value, {
    day: "numeric",
    month: "short",
    ...(!isThisYear && { year: "numeric" }),
    hour: "numeric",
    minute: "2-digit",
  }).format(at);
}

function mostText({ most: { times, days } }: Rule): string {
  if (days === 0) return t("t_mostVisit", { n: times });
  return t("t_mostDays", { times: t("t_times", { n: times }), days: t("inDays", { n: days }) });
}

function sentence(parts: readonly string[]): string {
  const text = parts.join(", ");
  return `${text.charAt(0).toLocaleUpperCase(locale.value)}${text.slice(1)}.`;
}

function partOf(condition: RuleCondition, language: Locale): string {
  switch (condition.on) {
    case "page-time":
      return t("w_pageTime", { time: duration(condition.seconds, language) });
    case "site-time":
      return t("w_siteTime", { time: duration(condition.seconds, language) });
    case "idle":
      return t("w_idle", { time: duration(condition.seconds, language) });
    case "pages":
      return t("w_pages", { n: condition.atLeast });
    case "scroll":
      return t("w_scroll", { percent: percent(condition.percent, language) });
    case "url":
    case "referrer":
      return t(condition.not ? `w_${condition.on}Not` : `w_${condition.on}`, {
        list: oneOf(condition.any, language),
      });
    case "country":
    case "language": {
      const type = condition.on === "country" ? "region" : "language";
      const names = condition.any.map((code) => nameOf(code, language, type));
      const list = oneOf(names, language);
      return t(condition.not ? `w_${condition.on}Not` : `w_${condition.on}`, { list });
    }
    case "device":
      return t("w_device", {
        list: oneOf(
          condition.any.map((kind) => t(kind).toLocaleLowerCase(language)),
          language,
        ),
      });
    case "returning":
      return t(condition.is ? "w_returning" : "w_new");
    case "attribute": {
      const { name, test, not } = condition;
      const value = test === "exists" ? "" : `“${condition.value}”`;
      return t(not ? "w_attributeNot" : "w_attribute", { name, test: t(`test_${test}`), value }).trim();
    }
    case "event":
      return t("w_event", { name: `“${condition.name}”`, n: condition.times });
    case "exit":
      return t("w_exit");
    case "schedule":
      return t("w_schedule", {
        days: daysText(condition.days, language),
        from: toClock(condition.from),
        to: toClock(condition.to),
        zone: cityOf(condition.timeZone),
      });
  }
}

function oneOf(words: readonly string[], language: Locale): string {
  const shown = words.slice(0, SHOWN);
  if (words.length > SHOWN) shown.push("…");
  return new Intl.ListFormat(language, { type: "disjunction" }).format(shown);
}

/** "30 sec", "2 min", "1 hr 30 min". */
function duration(seconds: number, language: Locale): string {
  const units = [
    ["hour", Math.floor(seconds / 3_600)],
    ["minute", Math.floor(seconds / 60) % 60],
    ["second", Math.floor(seconds) % 60],
  ] as const;
  const parts = units.filter(([, value]) => value > 0);
  return (parts.length > 0 ? parts : ([["second", 0]] as const))
    .map(([unit, value]) =>
      new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "short" }).format(value),
    )
    .join(" ");
}

function percent(value: number, language: Locale): string {
  return new Intl.NumberFormat(language, { style: "percent" }).format(value / 100);
}
