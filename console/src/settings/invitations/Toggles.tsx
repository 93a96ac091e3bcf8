interface TogglesProps<V extends string | number> {
  label: string;
  options: readonly { value: V; label: string }[];
  chosen: readonly V[];
  error?: string | undefined;
  onChange: (chosen: V[]) => void;
}

/** Any of a few, as buttons that stay pressed. */
export function Toggles<V extends string | number>({
  label,
  options,
  chosen,
  error,
  onChange,
}: TogglesProps<V>) {
  return (
    <fieldset class="toggles">
      <legend>{label}</legend>
      <div>
        {options.map(({ value, label: name }) => {
          const isOn = chosen.includes(value);
          const next = options
            .map((option) => option.value)
            .filter((one) => (one === value ? !isOn : chosen.includes(one)));
          return (
            <button
              key={value}
              type="button"
              class="toggle"
              aria-pressed={isOn}
              aria-invalid={error ? true : undefined}
              onClick={() => onChange(next)}
            >
              {name}
            </button>
          );
        })}
      </div>
      {error && (
        <p class="field-error" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}
