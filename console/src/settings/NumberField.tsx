import { useState } from "preact/hooks";
import { Field } from "../ui/Field.tsx";

interface NumberFieldProps {
  label: string;
  hint?: string;
  error?: string | undefined;
  value: number | null;
  min: number;
  max: number;
  /** Empty means null: no limit. */
  isOptional?: boolean;
  onChange: (value: number | null) => void;
}

/** A whole number. What is typed stays as typed; NaN tells the form's check that it is none. */
export function NumberField({ value, isOptional = false, min, max, onChange, ...rest }: NumberFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = value === null || Number.isNaN(value) ? "" : String(value);
  return (
    <Field
      {...rest}
      type="number"
      inputMode="numeric"
      optional={isOptional}
      min={min}
      max={max}
      step={1}
      value={typed ?? shown}
      onInput={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        const isEmpty = text === "" && !event.currentTarget.validity.badInput;
        onChange(isEmpty && isOptional ? null : text === "" ? Number.NaN : Number(text));
      }}
      onBlur={() => setTyped(null)}
    />
  );
}

export function isWhole(value: number | null, from: number, to: number): boolean {
  return value === null || (Number.isInteger(value) && value >= from && value <= to);
}
