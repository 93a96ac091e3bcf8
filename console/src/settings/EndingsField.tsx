import { useState } from "preact/hooks";
import { Field } from "../ui/Field.tsx";

interface EndingsFieldProps {
  label: string;
  hint: string;
  endings: readonly string[];
  onChange: (endings: string[]) => void;
}

/** Endings of file names. What is typed stays as typed until the field is left. */
export function EndingsField({ label, hint, endings, onChange }: EndingsFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Field
      label={label}
      hint={hint}
      dir="ltr"
      autocapitalize="none"
      spellcheck={false}
      value={typed ?? endings.join(" ")}
      onInput={(event) => {
        setTyped(event.currentTarget.value);
        onChange(endingsIn(event.currentTarget.value));
      }}
      onBlur={() => setTyped(null)}
    />
  );
}

/** "exe, .BAT js" names exe, bat and js. */
function endingsIn(text: string): string[] {
  return [...new Set(text.toLowerCase().match(/[a-z0-9]{1,12}/g) ?? [])];
}
