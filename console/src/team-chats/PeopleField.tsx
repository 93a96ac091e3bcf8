import { useState } from "preact/hooks";
import { operators } from "../inbox/inbox.model.ts";
import { me } from "../session.model.ts";
import { fits } from "../text/fold.ts";
import { Face } from "./Face.tsx";
import { t } from "./texts.ts";

interface PeopleFieldProps {
  chosen: readonly string[];
  onChange: (ids: string[]) => void;
}

/** Colleagues to tick, found by name. */
export function PeopleField({ chosen, onChange }: PeopleFieldProps) {
  const [query, setQuery] = useState("");
  const all = [...operators.value.values()]
    .filter(({ id }) => id !== me.value?.id)
    .sort((a, b) => a.name.localeCompare(b.name));
  const shown = all.filter(({ name }) => fits(query, name));
  return (
    <fieldset class="people">
      <legend>{t("people")}</legend>
      <input
        type="search"
        class="field-box"
        aria-label={t("search")}
        placeholder={t("search")}
        autocomplete="off"
        value={query}
        onInput={(event) => setQuery(event.currentTarget.value)}
      />
      <div class="people-list">
        {shown.length === 0 && <p class="people-empty">{t("nobodyFound")}</p>}
        {shown.map(({ id, name }) => (
          <label key={id} class="people-one">
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={(event) =>
                onChange(event.currentTarget.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
              }
            />
            <Face id={id} size="s" />
            <bdi class="ellipsis">{name}</bdi>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
