import type { Settings } from "@palique/shared/admin.ts";
import { typingMs } from "@palique/shared/typing.ts";
import { Checkbox } from "../ui/Field.tsx";
import { t } from "./canned/texts.ts";
import type { Errors, Form } from "./form.model.ts";
import { Group } from "./Group.tsx";
import { isWhole, NumberField } from "./NumberField.tsx";
import { t as tSettings } from "./texts.ts";

const MOST = { perMinute: 3_600, seconds: 60, variation: 50 };
const USUAL_PER_MINUTE = 720;
/** The length of an answer as operators write them. */
const EXAMPLE = 140;

/** How long messages sent as if typed take. People count characters by the minute. */
export function TypingGroup({ form }: { form: Form<Settings> }) {
  const { typing } = form.values.value;
  const isOn = typing.charsPerSecond !== 0;
  const set = (change: Partial<Settings["typing"]>) => form.set({ typing: { ...typing, ...change } });
  const { errors } = form;
  const number = (field: "minSeconds" | "maxSeconds" | "variation", most: number) => ({
    value: typing[field],
    min: 0,
    max: most,
    error: errors.value[`typing.${field}`],
    onChange: (value: number | null) => set({ [field]: value ?? Number.NaN }),
  });
  // In the middle of its variation.
  const seconds = Math.round(typingMs("x".repeat(EXAMPLE), { ...typing, variation: 0 }, "") / 1_000);
  return (
    <Group title={t("typing")} hint={t("typingHint")}>
      <Checkbox
        label={t("typingOn")}
        hint={t("typingOnHint")}
        checked={isOn}
        onChange={(event) => set({ charsPerSecond: event.currentTarget.checked ? USUAL_PER_MINUTE / 60 : 0 })}
      />
      {isOn && (
        <>
          <NumberField
            label={t("typingSpeed")}
            value={Math.round(typing.charsPerSecond * 60)}
            min={1}
            max={MOST.perMinute}
            error={errors.value["typing.charsPerSecond"]}
            // 0 would turn it off under the hands of whoever is correcting the number.
            onChange={(value) => set({ charsPerSecond: (value || Number.NaN) / 60 })}
          />
          <div class="two-columns">
            <NumberField label={t("typingLeast")} {...number("minSeconds", 30)} />
            <NumberField label={t("typingMost")} {...number("maxSeconds", MOST.seconds)} />
          </div>
          <NumberField
            label={t("typingVariation")}
            hint={t("typingVariationHint")}
            {...number("variation", MOST.variation)}
          />
          <p class="field-hint" role="status">
            {Number.isNaN(seconds) ? "" : t("typingExample", { n: seconds, chars: EXAMPLE })}
          </p>
        </>
      )}
    </Group>
  );
}

export function wrongTyping({
  charsPerSecond,
  minSeconds,
  maxSeconds,
  variation,
}: Settings["typing"]): Errors {
  if (charsPerSecond === 0) return {};
  const whole = (field: string, value: number, from: number, to: number) =>
    isWhole(value, from, to) ? {} : { [`typing.${field}`]: tSettings("wholeNumber", { from, to }) };
  return {
    ...whole("charsPerSecond", Math.round(charsPerSecond * 60), 1, MOST.perMinute),
    ...whole("minSeconds", minSeconds, 0, 30),
    ...(minSeconds > maxSeconds ? { "typing.maxSeconds": t("typingTooShort") } : {}),
    ...whole("maxSeconds", maxSeconds, 1, MOST.seconds),
    ...whole("variation", variation, 0, MOST.variation),
  };
}
