import type {
  DepartmentAdmin,
  Invite,
  OperatorAdmin,
  OperatorList,
  Settings,
  SiteAdmin,
} from "@palique/shared/admin.ts";
import { localized } from "@palique/shared/locale.ts";
import type { Signal } from "@preact/signals";
import { effect, signal } from "@preact/signals";
import { api } from "../api.ts";
import { locale } from "../i18n/locale.ts";
import { me } from "../session.model.ts";

/** What administrators manage, as the server has it; null: not loaded yet. */
export const departments = signal<readonly DepartmentAdmin[] | null>(null);
export const sites = signal<readonly SiteAdmin[] | null>(null);
export const operators = signal<readonly OperatorAdmin[] | null>(null);
export const invites = signal<readonly Invite[]>([]);
export const general = signal<Settings | null>(null);
export const loadProblem = signal("");

/** Asks for everything again; screens need parts of each other and all of it is small. */
export async function loadAdmin(): Promise<void> {
  const [team, allDepartments, allSites, settings] = await Promise.all([
    api.get<OperatorList>("/operators"),
    api.get<DepartmentAdmin[]>("/departments"),
    api.get<SiteAdmin[]>("/sites"),
    api.get<Settings>("/settings"),
  ]);
  if (team.ok) {
    operators.value = team.value.operators;
    invites.value = team.value.invites;
  }
  if (allDepartments.ok) departments.value = allDepartments.value;
  if (allSites.ok) sites.value = allSites.value;
  if (settings.ok) general.value = settings.value;
  const failed = [team, allDepartments, allSites, settings].find((answer) => !answer.ok);
  loadProblem.value = failed?.ok === false ? failed.text : "";
}

/** Puts what the server answered in its place, or at the end. */
export function keep<T extends { id: string }>(list: Signal<readonly T[] | null>, item: T): void {
  const known = list.peek() ?? [];
  const isNew = known.every((one) => one.id !== item.id);
  list.value = isNew ? [...known, item] : known.map((one) => (one.id === item.id ? item : one));
}

export function departmentLabel(department: Pick<DepartmentAdmin, "names">): string {
  return localized(department.names, locale.value);
}

effect(() => {
  if (me.value) return;
  departments.value = null;
  sites.value = null;
  operators.value = null;
  invites.value = [];
  general.value = null;
});
