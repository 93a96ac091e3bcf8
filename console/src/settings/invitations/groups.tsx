import { INVITATION_LOOKS } from "@palique/shared/live-names.ts";
import { digits } from "../../text/time.ts";
import { Checkbox, Field, Select } from "../../ui/Field.tsx";
import { departmentLabel, departments, operators, sites } from "../admin.model.ts";
import { Choices } from "../Choices.tsx";
import type { Form } from "../form.model.ts";
import { Group } from "../Group.tsx";
import { NumberField } from "../NumberField.tsx";
import { InvitationPreview } from "./InvitationPreview.tsx";
import type { Rule } from "./rule-form.ts";
import { t } from "./texts.ts";

interface GroupProps {
  form: Form<Rule>;
}

export function LookGroup({ form }: GroupProps) {
  const { look, operatorId, delaySeconds } = form.values.value;
  const people = (operators.value ?? []).filter((one) => !one.disabled || one.id === operatorId);
  return (
    <Group title={t("look")} hint={t("lookHint")}>
      <div class="look">
        <div class="stack">
          <Choices
            label={t("lookKind")}
            value={look}
            choices={INVITATION_LOOKS.map((value) => ({ value, label: t(value), hint: t(`${value}Hint`) }))}
            onChoose={(value) => form.set({ look: value })}
          />
          <Select
            label={t("face")}
            value={operatorId ?? ""}
            error={form.errors.value.operatorId}
            onChange={(event) => form.set({ operatorId: event.currentTarget.value || null })}
          >
            <option value="">{t("faceNone")}</option>
            {people.map(({ id, name }) => (
              <option key={id} value={id} selected={id === operatorId}>
                {name}
              </option>
            ))}
          </Select>
          <NumberField
            label={t("delay")}
            hint={delaySeconds >= 60 ? `${t("delayHint")} ${digits(delaySeconds * 1_000)}` : t("delayHint")}
            min={0}
            max={3_600}
            value={delaySeconds}
            error={form.errors.value.delaySeconds}
            onChange={(value) => form.set({ delaySeconds: value ?? Number.NaN })}
          />
        </div>
        <InvitationPreview rule={form.values.value} />
      </div>
    </Group>
  );
}

export function WhoGroup({ form }: GroupProps) {
  const { siteId, departmentId, onlyIfFree } = form.values.value;
  const site = sites.value?.find(({ id }) => id === siteId);
  const offered = (departments.value ?? []).filter(
    ({ id, disabled }) =>
      id === departmentId ||
      (!disabled && (!site || site.departmentIds.length === 0 || site.departmentIds.includes(id))),
  );
  return (
    <Group title={t("who")} hint={t("whoHint")}>
      <Select
        label={t("department")}
        value={departmentId ?? ""}
        error={form.errors.value.departmentId}
        onChange={(event) => form.set({ departmentId: event.currentTarget.value || null })}
      >
        <option value="">{t("departmentDefault")}</option>
        {offered.map((department) => (
          <option key={department.id} value={department.id} selected={department.id === departmentId}>
            {departmentLabel(department)}
          </option>
        ))}
      </Select>
      <Checkbox
        label={t("onlyIfFree")}
        hint={t("onlyIfFreeHint")}
        checked={onlyIfFree}
        onChange={(event) => form.set({ onlyIfFree: event.currentTarget.checked })}
      />
    </Group>
  );
}

/** Days within which times are counted; 0: a visit. */
const WITHIN = [0, 1, 7, 14, 30, 90, 365];

export function OftenGroup({ form }: GroupProps) {
  const { most, cooldownMinutes } = form.values.value;
  const within = [...new Set([...WITHIN, most.days])].sort((a, b) => a - b);
  return (
    <Group title={t("often")} hint={t("oftenHint")}>
      <div class="two-columns">
        <NumberField
          label={t("mostTimes")}
          min={1}
          max={100}
          value={most.times}
          error={form.errors.value["most.times"]}
          onChange={(times) => form.set({ most: { ...most, times: times ?? Number.NaN } })}
        />
        <Select
          label={t("mostWithin")}
          value={String(most.days)}
          onChange={(event) => form.set({ most: { ...most, days: Number(event.currentTarget.value) } })}
        >
          {within.map((days) => (
            <option key={days} value={String(days)} selected={days === most.days}>
              {days === 0 ? t("inVisit") : t("inDays", { n: days })}
            </option>
          ))}
        </Select>
      </div>
      <NumberField
        label={t("cooldown")}
        {...(cooldownMinutes >= 60 && { hint: digits(cooldownMinutes * 60_000) })}
        min={0}
        max={43_200}
        value={cooldownMinutes}
        error={form.errors.value.cooldownMinutes}
        onChange={(value) => form.set({ cooldownMinutes: value ?? Number.NaN })}
      />
    </Group>
  );
}

export function DatesGroup({ form }: GroupProps) {
  const { startsAt, endsAt, goal } = form.values.value;
  return (
    <>
      <Group title={t("dates")} hint={t("datesHint")}>
        <div class="two-columns">
          <DateField
            label={t("startsAt")}
            value={startsAt}
            error={undefined}
            onChange={(value) => form.set({ startsAt: value })}
          />
          <DateField
            label={t("endsAt")}
            value={endsAt}
            error={form.errors.value.endsAt}
            onChange={(value) => form.set({ endsAt: value })}
          />
        </div>
      </Group>
      <Group title={t("goal")} hint={t("goalHint")}>
        <Field
          label={t("goalName")}
          hint={t("goalExample")}
          optional
          maxLength={64}
          spellcheck={false}
          autocapitalize="none"
          placeholder="purchase"
          value={goal ?? ""}
          onInput={(event) => form.set({ goal: event.currentTarget.value.trim() || null })}
        />
      </Group>
    </>
  );
}

interface DateFieldProps {
  label: string;
  value: number | null;
  error: string | undefined;
  onChange: (at: number | null) => void;
}

/** A moment by the clock of this device. */
function DateField({ label, value, error, onChange }: DateFieldProps) {
  return (
    <Field
      type="datetime-local"
      label={label}
      optional
      error={error}
      value={value === null ? "" : toLocal(value)}
      onChange={(event) => {
        const at = new Date(event.currentTarget.value).getTime();
        onChange(Number.isNaN(at) ? null : at);
      }}
    />
  );
}

function toLocal(at: number): string {
  const offset = new Date(at).getTimezoneOffset() * 60_000;
  return new Date(at - offset).toISOString().slice(0, 16);
}
