import { Choices } from "../Choices.tsx";
import type { Form } from "../form.model.ts";
import { Group } from "../Group.tsx";
import { NumberField } from "../NumberField.tsx";
import { tDepartments } from "../texts.ts";
import { type Department, RANGES } from "./departments.model.ts";

const RATINGS = ["off", "thumbs", "stars"] as const;

/** What comes after a chat: the rating, and going on with the same operator. */
export function AfterGroup({ form }: { form: Form<Department> }) {
  const { rating, resumeMinutes } = form.values.value;
  const [min, max] = RANGES.resumeMinutes;
  return (
    <Group title={tDepartments("after")} hint={tDepartments("afterHint")}>
      <Choices
        label={tDepartments("rating")}
        value={rating}
        choices={RATINGS.map((value) => ({
          value,
          label: tDepartments(`rating-${value}`),
          hint: tDepartments(`rating-${value}Hint`),
        }))}
        onChoose={(value) => form.set({ rating: value })}
      />
      <NumberField
        label={tDepartments("resumeMinutes")}
        hint={tDepartments("resumeMinutesHint")}
        value={resumeMinutes}
        min={min}
        max={max}
        error={form.errors.value.resumeMinutes}
        onChange={(value) => form.set({ resumeMinutes: value ?? Number.NaN })}
      />
    </Group>
  );
}
