import { DEVICE_KINDS } from "@palique/shared/devices.ts";
import type { RuleCondition } from "@palique/shared/invitations.ts";
import { VARIABLE_MAX, VARIABLE_NAME_MAX } from "@palique/shared/limits.ts";
import { locale } from "../../i18n/locale.ts";
import { digits } from "../../text/time.ts";
import { Checkbox, Field, Select } from "../../ui/Field.tsx";
import { Choices } from "../Choices.tsx";
import type { Errors } from "../form.model.ts";
import { NumberField } from "../NumberField.tsx";
import { countries, languages } from "./country-names.ts";
import { ListField } from "./ListField.tsx";
import { PatternsField } from "./PatternsField.tsx";
import { rangeOf } from "./rule-form.ts";
import { ScheduleFields } from "./ScheduleFields.tsx";
import { Toggles } from "./Toggles.tsx";
import { t } from "./texts.ts";

interface ConditionFieldsProps<C extends RuleCondition = RuleCondition> {
  condition: C;
  /** By field of the condition. */
  errors: Errors;
  onChange: (next: RuleCondition) => void;
}
type Of<K extends RuleCondition["on"]> = ConditionFieldsProps<Extract<RuleCondition, { on: K }>>;

/** What one kind of condition asks for. */
export function ConditionFields({ condition, errors, onChange }: ConditionFieldsProps) {
  switch (condition.on) {
    case "page-time":
    case "site-time":
    case "idle":
      return <SecondsField condition={condition} errors={errors} onChange={onChange} />;
    case "pages":
      return (
        <NumberField
          label={t("atLeast")}
          {...rangeOf("pages")}
          value={condition.atLeast}
          error={errors.atLeast}
          onChange={(atLeast) => onChange({ ...condition, atLeast: atLeast ?? Number.NaN })}
        />
      );
    case "scroll":
      return (
        <NumberField
          label={t("percent")}
          {...rangeOf("scroll")}
          value={condition.percent}
          error={errors.percent}
          onChange={(percent) => onChange({ ...condition, percent: percent ?? Number.NaN })}
        />
      );
    case "url":
    case "referrer":
    case "country":
    case "language":
      return <AnyField condition={condition} errors={errors} onChange={onChange} />;
    case "device":
      return (
        <Toggles
          label={t("devices")}
          options={DEVICE_KINDS.map((value) => ({ value, label: t(value) }))}
          chosen={condition.any}
          error={errors.any}
          onChange={(any) => onChange({ ...condition, any })}
        />
      );
    case "returning":
      return (
        <Choices
          label={t("visitorIs")}
          isLabelHidden
          isInline
          value={condition.is ? "yes" : "no"}
          choices={[
            { value: "yes", label: t("isReturning") },
            { value: "no", label: t("isNew") },
          ]}
          onChoose={(value) => onChange({ ...condition, is: value === "yes" })}
        />
      );
    case "event":
      return <EventFields condition={condition} errors={errors} onChange={onChange} />;
    case "attribute":
      return <AttributeFields condition={condition} errors={errors} onChange={onChange} />;
    case "exit":
      return <p class="field-hint">{t("exitHint")}</p>;
    case "schedule":
      return <ScheduleFields condition={condition} error={errors.days} onChange={onChange} />;
  }
}

function SecondsField({ condition, errors, onChange }: Of<"page-time" | "site-time" | "idle">) {
  const { on, seconds } = condition;
  const inMinutes = seconds >= 60 ? digits(seconds * 1_000) : "";
  const hint = [inMinutes, on === "idle" ? t("idleHint") : ""].filter(Boolean).join(" · ");
  return (
    <NumberField
      label={t("seconds")}
      {...(hint && { hint })}
      {...rangeOf(on)}
      value={seconds}
      error={errors.seconds}
      onChange={(value) => onChange({ ...condition, seconds: value ?? Number.NaN })}
    />
  );
}

function AnyField({ condition, errors, onChange }: Of<"url" | "referrer" | "country" | "language">) {
  const { on, any, not } = condition;
  const put = (next: string[]) => onChange({ ...condition, any: next });
  const isPlace = on === "url" || on === "referrer";
  return (
    <>
      {isPlace ? (
        <PatternsField
          placeholder={on === "url" ? "/pricing\nshop.example/*/checkout" : "google.\nexample.com/blog"}
          patterns={any}
          error={errors.any}
          onChange={put}
        />
      ) : (
        <ListField
          label={t(on === "country" ? "countries" : "languages")}
          addLabel={t(on === "country" ? "addCountry" : "addLanguage")}
          options={on === "country" ? countries(locale.value) : languages(locale.value)}
          chosen={any}
          error={errors.any}
          onChange={put}
        />
      )}
      <Checkbox
        label={t(isPlace ? "isNot" : "isNotPeople")}
        checked={not}
        onChange={(event) => onChange({ ...condition, not: event.currentTarget.checked })}
      />
    </>
  );
}

function EventFields({ condition, errors, onChange }: Of<"event">) {
  return (
    <div class="two-columns">
      <Field
        label={t("eventName")}
        hint={t("eventHint")}
        maxLength={64}
        spellcheck={false}
        autocapitalize="none"
        placeholder="added-to-cart"
        value={condition.name}
        error={errors.name}
        onInput={(event) => onChange({ ...condition, name: event.currentTarget.value })}
      />
      <NumberField
        label={t("timesCalled")}
        {...rangeOf("event")}
        value={condition.times}
        error={errors.times}
        onChange={(times) => onChange({ ...condition, times: times ?? Number.NaN })}
      />
    </div>
  );
}

const TESTS = ["is", "contains", "at-least", "at-most", "exists"] as const;

function AttributeFields({ condition, errors, onChange }: Of<"attribute">) {
  return (
    <>
      <div class="two-columns">
        <Field
          label={t("attributeName")}
          hint={t("attributeHint")}
          maxLength={VARIABLE_NAME_MAX}
          spellcheck={false}
          autocapitalize="none"
          placeholder="plan"
          value={condition.name}
          error={errors.name}
          onInput={(event) => onChange({ ...condition, name: event.currentTarget.value })}
        />
        <Select
          label={t("attributeTest")}
          value={condition.test}
          onChange={(event) => {
            const test = TESTS.find((one) => one === event.currentTarget.value);
            if (test) onChange({ ...condition, test });
          }}
        >
          {TESTS.map((test) => (
            <option key={test} value={test} selected={test === condition.test}>
              {t(`test_${test}`)}
            </option>
          ))}
        </Select>
        {condition.test !== "exists" && (
          <Field
            label={t("attributeValue")}
            maxLength={VARIABLE_MAX}
            spellcheck={false}
            placeholder="gold"
            value={condition.value}
            error={errors.value}
            onInput={(event) => onChange({ ...condition, value: event.currentTarget.value })}
          />
        )}
      </div>
      <Checkbox
        label={t("attributeNot")}
        checked={condition.not}
        onChange={(event) => onChange({ ...condition, not: event.currentTarget.checked })}
      />
    </>
  );
}
