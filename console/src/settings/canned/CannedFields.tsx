import type { CannedScope } from "@palique/shared/canned.ts";
import { localized } from "@palique/shared/locale.ts";
import { useId } from "preact/hooks";
import { canned } from "../../canned/canned.model.ts";
import type { Tray } from "../../files/trays.model.ts";
import { locale } from "../../i18n/locale.ts";
import { departments } from "../../inbox/inbox.model.ts";
import { me } from "../../session.model.ts";
import { Field, Select } from "../../ui/Field.tsx";
import { Choices } from "../Choices.tsx";
import type { Form } from "../form.model.ts";
import { Group } from "../Group.tsx";
import type { CannedValues } from "./canned-form.ts";
import { FilesField } from "./FilesField.tsx";
import { folderNames } from "./listed.ts";
import { asShortcut, FOLDER_MAX, SHORTCUT_MAX, TITLE_MAX } from "./rules.ts";
import { TextFields } from "./TextFields.tsx";
import { t } from "./texts.ts";
import "./canned-settings.css";

interface FieldsProps {
  form: Form<CannedValues>;
  tray: Tray;
}

/** Everything of a ready-made text, as its page and the dialog over a chat have it. */
export function CannedFields({ form, tray }: FieldsProps) {
  return (
    <>
      <Group title={t("basics")} hint={t("basicsHint")}>
        <NameFields form={form} />
      </Group>
      <Group title={t("text")} hint={t("textHint")}>
        <TextFields form={form} />
      </Group>
      <Group title={t("files")} hint={t("filesHint")}>
        <FilesField form={form} tray={tray} />
      </Group>
      {me.value?.role !== "agent" && (
        <Group title={t("who")} hint={t("whoHint")}>
          <ScopeFields form={form} />
        </Group>
      )}
    </>
  );
}

function NameFields({ form }: { form: Form<CannedValues> }) {
  const { shortcut, title, folder } = form.values.value;
  const foldersId = useId();
  return (
    <>
      <Field
        label={t("shortcut")}
        hint={t("shortcutHint")}
        class="canned-shortcut"
        dir="auto"
        maxLength={SHORTCUT_MAX + 1}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        autoFocus={!shortcut}
        value={shortcut}
        error={form.errors.value.shortcut}
        onInput={(event) => {
          if (!event.isComposing) form.set({ shortcut: asShortcut(event.currentTarget.value) });
        }}
        onCompositionEnd={(event) => form.set({ shortcut: asShortcut(event.currentTarget.value) })}
      />
      <div class="two-columns">
        <Field
          label={t("name")}
          hint={t("nameHint")}
          optional
          dir="auto"
          maxLength={TITLE_MAX}
          value={title}
          error={form.errors.value.title}
          onInput={(event) => form.set({ title: event.currentTarget.value })}
        />
        <Field
          label={t("folder")}
          hint={t("folderHint")}
          optional
          dir="auto"
          maxLength={FOLDER_MAX}
          list={foldersId}
          value={folder}
          error={form.errors.value.folder}
          onInput={(event) => form.set({ folder: event.currentTarget.value })}
        />
      </div>
      <datalist id={foldersId}>
        {folderNames(canned.value ?? []).map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  );
}

const SCOPES = [
  { value: "personal", label: "whoPersonal", hint: "whoPersonalHint" },
  { value: "department", label: "whoDepartment", hint: "whoDepartmentHint" },
  { value: "global", label: "whoGlobal", hint: "whoGlobalHint" },
] as const satisfies { value: CannedScope; label: string; hint: string }[];

function ScopeFields({ form }: { form: Form<CannedValues> }) {
  const { scope, departmentId } = form.values.value;
  return (
    <>
      <Choices
        label={t("who")}
        isLabelHidden
        value={scope}
        choices={SCOPES.map(({ value, label, hint }) => ({ value, label: t(label), hint: t(hint) }))}
        onChoose={(value) =>
          form.set({ scope: value, departmentId: value === "department" ? departmentId : null })
        }
      />
      {scope === "department" && (
        <Select
          label={t("departmentName")}
          value={departmentId ?? ""}
          error={form.errors.value.departmentId}
          onChange={(event) => form.set({ departmentId: event.currentTarget.value || null })}
        >
          <option value="">{t("chooseDepartment")}</option>
          {departments.value.map(({ id, name }) => (
            <option key={id} value={id}>
              {localized(name, locale.value)}
            </option>
          ))}
        </Select>
      )}
    </>
  );
}
