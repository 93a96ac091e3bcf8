import { departmentOf } from "../panel/form.model.ts";
import type { Heading } from "../panel/HeaderView.tsx";
import { localeOf, type Panel, type Screen } from "../panel/panel.model.ts";
import { backWhen } from "./opening.ts";
import { extraWords } from "./words.ts";

/** What stands above a message that is left: why, and when somebody is back. */
export function ticketHeading(panel: Panel, screen: Screen, organisation: string): Heading {
  const words = extraWords(panel);
  const { availability, clockAhead } = panel.store.get();
  if (screen === "receipt") return [organisation, ""];
  if (!availability || screen === "kept") return [organisation, words.unreachable];
  const department = departmentOf(panel);
  if (department?.online) return [words.leaveTitle, organisation];
  const { opensAt } = department ?? {};
  const when = opensAt ? backWhen(words, localeOf(panel), opensAt, Date.now() + clockAhead) : organisation;
  return [panel.own.get().words.offline, when];
}
