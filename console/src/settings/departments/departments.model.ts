import type { DepartmentAdmin, SaveDepartment } from "@palique/shared/admin.ts";
import type { ApiFailure } from "../../api.ts";
import { api } from "../../api.ts";
import { me } from "../../session.model.ts";
import { departments, keep, loadAdmin } from "../admin.model.ts";
import { createForm, type Errors, type Form } from "../form.model.ts";
import { isWhole } from "../NumberField.tsx";
import { t, tDepartments } from "../texts.ts";
import { automaticErrors } from "./automatic-errors.ts";
import { wrongWindows } from "./hours.ts";

export type Department = Omit<DepartmentAdmin, "id">;

/** A department as a new one starts: the operator who makes it answers in it. */
export function newDepartment(): Department {
  return {
    names: {},
    memberIds: me.peek() ? [me.peek()?.id ?? ""] : [],
    strategy: "fewest-chats",
    capacity: null,
    queueLimit: null,
    overflowDepartmentId: null,
    hours: null,
    offline: "ticket",
    offerSeconds: 60,
    rating: "thumbs",
    resumeMinutes: 30,
    auto: null,
    disabled: false,
  };
}

export const RANGES = {
  capacity: [1, 100],
  queueLimit: [0, 1000],
  offerSeconds: [5, 600],
  resumeMinutes: [0, 1440],
} as const;

function check(values: Department): Errors {
  const errors: Record<string, string> = {};
  if (!values.names.en?.trim() && !values.names.es?.trim()) errors.names = t("needOneLanguage");
  for (const field of ["capacity", "queueLimit", "offerSeconds", "resumeMinutes"] as const) {
    const [from, to] = RANGES[field];
    if (!isWhole(values[field], from, to)) errors[field] = t("wholeNumber", { from, to });
  }
  if (values.hours && wrongWindows(values.hours).size > 0) errors.hours = t("checkField");
  return { ...errors, ...automaticErrors(values.auto) };
}

function explain(failure: ApiFailure): string | undefined {
  if (failure.field === "overflowDepartmentId") return tDepartments("overflowCircle");
  return failure.error === "conflict" ? tDepartments("lastOne") : undefined;
}

/** `id` null: it is made by saving. */
export function departmentForm(
  id: string | null,
  saved: Department,
  onMade?: (department: DepartmentAdmin) => void,
): Form<Department> {
  return createForm<Department>(saved, {
    check,
    explain,
    async send(changes, values) {
      const answer = id
        ? await api.patch<DepartmentAdmin>(`/departments/${id}`, changes)
        : await api.post<DepartmentAdmin>("/departments", values satisfies SaveDepartment);
      if (!answer.ok) return answer;
      const { id: made, ...value } = answer.value;
      keep(departments, answer.value);
      // Operators list their departments.
      void loadAdmin();
      if (!id) onMade?.({ ...value, id: made });
      return { ok: true, value };
    },
  });
}
