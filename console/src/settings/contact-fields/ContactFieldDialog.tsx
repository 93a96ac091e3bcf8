import { CONTACT_FIELD_KINDS, type ContactFieldKind } from "@palique/shared/contact-names.ts";
import type { ContactField } from "@palique/shared/contacts.ts";
import { localized } from "@palique/shared/locale.ts";
import { useState } from "preact/hooks";
import { tCommon } from "../../i18n/common.ts";
import { locale } from "../../i18n/locale.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Field, Select, TextArea } from "../../ui/Field.tsx";
import { LocalizedFields } from "../LocalizedFields.tsx";
import { createContactField, saveContactField } from "./contact-fields.model.ts";
import { keyFrom, keyPattern, linesOf } from "./field-input.ts";
import { t } from "./texts.ts";

type Problems = Partial<Record<"labels" | "key" | "choices" | "other", string>>;

/** One field, new or known; of a known one the kind and the short name stay. */
export function ContactFieldDialog({ field, onClose }: { field: ContactField | null; onClose: () => void }) {
  const [labels, setLabels] = useState<ContactField["labels"]>(field?.labels ?? {});
  const [kind, setKind] = useState<ContactFieldKind>(field?.kind ?? "text");
  const [ownKey, setOwnKey] = useState<string | null>(field?.key ?? null);
  const [choices, setChoices] = useState((field?.choices ?? []).join("\n"));
  const [problems, setProblems] = useState<Problems>({});
  const [isBusy, setBusy] = useState(false);
  // Until somebody writes another one, the short name follows the name.
  const key = ownKey ?? keyFrom(localized(labels, locale.value));

  function check(): Problems {
    return {
      ...(!labels.en?.trim() && !labels.es?.trim() && { labels: t("labelNeeded") }),
      ...(!keyPattern.test(key) && { key: t("keyBad") }),
      ...(kind === "choice" && linesOf(choices).length === 0 && { choices: t("choicesNeeded") }),
    };
  }
  async function save(): Promise<void> {
    const found = check();
    setProblems(found);
    if (isBusy || Object.keys(found).length > 0) return;
    setBusy(true);
    const chosen = kind === "choice" ? linesOf(choices) : [];
    const failure = field
      ? await saveContactField(field.id, { labels, ...(kind === "choice" && { choices: chosen }) })
      : await createContactField({ key, kind, labels, choices: chosen });
    setBusy(false);
    if (!failure) return onClose();
    setProblems(failure.error === "conflict" ? { key: t("keyTaken") } : { other: failure.text });
  }

  return (
    <Dialog
      title={field ? t("changeField") : t("add")}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{tCommon("cancel")}</Button>
          <Button variant="primary" busy={isBusy} onClick={() => void save()}>
            {field ? t("save") : t("create")}
          </Button>
        </>
      }
    >
      <div class="stack">
        <LocalizedFields
          value={labels}
          label={(language) => t("label", { language })}
          maxLength={120}
          error={problems.labels}
          onChange={setLabels}
        />
        <Select
          label={t("kind")}
          hint={field ? undefined : t("kindFixed")}
          value={kind}
          disabled={Boolean(field)}
          onChange={(event) => setKind(event.currentTarget.value as ContactFieldKind)}
        >
          {CONTACT_FIELD_KINDS.map((one) => (
            <option key={one} value={one}>
              {t(one)}
            </option>
          ))}
        </Select>
        {kind === "choice" && (
          <TextArea
            label={t("choices")}
            hint={field ? t("choicesKept") : t("choicesHint")}
            rows={5}
            dir="auto"
            value={choices}
            error={problems.choices}
            onInput={(event) => setChoices(event.currentTarget.value)}
          />
        )}
        <Field
          label={t("key")}
          hint={t("keyHint", { key: key || "…" })}
          dir="auto"
          maxLength={40}
          spellcheck={false}
          value={key}
          disabled={Boolean(field)}
          error={problems.key}
          onInput={(event) => setOwnKey(event.currentTarget.value.toLowerCase())}
        />
        {problems.other && (
          <p class="field-error" role="alert">
            {problems.other}
          </p>
        )}
      </div>
    </Dialog>
  );
}
