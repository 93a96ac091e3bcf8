import type { SiteAdmin } from "@palique/shared/admin.ts";
import type { Condition } from "@palique/shared/views.ts";
import { X } from "lucide";
import { useState } from "preact/hooks";
import { IconButton } from "../ui/Button.tsx";
import { choicesOf, FIELDS, freshCondition, UNITS, unitOf } from "./condition.ts";
import { t } from "./texts.ts";

interface ConditionProps {
  condition: Condition;
  sites: readonly SiteAdmin[];
  onChange: (next: Condition) => void;
  onRemove: () => void;
}

/** One condition as a sentence: what, how, and which. */
export function ConditionRow({ condition, sites, onChange, onRemove }: ConditionProps) {
  const { field } = condition;
  const fields = FIELDS.filter((one) => one !== "site" || sites.length > 1 || field === "site");
  return (
    <li class="condition">
      <select
        class="field-box condition-field"
        aria-label={t("field")}
        value={field}
        onChange={(event) => {
          const next = FIELDS.find((one) => one === event.currentTarget.value);
          if (next) onChange(freshCondition(next));
        }}
      >
        {fields.map((one) => (
          <option key={one} value={one}>
            {t(`f_${one}`)}
          </option>
        ))}
      </select>
      {condition.field === "unanswered" ? (
        <select
          class="field-box"
          aria-label={t("comparison")}
          value={condition.not ? "no" : "yes"}
          onChange={(event) => onChange({ ...condition, not: event.currentTarget.value === "no" })}
        >
          <option value="yes">{t("yes")}</option>
          <option value="no">{t("no")}</option>
        </select>
      ) : "minutes" in condition ? (
        <TimeParts condition={condition} onChange={onChange} />
      ) : (
        <ListParts condition={condition} sites={sites} onChange={onChange} />
      )}
      <IconButton icon={X} size="s" label={t("removeCondition")} onClick={onRemove} />
    </li>
  );
}

type TimeCondition = Extract<Condition, { minutes: number }>;

function TimeParts({
  condition,
  onChange,
}: {
  condition: TimeCondition;
  onChange: (next: Condition) => void;
}) {
  const [unit, setUnit] = useState(() => unitOf(condition.minutes));
  const isWait = condition.field === "waiting";
  return (
    <>
      <select
        class="field-box"
        aria-label={t("comparison")}
        value={condition.op}
        onChange={(event) =>
          onChange({ ...condition, op: event.currentTarget.value === "over" ? "over" : "under" })
        }
      >
        <option value="over">{t(isWait ? "over" : "overAgo")}</option>
        <option value="under">{t(isWait ? "under" : "underAgo")}</option>
      </select>
      <span class="condition-time">
        <input
          class="field-box"
          type="number"
          min={1}
          max={3_650}
          aria-label={t("amount")}
          value={condition.minutes / unit.minutes}
          onInput={(event) => {
            const amount = Math.round(event.currentTarget.valueAsNumber);
            if (amount >= 1 && amount <= 3_650) onChange({ ...condition, minutes: amount * unit.minutes });
          }}
        />
        <select
          class="field-box"
          aria-label={t("unit")}
          value={unit.unit}
          onChange={(event) => {
            const next = UNITS.find((one) => one.unit === event.currentTarget.value) ?? unit;
            onChange({ ...condition, minutes: (condition.minutes / unit.minutes) * next.minutes });
            setUnit(next);
          }}
        >
          {UNITS.toReversed().map((one) => (
            <option key={one.unit} value={one.unit}>
              {t(one.unit)}
            </option>
          ))}
        </select>
      </span>
    </>
  );
}

type ListCondition = Extract<Condition, { values: string[] }>;

interface ListProps {
  condition: ListCondition;
  sites: readonly SiteAdmin[];
  onChange: (next: Condition) => void;
}

function ListParts({ condition, sites, onChange }: ListProps) {
  const { field, values } = condition;
  return (
    <>
      <select
        class="field-box"
        aria-label={t("comparison")}
        value={condition.not ? "not" : "is"}
        onChange={(event) => onChange({ ...condition, not: event.currentTarget.value === "not" })}
      >
        <option value="is">{t("is")}</option>
        <option value="not">{t("isNot")}</option>
      </select>
      <fieldset class="condition-values" aria-label={t("values")}>
        {choicesOf(field, sites).map(({ value, label }) => {
          const isOn = values.includes(value);
          return (
            <button
              key={value}
              type="button"
              class="condition-value"
              aria-pressed={isOn}
              onClick={() =>
                onChange({
                  ...condition,
                  values: isOn ? values.filter((one) => one !== value) : [...values, value],
                })
              }
            >
              <bdi>{label}</bdi>
            </button>
          );
        })}
      </fieldset>
    </>
  );
}
