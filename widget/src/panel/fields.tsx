import { EMAIL_MAX, MESSAGE_MAX, NAME_MAX, SUBJECT_MAX } from "@palique/shared/limits.ts";
import type { ComponentChildren } from "preact";
import { changeForm } from "./form.model.ts";
import type { FieldName } from "./form-check.ts";
import type { Panel } from "./panel.model.ts";

/** The text is not cut where a paste is longer: the form says so instead. */
const LONGEST = { name: NAME_MAX, email: EMAIL_MAX, subject: SUBJECT_MAX, text: 10 * MESSAGE_MAX };

interface FieldProps {
  panel: Panel;
  name: "name" | "email" | "subject" | "text";
  label: string;
  optional?: boolean;
  placeholder?: string;
}

/** A labelled box, with what is wrong with it below. */
export function Field({ panel, name, label, optional = false, placeholder = "" }: FieldProps) {
  const { fields, problems, words } = panel.own.get();
  const props = {
    id: name,
    dir: "auto" as const,
    value: fields[name],
    placeholder,
    maxLength: LONGEST[name],
    "aria-invalid": Boolean(problems[name]),
    "aria-required": !optional,
    "aria-describedby": `${name}-problem`,
    onInput: ({ target }: Event) => changeForm(panel, { [name]: (target as HTMLInputElement).value }),
  };
  return (
    <div class="field">
      <span class="label small">
        <label for={name}>{label}</label>
        {optional && <span>{words.optional}</span>}
      </span>
      {name === "text" ? (
        <textarea rows={3} {...props} />
      ) : name === "email" ? (
        <input type="email" autocomplete="email" {...props} />
      ) : (
        <input autocomplete={name === "name" ? "name" : "off"} {...props} />
      )}
      <Problem panel={panel} name={name} />
    </div>
  );
}

interface SelectFieldProps {
  panel: Panel;
  name: "departmentId" | "type";
  label: string;
  value: string | undefined;
  options: readonly (readonly [value: string, label: string])[];
}

/** The platform's own menu: every phone and screen reader knows it. */
export function SelectField({ panel, name, label, value, options }: SelectFieldProps) {
  return (
    <div class="field">
      <label class="small" for={name}>
        {label}
      </label>
      <select
        id={name}
        value={value}
        onInput={(event) => changeForm(panel, { [name]: event.currentTarget.value })}
      >
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

/** What is wrong with a box; its id is the box's with "-problem". */
export function Problem({ panel, name }: { panel: Panel; name: FieldName }): ComponentChildren {
  const { problems, words } = panel.own.get();
  const problem = problems[name];
  return (
    problem && (
      <p class="wrong small" id={`${name}-problem`}>
        {words[problem]}
      </p>
    )
  );
}
