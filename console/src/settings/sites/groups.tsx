import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { Checkbox, Field, Select } from "../../ui/Field.tsx";
import { departmentLabel, departments } from "../admin.model.ts";
import { Choices } from "../Choices.tsx";
import type { Form } from "../form.model.ts";
import { Group } from "../Group.tsx";
import { LocalizedFields } from "../LocalizedFields.tsx";
import { Picker } from "../Picker.tsx";
import { tSites } from "../texts.ts";
import { ColorField } from "./ColorField.tsx";
import type { Site } from "./sites.model.ts";

interface GroupProps {
  form: Form<Site>;
}

export function LookGroup({ form, preview }: GroupProps & { preview: ComponentChildren }) {
  const { color, theme, position, greeting } = form.values.value;
  return (
    <Group title={tSites("look")} hint={tSites("lookHint")}>
      <div class="look">
        <div class="stack">
          <ColorField
            value={color}
            error={form.errors.value.color}
            onChange={(value) => form.set({ color: value })}
          />
          <Choices
            label={tSites("theme")}
            isInline
            value={theme}
            choices={(["light", "dark", "auto"] as const).map((value) => ({ value, label: tSites(value) }))}
            onChoose={(value) => form.set({ theme: value })}
          />
          <Choices
            label={tSites("position")}
            isInline
            value={position}
            choices={(["left", "right"] as const).map((value) => ({ value, label: tSites(value) }))}
            onChoose={(value) => form.set({ position: value })}
          />
          <div class="stack">
            <LocalizedFields
              isLong
              value={greeting}
              label={(language) => tSites("greetingIn", { language })}
              maxLength={500}
              onChange={(value) => form.set({ greeting: value })}
            />
            <p class="field-hint">{tSites("greetingHint")}</p>
          </div>
        </div>
        {preview}
      </div>
    </Group>
  );
}

const ASKED = ["required", "optional", "hidden"] as const;

export function FormGroup({ form }: GroupProps) {
  const { fields } = form.values.value;
  return (
    <Group title={tSites("form")} hint={tSites("formHint")}>
      {(["name", "email"] as const).map((field) => (
        <Choices
          key={field}
          label={tSites(field === "name" ? "fieldName" : "fieldEmail")}
          isInline
          value={fields[field]}
          choices={ASKED.map((value) => ({ value, label: tSites(value) }))}
          onChoose={(value) => form.set({ fields: { ...fields, [field]: value } })}
        />
      ))}
    </Group>
  );
}

export function PrivacyGroup({ form }: GroupProps) {
  const { typingPreview, visitorPush, linkTitles, privacyUrl } = form.values.value;
  return (
    <Group title={tSites("privacyGroup")} hint={tSites("privacyHint")}>
      <Checkbox
        label={tSites("preview")}
        hint={tSites("previewHint")}
        checked={typingPreview}
        onChange={(event) => form.set({ typingPreview: event.currentTarget.checked })}
      />
      <Checkbox
        label={tSites("visitorPush")}
        hint={tSites("visitorPushHint")}
        checked={visitorPush}
        onChange={(event) => form.set({ visitorPush: event.currentTarget.checked })}
      />
      <Checkbox
        label={tSites("linkTitles")}
        hint={tSites("linkTitlesHint")}
        checked={linkTitles}
        onChange={(event) => form.set({ linkTitles: event.currentTarget.checked })}
      />
      <Field
        label={tSites("privacyUrl")}
        optional
        type="url"
        inputMode="url"
        maxLength={2000}
        placeholder="https://"
        value={privacyUrl ?? ""}
        error={form.errors.value.privacyUrl}
        onInput={(event) => form.set({ privacyUrl: event.currentTarget.value.trim() || null })}
      />
    </Group>
  );
}

export function DepartmentsGroup({ form }: GroupProps) {
  const { departmentIds, defaultDepartmentId } = form.values.value;
  const all = (departments.value ?? []).filter(
    (department) => !department.disabled || departmentIds.includes(department.id),
  );
  const [isLimited, setLimited] = useState(departmentIds.length > 0);
  const offered = isLimited ? all.filter(({ id }) => departmentIds.includes(id)) : all;

  /** The default one is always among those offered. */
  function offer(ids: string[]): void {
    const keeps = ids.length === 0 || (defaultDepartmentId !== null && ids.includes(defaultDepartmentId));
    form.set({ departmentIds: ids, ...(!keeps && { defaultDepartmentId: null }) });
  }

  return (
    <Group title={tSites("departments")} hint={tSites("departmentsHint")}>
      <Choices
        label={tSites("departments")}
        isLabelHidden
        isInline
        value={isLimited ? "some" : "every"}
        choices={(["every", "some"] as const).map((value) => ({ value, label: tSites(value) }))}
        onChoose={(value) => {
          setLimited(value === "some");
          offer(value === "some" ? all.map(({ id }) => id) : []);
        }}
      />
      {isLimited && (
        <Picker
          label={tSites("departments")}
          isLabelHidden
          options={all.map((department) => ({ id: department.id, label: departmentLabel(department) }))}
          chosen={departmentIds}
          error={departmentIds.length === 0 ? tSites("noneChosen") : undefined}
          onChange={offer}
        />
      )}
      <Select
        label={tSites("default")}
        value={defaultDepartmentId ?? ""}
        error={form.errors.value.defaultDepartmentId}
        onChange={(event) => form.set({ defaultDepartmentId: event.currentTarget.value || null })}
      >
        <option value="">{tSites("defaultNone")}</option>
        {offered.map((department) => (
          <option key={department.id} value={department.id} selected={department.id === defaultDepartmentId}>
            {departmentLabel(department)}
          </option>
        ))}
      </Select>
    </Group>
  );
}
