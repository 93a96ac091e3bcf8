import type { LiveFilter } from "@palique/shared/live-visitors.ts";
import { locale } from "../i18n/locale.ts";
import { departmentName, sites } from "../inbox/inbox.model.ts";
import { countryName, pathOf } from "./describe.ts";
import { t } from "./list-texts.ts";

/** One thing of a filter, in words, and what is left when it is taken away. */
export interface Chip {
  key: string;
  text: string;
  without: { [K in keyof LiveFilter]?: LiveFilter[K] | undefined };
}

/** All that a filter asks for, each to be taken away by itself. The page stands in the box. */
export function chipsOf(filter: LiveFilter): Chip[] {
  const { siteId, departmentId, onPage, countries, devices, returning, states, inChat, attribute, place } =
    filter;
  const chips: Chip[] = [];
  const add = (key: string, text: string, without: Chip["without"]) => chips.push({ key, text, without });
  if (siteId) {
    const site = sites.value.find(({ id }) => id === siteId);
    add("site", t("isSite", { name: site?.name ?? "?" }), { siteId: undefined });
  }
  if (departmentId) {
    add("department", t("isDepartment", { name: departmentName(departmentId) || "?" }), {
      departmentId: undefined,
    });
  }
  if (onPage) add("page", pathOf(onPage), { onPage: undefined });
  for (const one of countries ?? []) {
    const name = countryName(one, locale.value);
    add(`country ${one}`, name, { countries: without(countries, one) });
  }
  for (const one of devices ?? []) add(`device ${one}`, t(one), { devices: without(devices, one) });
  for (const one of states ?? []) add(`state ${one}`, t(one), { states: without(states, one) });
  if (returning !== undefined) add("visits", t(returning ? "returning" : "isNew"), { returning: undefined });
  if (inChat !== undefined) add("chat", t(inChat ? "inChat" : "notInChat"), { inChat: undefined });
  if (attribute) {
    const { name, value } = attribute;
    add("attribute", value ? `${name}: ${value}` : t("hasAttribute", { name }), { attribute: undefined });
  }
  if (place) add("place", t("isPlace"), { place: undefined });
  return chips;
}

/** Undefined for none: an empty list would fit nobody. */
function without<T>(list: readonly T[] | undefined, one: T): T[] | undefined {
  const rest = (list ?? []).filter((other) => other !== one);
  return rest.length > 0 ? rest : undefined;
}

/** The list with it, or without where it was in it. */
export function toggled<T>(list: readonly T[] | undefined, one: T): T[] | undefined {
  return list?.includes(one) ? without(list, one) : [...(list ?? []), one];
}
