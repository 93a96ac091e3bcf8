import type { RuleAdmin, RuleCondition } from "@palique/shared/invitations.ts";
import type { Locale } from "@palique/shared/locale.ts";
import { invitationRules as en } from "../../i18n/en/invitation-rules.ts";
import { invitationRules as es } from "../../i18n/es/invitation-rules.ts";
import { translate, type Values } from "../../i18n/translate.ts";
import { cityOf } from "../../visitor/about.ts";
import { nameOf } from "./country-names.ts";
import { daysText, toClock } from "./week.ts";

type Rule = Omit<RuleAdmin, "id" | "recent">;

/** What stands in a list before it is cut. */
const SHOWN = 3;

/** When a rule fits, as a sentence: "On pages whose address fits /pricing, after 30 sec on the page, on phones." */
export function whenSentence({ conditions }: Pick<Rule, "conditions">, language: Locale): string {
  const parts = conditions.map((condition) => partOf(condition, language));
  return sentence(parts.length > 0 ? parts : [say("w_always", language)], language);
}

/** What it does then, and how often. `department` is the name of the rule's own, if it has one. */
export function thenSentence(
  rule: Rule,
  { language, department, now }: { language: Locale; department: string | null; now: number },
): string {
  const { look, delaySeconds, onlyIfFree, variants, cooldownMinutes, startsAt, endsAt } = rule;
  const parts = [
    say(look === "bubble" ? "t_bubble" : "t_panel", language),
    delaySeconds > 0 && say("t_delay", language, { time: duration(delaySeconds, language) }),
    variants.length > 1 && say("t_variants", language, { n: variants.length }),
    onlyIfFree && (department ? say("t_free", language, { department }) : say("t_freeAny", language)),
    mostText(rule, language),
    cooldownMinutes > 0 && say("t_cooldown", language, { time: duration(cooldownMinutes * 60, language) }),
    startsAt !== null && startsAt > now && say("t_from", language, { date: moment(startsAt, language, now) }),
    endsAt !== null && say("t_until", language, { date: moment(endsAt, language, now) }),
  ];
  return sentence(
    parts.filter((part) => typeof part === "string"),
    language,
  );
}

/** "24 Dec, 18:00", with the year once it is another one. */
export function moment(at: number, language: Locale, now: number): string {
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return new Intl.DateTimeFormat(language, {
    day: "numeric",
    month: "short",
    ...(!isThisYear && { year: "numeric" }),
    hour: "numeric",
    minute: "2-digit",
  }).format(at);
}

function say(key: keyof typeof en, language: Locale, values?: Values): string {
  return translate(language, (language === "es" ? es : en)[key], values);
}

/** For what is still being written. */
const BLANK = "…";

function mostText({ most: { times, days } }: Rule, language: Locale): string {
  if (days === 0) return say("t_mostVisit", language, { n: times });
  return say("t_mostDays", language, {
    times: say("t_times", language, { n: times }),
    days: say("inDays", language, { n: days }),
  });
}

function sentence(parts: readonly string[], language: Locale): string {
  const text = parts.join(", ");
  return `${text.charAt(0).toLocaleUpperCase(language)}${text.slice(1)}.`;
}

function partOf(condition: RuleCondition, language: Locale): string {
  switch (condition.on) {
    case "page-time":
      return say("w_pageTime", language, { time: duration(condition.seconds, language) });
    case "site-time":
      return say("w_siteTime", language, { time: duration(condition.seconds, language) });
    case "idle":
      return say("w_idle", language, { time: duration(condition.seconds, language) });
    case "pages":
      return say("w_pages", language, { n: condition.atLeast || BLANK });
    case "scroll":
      return say("w_scroll", language, { percent: percent(condition.percent, language) });
    case "url":
    case "referrer":
      return say(condition.not ? `w_${condition.on}Not` : `w_${condition.on}`, language, {
        list: oneOf(
          condition.any.map((pattern) => `“${pattern}”`),
          language,
        ),
      });
    case "country":
    case "language": {
      const type = condition.on === "country" ? "region" : "language";
      const names = condition.any.map((code) => nameOf(code, language, type));
      const list = oneOf(names, language);
      return say(condition.not ? `w_${condition.on}Not` : `w_${condition.on}`, language, { list });
    }
    case "device":
      return say("w_device", language, {
        list: oneOf(
          condition.any.map((kind) => say(kind, language).toLocaleLowerCase(language)),
          language,
        ),
      });
    case "returning":
      return say(condition.is ? "w_returning" : "w_new", language);
    case "attribute": {
      const { name, test, not } = condition;
      const value = test === "exists" ? "" : `“${condition.value || BLANK}”`;
      return say(not ? "w_attributeNot" : "w_attribute", language, {
        name,
        test: say(`test_${test}`, language),
        value,
      }).trim();
    }
    case "event":
      return say("w_event", language, { name: `“${condition.name || BLANK}”`, n: condition.times || BLANK });
    case "exit":
      return say("w_exit", language);
    case "schedule":
      return say("w_schedule", language, {
        days: daysText(condition.days, language),
        from: toClock(condition.from),
        to: toClock(condition.to),
        zone: cityOf(condition.timeZone),
      });
  }
}

function oneOf(words: readonly string[], language: Locale): string {
  const shown = words.slice(0, SHOWN);
  if (words.length > SHOWN || shown.length === 0) shown.push(BLANK);
  return new Intl.ListFormat(language, { type: "disjunction" }).format(shown);
}

/** "30 sec", "2 min", "1 hr 30 min". */
function duration(seconds: number, language: Locale): string {
  if (Number.isNaN(seconds)) return BLANK;
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
  return value ? new Intl.NumberFormat(language, { style: "percent" }).format(value / 100) : BLANK;
}
