import type { FileCard } from "@palique/shared/conversation.ts";
import type { Locale } from "@palique/shared/locale.ts";
import { cutAtVariables, type VariableValues } from "@palique/shared/variables.ts";
import { Languages, Paperclip } from "lucide";
import { Formatted } from "../messages/Formatted.tsx";
import { Icon } from "../ui/Icon.tsx";
import { t } from "./texts.ts";
import "./canned.css";

interface PreviewProps {
  text: string;
  files: readonly FileCard[];
  language: Locale;
  /** Somebody is there to see it being typed. */
  mayBeTyped: boolean;
  values: VariableValues;
  /** Given where it can be read in another language. */
  others: readonly Locale[];
  onSwitch: (language: Locale) => void;
}

/** What the visitor would read, with what is filled in and what is missing marked. */
export function CannedPreview({ text, files, language, mayBeTyped, values, others, onSwitch }: PreviewProps) {
  return (
    <div class="canned-preview">
      <div class="canned-text" dir="auto" lang={language}>
        <FilledText text={text} values={values} />
      </div>
      {files.length > 0 && (
        <p class="canned-files">
          <Icon icon={Paperclip} size={14} />
          <bdi class="ellipsis">{files.map((file) => file.name).join(", ")}</bdi>
        </p>
      )}
      <p class="canned-keys">
        <span>
          <kbd>Enter</kbd> {t("insert")}
        </span>
        {mayBeTyped && (
          <span>
            <kbd>Alt+Enter</kbd> {t("asTyped")}
          </span>
        )}
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

/** A text as the visitor would read it, with its variables filled in; values and what is missing stand out. */
export function FilledText({ text, values }: { text: string; values: VariableValues }) {
  return <Formatted text={text} words={(words) => <Filled words={words} values={values} />} />;
}

function Filled({ words, values }: { words: string; values: VariableValues }) {
  return (
    <>
      {cutAtVariables(words, values).map((piece, index) =>
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
