import type { RuleCondition } from "@palique/shared/invitations.ts";
import { locale } from "../../i18n/locale.ts";
import { Field } from "../../ui/Field.tsx";
import { TimeZoneSelect } from "../TimeZoneSelect.tsx";
import { Toggles } from "./Toggles.tsx";
import { t } from "./texts.ts";
import { dayName, fromClock, toClock, WEEK } from "./week.ts";

interface ScheduleFieldsProps {
  condition: Extract<RuleCondition, { on: "schedule" }>;
  error: string | undefined;
  onChange: (next: RuleCondition) => void;
}

/** Days of the week and a time of the day, which may go past midnight. */
export function ScheduleFields({ condition, error, onChange }: ScheduleFieldsProps) {
  const { days, from, to, timeZone } = condition;
  const isNextDay = to <= from;
  return (
    <>
      <Toggles
        label={t("days")}
        options={WEEK.map((value) => ({ value: Number(value), label: dayName(value, locale.value) }))}
        chosen={days}
        error={error}
        onChange={(next) => onChange({ ...condition, days: next })}
      />
      <div class="two-columns">
        <Field
          type="time"
          label={t("from")}
          value={toClock(from)}
          onChange={({ currentTarget: { value } }) => {
            if (value) onChange({ ...condition, from: fromClock(value) });
          }}
        />
        <Field
          type="time"
          label={t("to")}
          {...(isNextDay && { hint: t("pastMidnight", { time: toClock(to) }) })}
          value={toClock(to)}
          onChange={({ currentTarget: { value } }) => {
            // Midnight is the end of the day, not its beginning.
            if (value) onChange({ ...condition, to: fromClock(value) || 1_440 });
          }}
        />
      </div>
      <TimeZoneSelect
        label={t("timeZone")}
        value={timeZone}
        onChange={(next) => onChange({ ...condition, timeZone: next })}
      />
    </>
  );
}
