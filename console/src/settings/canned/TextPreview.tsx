import { type Locale, localized } from "@palique/shared/locale.ts";
import type { VariableValues } from "@palique/shared/variables.ts";
import { FilledText } from "../../canned/CannedPreview.tsx";
import { departments, organisation } from "../../inbox/inbox.model.ts";
import { me } from "../../session.model.ts";
import { t } from "./texts.ts";
import "../../messages/formatted.css";

interface TextPreviewProps {
  text: string;
  language: Locale;
  departmentId: string | null;
}

/** What a visitor would read, with an example's values; what only some visitors have is marked as missing. */
export function TextPreview({ text, language, departmentId }: TextPreviewProps) {
  if (!text.trim()) return null;
  return (
    <figure class="canned-sample">
      <figcaption>{t("preview")}</figcaption>
      <div class="bubble canned-bubble" dir="auto" lang={language}>
        <FilledText text={text} values={exampleValues(language, departmentId)} />
      </div>
    </figure>
  );
}

function exampleValues(language: Locale, departmentId: string | null): VariableValues {
  const department =
    departments.value.find(({ id }) => id === departmentId) ??
    departments.value.find(({ memberIds }) => memberIds.includes(me.value?.id ?? "")) ??
    departments.value[0];
  return {
    "visitor.name": t("exampleName"),
    "visitor.email": "marta@example.com",
    "operator.name": me.value?.name,
    "department.name": department && localized(department.name, language),
    organisation: organisation.value,
    "conversation.number": "1042",
  };
}
