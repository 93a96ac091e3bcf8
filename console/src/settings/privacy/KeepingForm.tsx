import type { Settings } from "@palique/shared/admin.ts";
import type { Retention } from "@palique/shared/privacy.ts";
import { ADDRESS_RULES, RETENTION_KINDS, RETENTION_MAX_DAYS } from "@palique/shared/privacy-names.ts";
import { useEffect } from "preact/hooks";
import { Choices } from "../Choices.tsx";
import { FormView } from "../FormView.tsx";
import { type Form, formAt } from "../form.model.ts";
import { Group } from "../Group.tsx";
import { NumberField } from "../NumberField.tsx";
import { type Keeping, keepingForm, keepingOf } from "./keeping.form.ts";
import { t } from "./texts.ts";

/** Days for every kind of data, and how much of addresses is stored. */
export function KeepingForm({ saved }: { saved: Settings }) {
  const form = formAt<Keeping>("privacy", keepingOf(saved), keepingForm);
  useEffect(() => form.rebase(keepingOf(saved)), [saved]);
  return (
    <FormView form={form}>
      <Group title={t("keepTitle")} hint={t("keepHint")}>
        <div class="keeping">
          {RETENTION_KINDS.map((kind) => (
            <Days key={kind} kind={kind} form={form} saved={saved.retention[kind]} />
          ))}
        </div>
      </Group>
      <Group title={t("addressTitle")} hint={t("addressHint")}>
        <Choices
          label={t("addressTitle")}
          isLabelHidden
          value={form.values.value.addresses}
          choices={ADDRESS_RULES.map((value) => ({ value, label: t(value), hint: t(`${value}Hint`) }))}
          onChoose={(addresses) => form.set({ addresses })}
        />
        <Stricter before={saved.addresses} after={form.values.value.addresses} />
      </Group>
    </FormView>
  );
}

function Days({ kind, form, saved }: { kind: keyof Retention; form: Form<Keeping>; saved: number }) {
  const { retention } = form.values.value;
  const days = retention[kind];
  const isShorter = days > 0 && (saved === 0 || days < saved);
  return (
    <div class="keeping-kind">
      <NumberField
        label={t(kind)}
        hint={days === 0 ? `${t(`${kind}Hint`)}. ${t("forEver")}.` : `${t(`${kind}Hint`)}.`}
        value={days}
        min={0}
        max={RETENTION_MAX_DAYS}
        error={form.errors.value[`retention.${kind}`]}
        onChange={(value) => form.set({ retention: { ...retention, [kind]: value ?? Number.NaN } })}
      />
      {isShorter && (
        <p class="keeping-warning" role="status">
          {t("shorter")}
        </p>
      )}
    </div>
  );
}

function Stricter({ before, after }: { before: Keeping["addresses"]; after: Keeping["addresses"] }) {
  if (ADDRESS_RULES.indexOf(after) <= ADDRESS_RULES.indexOf(before)) return null;
  return (
    <p class="notice-line" role="status">
      {t(after === "none" ? "stricterNone" : "stricterTruncated")}
    </p>
  );
}
