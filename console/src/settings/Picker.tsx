import type { ComponentChildren } from "preact";
import "./fields.css";

interface Option {
  id: string;
  label: string;
  lead?: ComponentChildren;
  note?: string;
}

interface PickerProps {
  label: string;
  isLabelHidden?: boolean;
  options: readonly Option[];
  chosen: readonly string[];
  error?: string | undefined;
  onChange: (chosen: string[]) => void;
}

/** Any of several: check boxes on rows. */
export function Picker({ label, isLabelHidden, options, chosen, error, onChange }: PickerProps) {
  return (
    <fieldset class="picker">
      <legend class={isLabelHidden ? "visually-hidden" : ""}>{label}</legend>
      <div class="picker-rows">
        {options.map(({ id, label: text, lead, note }, index) => (
          <label key={id} class="picker-row">
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              aria-invalid={index === 0 && error ? true : undefined}
              onChange={(event) =>
                onChange(event.currentTarget.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
              }
            />
            {lead}
            <span class="ellipsis" dir="auto">
              {text}
            </span>
            {note && <span class="picker-note">{note}</span>}
          </label>
        ))}
      </div>
      {error && (
        <p class="field-error" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}
