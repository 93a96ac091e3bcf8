import type { ContactFieldKind } from "@palique/shared/contact-names.ts";
import { CONTACT_VALUE_MAX, NAME_MAX } from "@palique/shared/limits.ts";
import { ExternalLink, Mail, Phone } from "lucide";
import { h } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { Icon } from "../ui/Icon.tsx";
import { t } from "./texts.ts";

export type Kind = ContactFieldKind | "email" | "phone";

interface ValueFieldProps {
  label: string;
  kind: Kind;
  value: string;
  choices?: readonly string[];
  onSave: (value: string) => void;
}

/** A value that is changed where it stands: saved on Enter or on leaving it; Escape takes the change back. */
export function ValueField(props: ValueFieldProps) {
  const { label, kind } = props;
  const id = useId();
  const isChosen = kind === "choice" || kind === "boolean";
  return (
    <div class="value">
      <dt>
        <label for={id}>{label}</label>
      </dt>
      <dd>{isChosen ? <Chosen {...props} id={id} /> : <Written {...props} id={id} />}</dd>
    </div>
  );
}

function Chosen({ id, kind, value, choices = [], onSave }: ValueFieldProps & { id: string }) {
  const options =
    kind === "boolean"
      ? [
          { value: "yes", label: t("yes") },
          { value: "no", label: t("no") },
        ]
      : // One that cannot be chosen any more is still theirs.
        [...new Set([...choices, ...(value ? [value] : [])])].map((one) => ({ value: one, label: one }));
  return (
    <select
      id={id}
      class={`value-box ${value ? "" : "value-none"}`}
      value={value}
      onChange={(event) => onSave(event.currentTarget.value)}
    >
      <option value="">{t("unknown")}</option>
      {options.map((one) => (
        <option key={one.value} value={one.value}>
          {one.label}
        </option>
      ))}
    </select>
  );
}

const TYPES: Partial<Record<Kind, string>> = { email: "email", phone: "tel", date: "date", link: "url" };

function Written({ id, kind, value, onSave }: ValueFieldProps & { id: string }) {
  const [text, setText] = useState(value);
  const [problem, setProblem] = useState<string | null>(null);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // Changed elsewhere, or not saved: shown, unless it is being written here.
    if (document.activeElement !== box.current) setText(value);
  }, [value]);
  const leave = () => {
    const said = text.trim();
    const wrong = problemWith(kind, said, box.current);
    setProblem(wrong);
    if (wrong === null && said !== value) onSave(said);
  };
  return (
    <>
      <span class="value-line">
        {h("input", {
          ref: box,
          id,
          type: TYPES[kind] ?? "text",
          inputMode: kind === "number" ? "decimal" : undefined,
          dir: "auto",
          autocomplete: "off",
          class: "value-box",
          placeholder: t("add"),
          title: text,
          maxLength: kind === "text" || kind === "link" ? CONTACT_VALUE_MAX : NAME_MAX,
          value: text,
          "aria-invalid": problem !== null,
          "aria-describedby": problem === null ? undefined : `${id}-problem`,
          onInput: (event: { currentTarget: HTMLInputElement }) => {
            setText(event.currentTarget.value);
            setProblem(null);
          },
          onBlur: leave,
          onKeyDown: (event: KeyboardEvent) => {
            if (event.isComposing) return;
            if (event.key === "Enter") box.current?.blur();
            if (event.key !== "Escape" || text === value) return;
            event.stopPropagation();
            setText(value);
            setProblem(null);
          },
        })}
        <Follow kind={kind} value={value} />
      </span>
      {problem !== null && (
        <span class="field-error" id={`${id}-problem`} role="alert">
          {problem}
        </span>
      )}
    </>
  );
}

/** What can be told without asking the server. */
function problemWith(kind: Kind, value: string, box: HTMLInputElement | null): string | null {
  if (value === "") return null;
  if (kind === "email" && !box?.validity.valid) return t("notEmail");
  if (kind === "number" && !/^-?\d{1,15}(\.\d{1,10})?$/.test(value)) return t("notNumber");
  if (kind === "link" && !(/^https?:\/\//i.test(value) && URL.canParse(value))) return t("notLink");
  return null;
}

/** What a value leads to. */
function Follow({ kind, value }: { kind: Kind; value: string }) {
  if (value === "") return null;
  if (kind === "email")
    return <Way href={`mailto:${encodeURIComponent(value)}`} label={t("mailTo")} icon={Mail} />;
  if (kind === "phone")
    return <Way href={`tel:${encodeURIComponent(value)}`} label={t("call")} icon={Phone} />;
  // Only what the server lets through: a page of somebody else's learns nothing of the console.
  if (kind !== "link" || !/^https?:\/\//i.test(value)) return null;
  return <Way href={value} label={t("follow")} icon={ExternalLink} isOutside />;
}

interface WayProps {
  href: string;
  label: string;
  icon: typeof Mail;
  isOutside?: boolean;
}

function Way({ href, label, icon, isOutside = false }: WayProps) {
  const outside = isOutside ? { target: "_blank", rel: "noopener noreferrer nofollow" } : {};
  return (
    <a class="icon-button icon-button-s value-way" href={href} title={label} aria-label={label} {...outside}>
      <Icon icon={icon} size={14} />
    </a>
  );
}
