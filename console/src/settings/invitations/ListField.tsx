import { X } from "lucide";
import { Select } from "../../ui/Field.tsx";
import { Icon } from "../../ui/Icon.tsx";
import type { Option } from "./country-names.ts";
import { t } from "./texts.ts";

interface ListFieldProps {
  label: string;
  /** Of the box that adds one. */
  addLabel: string;
  options: readonly Option[];
  chosen: readonly string[];
  error: string | undefined;
  onChange: (chosen: string[]) => void;
}

/** Some of very many: what is chosen as removable words, and a box to add one more. */
export function ListField({ label, addLabel, options, chosen, error, onChange }: ListFieldProps) {
  return (
    <div class="stack-s">
      {chosen.length > 0 && (
        <ul class="words-chosen" aria-label={label}>
          {chosen.map((id) => {
            const name = options.find((option) => option.id === id)?.label ?? id;
            return (
              <li key={id}>
                <bdi>{name}</bdi>
                <button
                  type="button"
                  aria-label={t("removeOne", { what: name })}
                  onClick={() => onChange(chosen.filter((one) => one !== id))}
                >
                  <Icon icon={X} size={12} />
                </button>
              </li>
            );
          })}
        </ul>
      )}
      <Select
        label={addLabel}
        error={error}
        value=""
        onChange={(event) => {
          const { value } = event.currentTarget;
          event.currentTarget.value = "";
          if (value) onChange([...chosen, value]);
        }}
      >
        <option value="" />
        {options
          .filter(({ id }) => !chosen.includes(id))
          .map(({ id, label: name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
      </Select>
    </div>
  );
}
