import { PRIORITY_OF, type PriorityName } from "@palique/shared/priority.ts";
import type { Site } from "./sites.store.ts";

/** What the embedding page says when a chat starts. Anybody can make a page say anything. */
interface Said {
  priority: PriorityName | null;
  variables: Readonly<Record<string, string>>;
  url: string;
}

/**
 * How urgent a chat from this page is: the first rule of the site that fits decides; else what the page says
 * itself, as far up as the site lets it.
 */
export function pagePriority(site: Pick<Site, "priorityRules" | "pagePriority">, said: Said): number {
  const rule = site.priorityRules.find((one) => fits(one, said));
  if (rule) return PRIORITY_OF[rule.priority];
  if (said.priority === null || site.pagePriority === "none") return 0;
  return Math.min(PRIORITY_OF[said.priority], PRIORITY_OF[site.pagePriority]);
}

type Rule = Site["priorityRules"][number];

function fits({ about, name, test, value }: Rule, { variables, url }: Said): boolean {
  const found = about === "url" ? url : Object.hasOwn(variables, name) ? variables[name] : undefined;
  if (found === undefined) return false;
  const [is, wanted] = [found.toLowerCase(), value.toLowerCase()];
  return test === "is" ? is === wanted : is.includes(wanted);
}
