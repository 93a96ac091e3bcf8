import type { Locale } from "@palique/shared/locale.ts";
import { cutAtVariables, type VariableValues } from "@palique/shared/variables.ts";
import { Languages } from "lucide";
import { Icon } from "../ui/Icon.tsx";
import { t } from "./texts.ts";
import "./canned.css";

interface PreviewProps {
  text: string;
  language: Locale;
  values: VariableValues;
  /** Given where it can be read in another language. */
  others: readonly Locale[];
  onSwitch: (language: Locale) => void;
}

/** What the visitor would read, with what is filled in and what is missing marked. */
export function CannedPreview({ text, language, values, others, onSwitch }: PreviewProps) {
  return (
    <div class="canned-preview">
      <p class="canned-text" dir="auto" lang={language}>
        <FilledText text={text} values={values} />
      </p>
      <p class="canned-keys">
        <span>
          <kbd>Enter</kbd> {t("insert")}
        </span>
        <span>
          <kbd>Alt+Enter</kbd> {t("asTyped")}
        </span>
        {others.map((other) => (
          <button
            key={other}
            type="button"
            class="canned-language"
            tabIndex={-1}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onSwitch(other)}
          >
            <Icon icon={Languages} size={14} />
            {t("otherLanguage", { language: t(other === "en" ? "languageEn" : "languageEs") })}{" "}
            <kbd>Alt+L</kbd>
          </button>
        ))}
      </p>
    </div>
  );
}

/** A text with its variables filled in; values and what is missing stand out. */
function FilledText({ text, values }: { text: string; values: VariableValues }) {
  return (
    <>
      {cutAtVariables(text, values).map((piece, index) =>
        piece.variable === null ? (
          piece.text
        ) : piece.isMissing ? (
          <mark key={index} class="variable-missing">
            {piece.text}
          </mark>
        ) : (
          <bdi key={index} class="variable">
            {piece.text}
          </bdi>
        ),
      )}
    </>
  );
}
