import { LOCALES, type Locale } from "@palique/shared/locale.ts";
import { unknownIn } from "@palique/shared/variables.ts";
import { Bold, Braces, Italic, Link } from "lucide";
import { useId, useRef } from "preact/hooks";
import { locale } from "../../i18n/locale.ts";
import { IconButton } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Menu } from "../../ui/Menu.tsx";
import type { Form } from "../form.model.ts";
import { t as tSettings } from "../texts.ts";
import type { CannedValues } from "./canned-form.ts";
import { TextPreview } from "./TextPreview.tsx";
import { t } from "./texts.ts";

/** The text in every language, the operator's own first, each with what a visitor would read. */
export function TextFields({ form }: { form: Form<CannedValues> }) {
  const languages = [...LOCALES].sort((a) => (a === locale.value ? -1 : 1));
  const words = t("exampleWords");
  return (
    <>
      {languages.map((language, index) => (
        <TextField
          key={language}
          form={form}
          language={language}
          error={
            form.errors.value[`texts.${language}`] ?? (index === 0 ? form.errors.value.texts : undefined)
          }
        />
      ))}
      <p class="field-hint">{t("variableHint", { example: `{{visitor.name|${words}}}`, words })}</p>
    </>
  );
}

const VARIABLE_WORDS = [
  ["variableVisitor", "{{visitor.name}}"],
  ["variableEmail", "{{visitor.email}}"],
  ["variableOperator", "{{operator.name}}"],
  ["variableDepartment", "{{department.name}}"],
  ["variableOrganisation", "{{organisation}}"],
  ["variableNumber", "{{conversation.number}}"],
  ["variableCustom", "{{custom.plan}}"],
] as const;

interface TextFieldProps {
  form: Form<CannedValues>;
  language: Locale;
  error: string | undefined;
}

function TextField({ form, language, error }: TextFieldProps) {
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const { texts, departmentId } = form.values.value;
  const text = texts[language] ?? "";
  const label = t("textIn", { language: tSettings(language === "en" ? "english" : "spanish") });
  const unknown = unknownIn(text);

  /** Around what is selected, or in its place; `select` is left selected, to be written over. */
  function put(before: string, words: string, after: string): void {
    const element = box.current;
    if (!element) return;
    const { selectionStart: start, selectionEnd: end } = element;
    const middle = element.value.slice(start, end) || words;
    const next = element.value.slice(0, start) + before + middle + after + element.value.slice(end);
    element.value = next;
    element.focus();
    element.setSelectionRange(start + before.length, start + before.length + middle.length);
    form.set({ texts: { ...texts, [language]: next } });
  }
  function insert(variable: string): void {
    const element = box.current;
    if (!element) return;
    element.setSelectionRange(element.selectionEnd, element.selectionEnd);
    const [, name = ""] = /^\{\{custom\.(\w+)\}\}$/.exec(variable) ?? [];
    if (name) put("{{custom.", name, "}}");
    else put(variable, "", "");
  }

  return (
    <div class="canned-text-field">
      <div class="canned-text-head">
        <label for={id}>{label}</label>
        <span class="canned-text-tools">
          <IconButton
            icon={Bold}
            size="s"
            label={t("bold")}
            onClick={() => put("**", t("linkWords"), "**")}
          />
          <IconButton
            icon={Italic}
            size="s"
            label={t("italic")}
            onClick={() => put("*", t("linkWords"), "*")}
          />
          <IconButton
            icon={Link}
            size="s"
            label={t("link")}
            onClick={() => put("[", t("linkWords"), "](https://)")}
          />
          <Menu
            label={`${t("insertVariable")} (${label})`}
            trigger={
              <>
                <Icon icon={Braces} size={16} />
                <span>{t("insertVariable")}</span>
              </>
            }
            triggerClass="button button-ghost button-s"
            items={VARIABLE_WORDS.map(([name, variable]) => ({
              label: t(name),
              onChoose: () => insert(variable),
            }))}
          />
        </span>
      </div>
      <textarea
        ref={box}
        id={id}
        class="field-box field-area canned-area"
        rows={4}
        dir="auto"
        lang={language}
        aria-invalid={error ? true : undefined}
        aria-describedby={error || unknown.length > 0 ? `${id}-about` : undefined}
        value={text}
        onInput={(event) => form.set({ texts: { ...texts, [language]: event.currentTarget.value } })}
      />
      <div id={`${id}-about`} role="alert">
        {error && <div class="field-error">{error}</div>}
        {unknown.length > 0 && (
          <div class="canned-unknown">
            {t("unknownVariables")}{" "}
            {unknown.map((name) => (
              <code key={name}>{`{{${name}}}`}</code>
            ))}
          </div>
        )}
      </div>
      <TextPreview text={text} language={language} departmentId={departmentId} />
    </div>
  );
}
