import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import "./fields.css";

interface Choice<V extends string> {
  value: V;
  label: ComponentChildren;
  hint?: string;
}

interface ChoicesProps<V extends string> {
  /** Names the group; shown above it unless `isTitled` already. */
  label: string;
  isLabelHidden?: boolean;
  value: V;
  choices: readonly Choice<V>[];
  /** Side by side, for short ones. */
  isInline?: boolean;
  onChoose: (value: V) => void;
}

/** One of a few, each explained in a line: radio buttons on cards. */
export function Choices<V extends string>({
  label,
  isLabelHidden,
  value,
  choices,
  isInline,
  onChoose,
}: ChoicesProps<V>) {
  const name = useId();
  return (
    <fieldset class={`choices ${isInline ? "choices-inline" : ""}`}>
      <legend class={isLabelHidden ? "visually-hidden" : ""}>{label}</legend>
      {choices.map((choice) => (
        <label key={choice.value} class="choice">
          <input
            type="radio"
            name={name}
            checked={choice.value === value}
            onChange={() => onChoose(choice.value)}
          />
          <span class="choice-text">
            <span>{choice.label}</span>
            {choice.hint && <span class="choice-hint">{choice.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
