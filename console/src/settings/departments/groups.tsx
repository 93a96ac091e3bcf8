import { useState } from "preact/hooks";
import { Checkbox, Select } from "../../ui/Field.tsx";
import { departmentLabel, departments, general } from "../admin.model.ts";
import { Choices } from "../Choices.tsx";
import type { Form } from "../form.model.ts";
import { Group } from "../Group.tsx";
import { NumberField } from "../NumberField.tsx";
import { TimeZoneSelect, timeThere } from "../TimeZoneSelect.tsx";
import { t, tDepartments } from "../texts.ts";
import { type Department, RANGES } from "./departments.model.ts";
import { HoursEditor } from "./HoursEditor.tsx";
import { workWeek } from "./hours.ts";

interface GroupProps {
  form: Form<Department>;
}

const STRATEGIES = ["fewest-chats", "longest-idle", "round-robin", "manual"] as const;
const OFFLINE = ["ticket", "queue", "hidden"] as const;

export function RoutingGroup({ form }: GroupProps) {
  const { strategy, offerSeconds } = form.values.value;
  const [from, to] = RANGES.offerSeconds;
  return (
    <Group title={tDepartments("routing")} hint={tDepartments("routingHint")}>
      <Choices
        label={tDepartments("strategy")}
        isLabelHidden
        value={strategy}
        choices={STRATEGIES.map((value) => ({
          value,
          label: tDepartments(value),
          hint: tDepartments(`${value}Hint`),
        }))}
        onChoose={(value) => form.set({ strategy: value })}
      />
      {strategy !== "manual" && (
        <NumberField
          label={tDepartments("offerSeconds")}
          hint={tDepartments("offerSecondsHint")}
          value={offerSeconds}
          min={from}
          max={to}
          error={form.errors.value.offerSeconds}
          onChange={(value) => form.set({ offerSeconds: value ?? Number.NaN })}
        />
      )}
    </Group>
  );
}

export function HoursGroup({ form }: GroupProps) {
  const { hours } = form.values.value;
  // What was set comes back when someone only looks at "always".
  const [last, setLast] = useState(hours);
  function choose(kind: "always" | "byHours"): void {
    if (hours) setLast(hours);
    const start =
      last ?? workWeek(general.value?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone);
    form.set({ hours: kind === "always" ? null : start });
  }
  return (
    <Group title={tDepartments("hours")} hint={tDepartments("hoursHint")}>
      <Choices
        label={tDepartments("hours")}
        isLabelHidden
        isInline
        value={hours ? "byHours" : "always"}
        choices={(["always", "byHours"] as const).map((value) => ({ value, label: tDepartments(value) }))}
        onChoose={choose}
      />
      {hours && (
        <>
          <TimeZoneSelect
            label={t("timeZone")}
            hint={tDepartments("nowThere", { time: timeThere(hours.timeZone, Date.now()) })}
            value={hours.timeZone}
            onChange={(timeZone) => form.set({ hours: { ...hours, timeZone } })}
          />
          <HoursEditor hours={hours} onChange={(changed) => form.set({ hours: changed })} />
          {hours.windows.length === 0 && <p class="notice-line">{tDepartments("neverOpen")}</p>}
        </>
      )}
    </Group>
  );
}

export function OfflineGroup({ form }: GroupProps) {
  return (
    <Group title={tDepartments("offline")} hint={tDepartments("offlineHint")}>
      <Choices
        label={tDepartments("offline")}
        isLabelHidden
        value={form.values.value.offline}
        choices={OFFLINE.map((value) => ({
          value,
          label: tDepartments(value),
          hint: tDepartments(`${value}Hint`),
        }))}
        onChoose={(offline) => form.set({ offline })}
      />
    </Group>
  );
}

export function LimitsGroup({ form, ownId }: GroupProps & { ownId: string | null }) {
  const { capacity, queueLimit, overflowDepartmentId } = form.values.value;
  const others = (departments.value ?? []).filter(({ id, disabled }) => id !== ownId && !disabled);
  return (
    <Group title={tDepartments("limits")} hint={tDepartments("limitsHint")}>
      <NumberField
        label={tDepartments("capacity")}
        hint={tDepartments("capacityHint")}
        isOptional
        value={capacity}
        min={RANGES.capacity[0]}
        max={RANGES.capacity[1]}
        error={form.errors.value.capacity}
        onChange={(value) => form.set({ capacity: value })}
      />
      <NumberField
        label={tDepartments("queueLimit")}
        hint={tDepartments("queueLimitHint")}
        isOptional
        value={queueLimit}
        min={RANGES.queueLimit[0]}
        max={RANGES.queueLimit[1]}
        error={form.errors.value.queueLimit}
        onChange={(value) => form.set({ queueLimit: value })}
      />
      <Select
        label={tDepartments("overflow")}
        error={form.errors.value.overflowDepartmentId}
        value={overflowDepartmentId ?? ""}
        onChange={(event) => form.set({ overflowDepartmentId: event.currentTarget.value || null })}
      >
        <option value="">{tDepartments("overflowNone")}</option>
        {others.map((department) => (
          <option key={department.id} value={department.id} selected={department.id === overflowDepartmentId}>
            {departmentLabel(department)}
          </option>
        ))}
      </Select>
    </Group>
  );
}

export function AvailabilityGroup({ form }: GroupProps) {
  const problem = form.errors.value.disabled;
  return (
    <Group title={tDepartments("active")}>
      <Checkbox
        label={tDepartments("offered")}
        hint={tDepartments("offeredHint")}
        checked={!form.values.value.disabled}
        aria-invalid={problem ? true : undefined}
        onChange={(event) => form.set({ disabled: !event.currentTarget.checked })}
      />
      {problem && (
        <p class="field-error" role="alert">
          {problem}
        </p>
      )}
    </Group>
  );
}
