import type { AutoMessages } from "@palique/shared/automatic.ts";
import { AUTO_STEPS_MAX, AUTO_TEXT_MAX } from "@palique/shared/limits.ts";
import { Plus, X } from "lucide";
import { digits } from "../../text/time.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import type { Errors } from "../form.model.ts";
import { LocalizedFields } from "../LocalizedFields.tsx";
import { NumberField } from "../NumberField.tsx";
import { tAutomatic } from "../texts.ts";
import type { Range } from "./automatic.model.ts";

type Steps = AutoMessages["waiting"]["steps"];

interface StepsEditorProps {
  /** Of the list, as errors name it. */
  path: string;
  /** What the seconds count. */
  label: string;
  steps: Steps;
  range: Range;
  errors: Errors;
  onChange: (steps: Steps) => void;
}

/** Messages that follow each other as a silence goes on. */
export function StepsEditor({ path, label, steps, range, errors, onChange }: StepsEditorProps) {
  const put = (index: number, change: Partial<Steps[number]>) =>
    onChange(steps.map((step, at) => (at === index ? { ...step, ...change } : step)));
  return (
    <>
      {steps.length > 0 && (
        <ol class="auto-steps">
          {steps.map((step, index) => (
            <li key={index}>
              <fieldset class="auto-step" aria-label={tAutomatic("step", { n: index + 1 })}>
                <div class="auto-step-head">
                  <Seconds
                    label={label}
                    value={step.seconds}
                    range={range}
                    error={errors[`${path}.${index}.seconds`]}
                    onChange={(seconds) => put(index, { seconds })}
                  />
                  <IconButton
                    icon={X}
                    size="s"
                    label={tAutomatic("removeStep", { n: index + 1 })}
                    onClick={() => onChange(steps.filter((_, at) => at !== index))}
                  />
                </div>
                <LocalizedFields
                  isLong
                  value={step.texts}
                  label={(language) => tAutomatic("textIn", { language })}
                  maxLength={AUTO_TEXT_MAX}
                  error={errors[`${path}.${index}.texts`]}
                  onChange={(texts) => put(index, { texts })}
                />
              </fieldset>
            </li>
          ))}
        </ol>
      )}
      {errors[path] && (
        <p class="field-error" role="alert">
          {errors[path]}
        </p>
      )}
      <div>
        <Button
          size="s"
          variant="ghost"
          icon={Plus}
          disabled={steps.length >= AUTO_STEPS_MAX}
          onClick={() => onChange([...steps, { seconds: nextSeconds(steps, range), texts: {} }])}
        >
          {tAutomatic("addStep")}
        </Button>
      </div>
    </>
  );
}

/** A while after the last one. */
function nextSeconds(steps: Steps, { max }: Range): number {
  const last = steps.at(-1)?.seconds ?? 0;
  return Math.min(max, Number.isNaN(last) ? 60 : last + 60);
}

interface SecondsProps {
  label: string;
  value: number;
  range: Range;
  error: string | undefined;
  onChange: (seconds: number) => void;
}

/** Seconds, said in minutes where there are any. */
export function Seconds({ label, value, range, error, onChange }: SecondsProps) {
  return (
    <NumberField
      label={label}
      {...(value >= 60 && { hint: tAutomatic("thatIs", { time: digits(value * 1_000) }) })}
      value={value}
      min={range.min}
      max={range.max}
      error={error}
      onChange={(seconds) => onChange(seconds ?? Number.NaN)}
    />
  );
}
