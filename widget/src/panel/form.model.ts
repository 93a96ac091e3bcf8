import type { DepartmentAvailability, WidgetConfig } from "@palique/shared/visitor.ts";
import { readJson } from "../base/read-json.ts";
import type { State } from "../core/state.ts";
import { check, type FieldName, type Fields, type Problem } from "./form-check.ts";
import type { Panel } from "./panel.model.ts";

/** Both forms are one: what was written to start a chat is there when it becomes a message. */
export interface FormState {
  fields: Fields;
  problems: Partial<Record<FieldName, Problem>>;
}

export type FormKind = "start" | "ticket";

export const EMPTY: Fields = {
  name: "",
  email: "",
  departmentId: "",
  type: "query",
  subject: "",
  text: "",
  consent: false,
};

/** As it was left before a reload, else with what the page or the server knows. */
export function openForm(kept: string | null, state: State): FormState {
  const fields = { ...EMPTY, ...readJson<Partial<Fields>>(kept) };
  return { fields: { ...fields, ...nameIn(fields, state) }, problems: {} };
}

/** Who it is: as it was typed, else as the page or the server knows. */
export function nameIn(fields: Fields, { person, profile }: State): Pick<Fields, "name" | "email"> {
  const known = (name: "name" | "email") => fields[name] || person[name] || profile?.[name] || "";
  return { name: known("name"), email: known("email") };
}

export function changeForm({ own, actions }: Panel, change: Partial<Fields>): void {
  const fields = { ...own.get().fields, ...change };
  const problems = { ...own.get().problems };
  for (const name of Object.keys(change)) delete problems[name as FieldName];
  own.set({ fields, problems });
  actions.keepForm(JSON.stringify(fields));
}

/** Who has left a message is answered by email; for a chat the site decides. */
export function askedBy({ config }: Panel, kind: FormKind): WidgetConfig["fields"] {
  return kind === "ticket" ? { name: "required", email: "required" } : config.fields;
}

/** What a choice is made of; empty when there is none: one department, or the page names it. */
export function choicesOf(panel: Panel): readonly DepartmentAvailability[] {
  const all = panel.store.get().availability?.departments ?? [];
  return all.length < 2 || namedByPage(panel) ? [] : all;
}

/** The one the form is for: the page's, the chosen one, the usual one or, where there is a choice, one online. */
export function departmentOf(panel: Panel): DepartmentAvailability | undefined {
  const { availability } = panel.store.get();
  const all = availability?.departments ?? [];
  const byId = (id: string | null | undefined) => all.find((one) => one.id === id);
  const usual = byId(availability?.defaultDepartmentId) ?? all[0];
  const chosen = namedByPage(panel) ?? byId(panel.own.get().fields.departmentId);
  if (chosen || usual?.online || !choicesOf(panel).length) return chosen ?? usual;
  return all.find((one) => one.online) ?? usual;
}

/** data-department: an id, or a name in any language; before it the one that invited. */
function namedByPage({ host, store }: Panel): DepartmentAvailability | undefined {
  const wanted = (store.get().invited?.departmentId ?? host.options.department)?.toLowerCase();
  if (!wanted) return undefined;
  return store
    .get()
    .availability?.departments.find(({ id, name }) =>
      [id, ...Object.values(name)].some((one) => `${one}`.toLowerCase() === wanted),
    );
}

/** False: something is missing, and `problems` says what. */
export function sendForm(panel: Panel, kind: FormKind): boolean {
  const { own, actions } = panel;
  const { fields, files } = own.get();
  const problems = check(fields, askedBy(panel, kind), kind === "ticket");
  own.set({ problems });
  if (Object.keys(problems).length) return false;
  if (files?.wait(() => sendForm(panel, kind))) return true;
  const { type, subject, text } = fields;
  const departmentId = departmentOf(panel)?.id ?? null;
  const who = { departmentId, name: fields.name.trim(), email: fields.email.trim() };
  if (kind === "start") actions.start({ ...who, text });
  else
    actions.createTicket({
      ...who,
      type,
      subject,
      message: text,
      fileIds: fields.files?.map(({ id }) => id),
      consent: true,
    });
  return true;
}
