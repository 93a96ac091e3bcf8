import { Plus, X } from "lucide";
import { useRef, useState } from "preact/hooks";
import { Button, IconButton } from "../ui/Button.tsx";
import { Field } from "../ui/Field.tsx";
import { originFrom } from "./origins.ts";
import { t, tSites } from "./texts.ts";
import "./fields.css";
import "./entries.css";

interface OriginsFieldProps {
  origins: readonly string[];
  /** What is wrong with one of the list. */
  error?: string | undefined;
  onChange: (origins: string[]) => void;
}

/** A list of websites, one added at a time: what is written is put into the form the server compares. */
export function OriginsField({ origins, error: wrong, onChange }: OriginsFieldProps) {
  const [typed, setTyped] = useState("");
  const [error, setError] = useState<string | null>(null);
  const box = useRef<HTMLDivElement>(null);

  function write(text: string): void {
    setTyped(text);
    setError(null);
  }

  function add(): void {
    const origin = originFrom(typed);
    if (origin && !origins.includes(origin)) {
      onChange([...origins, origin]);
      write("");
    } else if (typed.trim()) {
      setError(tSites(origin ? "originTwice" : "originBad"));
    }
  }

  function addAndGoOn(): void {
    add();
    box.current?.querySelector("input")?.focus();
  }

  return (
    <div class="stack" ref={box}>
      {origins.length > 0 && (
        <ul class="entries entries-compact">
          {origins.map((origin) => (
            <li key={origin} class="entry">
              <span class="entry-main ellipsis" dir="ltr">
                {origin}
              </span>
              <IconButton
                icon={X}
                size="s"
                label={t("removeNamed", { name: origin })}
                onClick={() => onChange(origins.filter((one) => one !== origin))}
              />
            </li>
          ))}
        </ul>
      )}
      <div class="add-line">
        <Field
          label={tSites("origin")}
          hint={tSites("originExample")}
          error={error ?? wrong}
          inputMode="url"
          autocomplete="url"
          autocapitalize="none"
          spellcheck={false}
          maxLength={300}
          value={typed}
          onInput={(event) => write(event.currentTarget.value)}
          onBlur={add}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            // In a form Enter would save it.
            if (typed.trim()) event.preventDefault();
            addAndGoOn();
          }}
        />
        <Button icon={Plus} onClick={addAndGoOn}>
          {t("add")}
        </Button>
      </div>
    </div>
  );
}
