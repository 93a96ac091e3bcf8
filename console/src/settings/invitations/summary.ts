import { locale } from "../../i18n/locale.ts";
import { departmentLabel, departments } from "../admin.model.ts";
import type { Rule } from "./rule-form.ts";
import { moment, thenSentence, whenSentence } from "./sentence.ts";

/** When a rule fits, in the language of the screen. */
export function whenText(rule: Pick<Rule, "conditions">): string {
  return whenSentence(rule, locale.value);
}

/** What it does then, and how often. */
export function thenText(rule: Rule): string {
  const department = departments.value?.find(({ id }) => id === rule.departmentId);
  return thenSentence(rule, {
    language: locale.value,
    department: department ? departmentLabel(department) : null,
    now: Date.now(),
  });
}

export function dateText(at: number): string {
  return moment(at, locale.value, Date.now());
}
