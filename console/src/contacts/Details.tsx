import type { ContactCard, ContactField } from "@palique/shared/contacts.ts";
import { localized } from "@palique/shared/locale.ts";
import { locale } from "../i18n/locale.ts";
import type { Card } from "./cards.model.ts";
import { fields } from "./cards.model.ts";
import { saveValue, type ValueName, valueNamed } from "./change.model.ts";
import { t } from "./texts.ts";
import { type Kind, ValueField } from "./ValueField.tsx";

export interface Line {
  name: ValueName;
  label: string;
  kind: Kind;
  field?: ContactField;
}

const BASICS = [
  { basic: "name", kind: "text" },
  { basic: "email", kind: "email" },
  { basic: "phone", kind: "phone" },
  { basic: "company", kind: "text" },
] as const;

/** Everything of a person that has a name, whether or not it is known. */
export function linesOf(): Line[] {
  const basics = BASICS.map(({ basic, kind }) => ({ name: { basic }, label: t(basic), kind }));
  const own = (fields.value ?? []).map((field) => ({
    name: { fieldId: field.id },
    label: localized(field.labels, locale.value),
    kind: field.kind,
    field,
  }));
  return [...basics, ...own];
}

/** What is known of a person, changed where it stands. */
export function Details({ card, values }: { card: Card; values: ContactCard }) {
  return (
    <dl class="values">
      {linesOf().map(({ name, label, kind, field }) => (
        <ValueField
          key={`${values.id} ${"basic" in name ? name.basic : name.fieldId}`}
          label={label}
          kind={kind}
          value={valueNamed(values, name)}
          {...(field && { choices: field.choices })}
          onSave={(value) => void saveValue(card, name, value, label)}
        />
      ))}
    </dl>
  );
}
