import { LOCALES, type Locale, type Localized } from "@palique/shared/locale.ts";
import { locale } from "../i18n/locale.ts";
import { Field, TextArea } from "../ui/Field.tsx";
import { t } from "./texts.ts";
import "./fields.css";

interface LocalizedFieldsProps {
  value: Localized;
  label: (language: string) => string;
  maxLength: number;
  isLong?: boolean;
  error?: string | undefined;
  onChange: (value: Localized) => void;
}

/** The same text in every language; the operator's own language comes first. */
export function LocalizedFields({ value, label, maxLength, isLong, error, onChange }: LocalizedFieldsProps) {
  const languages = [...LOCALES].sort((a) => (a === locale.value ? -1 : 1));
  const Input = isLong ? TextArea : Field;
  return (
    <div class="two-columns">
      {languages.map((language, index) => (
        <Input
          key={language}
          label={label(languageName(language))}
          lang={language}
          dir="auto"
          maxLength={maxLength}
          value={value[language] ?? ""}
          error={index === 0 ? error : undefined}
          onInput={(event) => onChange({ ...value, [language]: event.currentTarget.value })}
        />
      ))}
    </div>
  );
}

function languageName(language: Locale): string {
  return language === "en" ? t("english") : t("spanish");
}
