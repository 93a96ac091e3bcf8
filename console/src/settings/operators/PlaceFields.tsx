import { departmentLabel, departments } from "../admin.model.ts";
import { Choices } from "../Choices.tsx";
import type { Form } from "../form.model.ts";
import { NumberField } from "../NumberField.tsx";
import { Picker } from "../Picker.tsx";
import { tDepartments, tTeam } from "../texts.ts";
import { MOST_CHATS, type Place } from "./operators.model.ts";
import { ROLE_NAMES } from "./role-names.ts";

/** Role, departments and capacity: the same for an invitation and for an operator. */
export function PlaceFields<T extends Place>({ form }: { form: Form<T> }) {
  const { role, departmentIds, capacity } = form.values.value;
  const set = (change: Partial<Place>) => form.set(change as Partial<T>);
  const all = departments.value ?? [];
  return (
    <>
      <Choices
        label={tTeam("role")}
        value={role}
        choices={ROLE_NAMES.map((value) => ({ value, label: tTeam(value), hint: tTeam(`${value}Hint`) }))}
        onChoose={(value) => set({ role: value })}
      />
      <Picker
        label={tTeam("departments")}
        options={all
          .filter((department) => !department.disabled || departmentIds.includes(department.id))
          .map((department) => ({
            id: department.id,
            label: departmentLabel(department),
            ...(department.disabled && { note: tDepartments("disabled") }),
          }))}
        chosen={departmentIds}
        onChange={(chosen) => set({ departmentIds: chosen })}
      />
      <NumberField
        label={tTeam("capacity")}
        hint={tTeam("capacityHint")}
        value={capacity}
        min={1}
        max={MOST_CHATS}
        error={form.errors.value.capacity}
        onChange={(value) => set({ capacity: value ?? Number.NaN })}
      />
    </>
  );
}
