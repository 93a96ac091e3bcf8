import type {
  ComponentChildren,
  PartialInputHTMLAttributes,
  PartialSelectHTMLAttributes,
  TextareaHTMLAttributes,
} from "preact";
import { h } from "preact";
import { useId } from "preact/hooks";
import { tCommon } from "../i18n/common.ts";
import "./field.css";

interface Labelled {
  label: string;
  /** Said under the label, before the person starts. */
  hint?: ComponentChildren;
  /** What is wrong, and how to put it right. */
  error?: string | null | undefined;
  /** Marks it "optional"; everything else is needed. */
  optional?: boolean;
}

interface FrameProps extends Labelled {
  children: (ids: { id: string; "aria-describedby": string; "aria-invalid": boolean }) => ComponentChildren;
}

function Frame({ label, hint, error, optional, children }: FrameProps) {
  const id = useId();
  const about = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div class="field">
      <div class="field-label">
        <label for={id}>{label}</label>
        {optional && <span class="field-optional">{tCommon("optional")}</span>}
      </div>
      {children({ id, "aria-describedby": about, "aria-invalid": Boolean(error) })}
      {hint && (
        <div class="field-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error && (
        <div class="field-error" id={`${id}-error`} role="alert">
          {error}
        </div>
      )}
    </div>
  );
}

type NativeInput = Omit<PartialInputHTMLAttributes<HTMLInputElement>, "label" | "role" | "type" | "list">;
type TextType =
  | "text"
  | "email"
  | "password"
  | "url"
  | "search"
  | "tel"
  | "number"
  | "time"
  | "date"
  | "datetime-local"
  | "color";
type InputProps = Labelled & NativeInput & { type?: TextType; list?: string };

/** A labelled input: `label`, `hint`, `error`, and everything an input takes. */
export function Field({ label, hint, error, optional = false, type = "text", ...native }: InputProps) {
  return (
    <Frame label={label} hint={hint} error={error} optional={optional}>
      {(ids) => h("input", { ...native, ...ids, type, class: "field-box" })}
    </Frame>
  );
}

type AreaProps = Labelled & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "label">;

export function TextArea({ label, hint, error, optional = false, ...native }: AreaProps) {
  return (
    <Frame label={label} hint={hint} error={error} optional={optional}>
      {(ids) => <textarea rows={3} {...native} {...ids} class="field-box field-area" />}
    </Frame>
  );
}

type SelectProps = Labelled &
  Omit<PartialSelectHTMLAttributes<HTMLSelectElement>, "label" | "role"> & { children: ComponentChildren };

export function Select({ label, hint, error, optional = false, children, ...native }: SelectProps) {
  return (
    <Frame label={label} hint={hint} error={error} optional={optional}>
      {(ids) => (
        <select {...native} {...ids} class="field-box field-select">
          {children}
        </select>
      )}
    </Frame>
  );
}

type CheckboxProps = NativeInput & { label: ComponentChildren; hint?: ComponentChildren };

export function Checkbox({ label, hint, ...native }: CheckboxProps) {
  const id = useId();
  return (
    <div class="check">
      <input {...native} type="checkbox" id={id} aria-describedby={hint ? `${id}-hint` : undefined} />
      <label for={id}>{label}</label>
      {hint && (
        <div class="field-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
    </div>
  );
}
