import type { Canned } from "@palique/shared/canned.ts";
import { LOCALES, type Locale } from "@palique/shared/locale.ts";

/** What may be used in a conversation of this department, what is nearest to the operator first, then by use. */
export function cannedFor(list: readonly Canned[], departmentId: string): Canned[] {
  const nearness = { personal: 0, department: 1, global: 2 };
  return list
    .filter((one) => one.scope !== "department" || one.departmentId === departmentId)
    .sort((a, b) => b.uses - a.uses || nearness[a.scope] - nearness[b.scope]);
}

/** The languages a text is there in. */
export function languagesOf({ texts }: Pick<Canned, "texts">): Locale[] {
  return LOCALES.filter((locale) => texts[locale]?.trim());
}

/** The language to show it in: as asked, else the one there is. */
export function languageFor(one: Pick<Canned, "texts">, wanted: Locale): Locale {
  const there = languagesOf(one);
  return there.includes(wanted) ? wanted : (there[0] ?? wanted);
}
