import { SELECTOR_MAX, SELECTORS_MAX } from "@palique/shared/limits.ts";
import { useState } from "preact/hooks";
import { TextArea } from "../../ui/Field.tsx";
import { linesOf } from "./selectors.ts";

interface SelectorsFieldProps {
  label: string;
  hint: string;
  error: string | undefined;
  selectors: readonly string[];
  onChange: (selectors: string[]) => void;
}

/** Parts of a page by CSS selector, one a line. What is typed stays as typed while it is being written. */
export function SelectorsField({ selectors, onChange, ...rest }: SelectorsFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextArea
      {...rest}
      optional
      dir="ltr"
      rows={3}
      autocapitalize="none"
      autocomplete="off"
      spellcheck={false}
      maxLength={SELECTORS_MAX * (SELECTOR_MAX + 1)}
      value={typed ?? selectors.join("\n")}
      onInput={(event) => {
        setTyped(event.currentTarget.value);
        onChange(linesOf(event.currentTarget.value));
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
