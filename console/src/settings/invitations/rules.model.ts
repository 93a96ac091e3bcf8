import type { RuleAdmin, SaveRule } from "@palique/shared/invitations.ts";
import { effect, signal } from "@preact/signals";
import { api } from "../../api.ts";
import { inOrder, moved } from "../../layout/order.ts";
import { go } from "../../router.ts";
import { me } from "../../session.model.ts";
import { notify } from "../../ui/notices.model.ts";
import { keep } from "../admin.model.ts";
import { closeForm } from "../form.model.ts";
import { settingsPath } from "../sections.ts";
import { t } from "./texts.ts";

/** In the order of their priority; null: not loaded yet. */
export const rules = signal<readonly RuleAdmin[] | null>(null);
export const rulesProblem = signal("");

export async function loadRules(): Promise<void> {
  rulesProblem.value = "";
  const answer = await api.get<RuleAdmin[]>("/invitation-rules");
  if (answer.ok) rules.value = answer.value;
  else rulesProblem.value = answer.text;
}

export function rulePath(id = "", part: "" | "/results" = ""): string {
  return settingsPath(id ? `invitations/${id}${part}` : "invitations");
}

/** Shows at once; back with a reason if the server says no. */
export async function switchRule(rule: RuleAdmin, enabled: boolean): Promise<void> {
  keep(rules, { ...rule, enabled });
  const answer = await api.patch<RuleAdmin>(`/invitation-rules/${rule.id}`, { enabled });
  if (answer.ok) return keep(rules, answer.value);
  keep(rules, rule);
  notify(answer.text, "problem");
}

/** The rules of one website in this order. */
export async function orderRules(siteId: string, ids: readonly string[]): Promise<void> {
  const before = rules.peek();
  if (!before) return;
  rules.value = inOrder(before, (rule) => rule.id, ids);
  const answer = await api.put<null>("/invitation-rules/order", { siteId, ids });
  if (answer.ok) return;
  notify(answer.text, "problem");
  await loadRules();
}

export function moveRule(siteId: string, ids: readonly string[], id: string, to: number): void {
  const order = moved(ids, id, to);
  if (order !== ids) void orderRules(siteId, order);
}

/** A second one like it that invites nobody yet. */
export async function duplicateRule({ id: _, recent: __, ...rule }: RuleAdmin): Promise<void> {
  const name = t("copyName", { name: rule.name }).slice(0, 120);
  const copy: SaveRule = { ...rule, name, enabled: false };
  const answer = await api.post<RuleAdmin>("/invitation-rules", copy);
  if (!answer.ok) return notify(answer.error === "at-capacity" ? t("full") : answer.text, "problem");
  keep(rules, answer.value);
  notify(t("duplicated", { name }));
  go(rulePath(answer.value.id));
}

/** Gone at once; back with a reason if the server says no. */
export async function deleteRule(rule: RuleAdmin): Promise<void> {
  const before = rules.peek() ?? [];
  rules.value = before.filter((one) => one.id !== rule.id);
  go(rulePath(), { replace: true });
  closeForm(`invitations/${rule.id}`);
  const answer = await api.delete<null>(`/invitation-rules/${rule.id}`);
  if (answer.ok) return notify(t("deleted", { name: rule.name }));
  rules.value = before;
  notify(answer.text, "problem");
}

effect(() => {
  if (!me.value) rules.value = null;
});
