import { useState } from "preact/hooks";
import { TextArea } from "../../ui/Field.tsx";
import { t } from "./texts.ts";

interface PatternsFieldProps {
  placeholder: string;
  patterns: readonly string[];
  error: string | undefined;
  onChange: (patterns: string[]) => void;
}

/** Parts of addresses, one in each line. What is typed stays as typed until it is left. */
export function PatternsField({ placeholder, patterns, error, onChange }: PatternsFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? patterns.join("\n");
  return (
    <TextArea
      label={t("any")}
      hint={t("anyHint")}
      placeholder={placeholder}
      error={error}
      rows={Math.min(8, Math.max(2, shown.split("\n").length))}
      spellcheck={false}
      autocapitalize="none"
      dir="ltr"
      value={shown}
      onInput={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        onChange(linesOf(text));
      }}
      onBlur={() => setTyped(null)}
    />
  );
}

function linesOf(text: string): string[] {
  const lines = text.split("\n").map((line) => line.trim().slice(0, 200));
  return [...new Set(lines.filter(Boolean))].slice(0, 50);
}
