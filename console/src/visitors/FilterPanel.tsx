import { DEVICE_KINDS } from "@palique/shared/devices.ts";
import { VARIABLE_MAX, VARIABLE_NAME_MAX } from "@palique/shared/limits.ts";
import { LIVE_STATES } from "@palique/shared/live-names.ts";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { locale } from "../i18n/locale.ts";
import { departmentName, departments, sites } from "../inbox/inbox.model.ts";
import { Button } from "../ui/Button.tsx";
import { countryName } from "./describe.ts";
import { toggled } from "./filter-words.ts";
import { t } from "./list-texts.ts";
import { choice, chooseFilter, countries } from "./live.model.ts";

/** Countries shown at once; a word finds the others. */
const COUNTRIES = 8;

/** Everything that can be asked for of the visitors, at work at once. */
export function FilterPanel() {
  const { filter } = choice.value;
  return (
    <div class="live-panel-inside">
      {sites.value.length > 1 && (
        <OneOf
          label={t("site")}
          chosen={filter.siteId}
          options={sites.value.map(({ id, name }) => [id, name])}
          onChoose={(siteId) => chooseFilter({ siteId })}
        />
      )}
      {departments.value.length > 1 && (
        <OneOf
          label={t("department")}
          chosen={filter.departmentId}
          options={departments.value.map(({ id }) => [id, departmentName(id)])}
          onChoose={(departmentId) => chooseFilter({ departmentId })}
        />
      )}
      <Group label={t("state")}>
        {LIVE_STATES.map((one) => (
          <Toggle
            key={one}
            isOn={filter.states?.includes(one) ?? false}
            onClick={() => chooseFilter({ states: toggled(filter.states, one) })}
          >
            {t(one)}
          </Toggle>
        ))}
        <Toggle
          isOn={filter.inChat === true}
          onClick={() => chooseFilter({ inChat: filter.inChat === true ? undefined : true })}
        >
          {t("inChat")}
        </Toggle>
        <Toggle
          isOn={filter.inChat === false}
          onClick={() => chooseFilter({ inChat: filter.inChat === false ? undefined : false })}
        >
          {t("notInChat")}
        </Toggle>
      </Group>
      <Group label={t("column-visits")}>
        {([false, true] as const).map((one) => (
          <Toggle
            key={String(one)}
            isOn={filter.returning === one}
            onClick={() => chooseFilter({ returning: filter.returning === one ? undefined : one })}
          >
            {t(one ? "returning" : "isNew")}
          </Toggle>
        ))}
      </Group>
      <Group label={t("column-device")}>
        {DEVICE_KINDS.map((one) => (
          <Toggle
            key={one}
            isOn={filter.devices?.includes(one) ?? false}
            onClick={() => chooseFilter({ devices: toggled(filter.devices, one) })}
          >
            {t(one)}
          </Toggle>
        ))}
      </Group>
      <Countries />
      <Attribute />
    </div>
  );
}

function Group({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <fieldset class="live-set">
      <legend>{label}</legend>
      <div class="live-toggles">{children}</div>
    </fieldset>
  );
}

interface ToggleProps {
  isOn: boolean;
  onClick: () => void;
  children: ComponentChildren;
}

function Toggle({ isOn, onClick, children }: ToggleProps) {
  return (
    <button type="button" class="live-toggle" aria-pressed={isOn} onClick={onClick}>
      {children}
    </button>
  );
}

interface OneOfProps {
  label: string;
  chosen: string | undefined;
  options: readonly (readonly [string, string])[];
  onChoose: (id: string | undefined) => void;
}

function OneOf({ label, chosen, options, onChoose }: OneOfProps) {
  return (
    <label class="live-one-of">
      <span>{label}</span>
      <select
        class="field-box field-select"
        value={chosen ?? ""}
        onChange={({ currentTarget }) => onChoose(currentTarget.value || undefined)}
      >
        <option value="">{t("all")}</option>
        {options.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function Countries() {
  const [query, setQuery] = useState("");
  const { filter } = choice.value;
  const chosen = filter.countries ?? [];
  const counted = new Map(
    countries.value.flatMap(({ country, visitors }) => (country ? [[country, visitors]] : [])),
  );
  const all = [...new Set([...chosen, ...counted.keys()])].map((code) => ({
    code,
    name: countryName(code, locale.value),
  }));
  if (all.length === 0) return null;
  const wanted = query.trim().toLocaleLowerCase(locale.value);
  const found = all.filter(({ name }) => name.toLocaleLowerCase(locale.value).includes(wanted));
  return (
    <Group label={t("country")}>
      {all.length > COUNTRIES && (
        <input
          type="search"
          class="field-box live-country-box"
          aria-label={t("findCountry")}
          placeholder={t("findCountry")}
          value={query}
          onInput={({ currentTarget }) => setQuery(currentTarget.value)}
        />
      )}
      {found.slice(0, Math.max(COUNTRIES, chosen.length)).map(({ code, name }) => (
        <Toggle
          key={code}
          isOn={chosen.includes(code)}
          onClick={() => chooseFilter({ countries: toggled(filter.countries, code) })}
        >
          {name} <span class="digits live-toggle-count">{counted.get(code) ?? 0}</span>
        </Toggle>
      ))}
    </Group>
  );
}

/** What the page says of the visitor (`palique.set`). */
function Attribute() {
  const { attribute } = choice.value.filter;
  const [name, setName] = useState(attribute?.name ?? "");
  const [value, setValue] = useState(attribute?.value ?? "");
  return (
    <fieldset class="live-set">
      <legend>{t("attribute")}</legend>
      <form
        class="live-attribute"
        onSubmit={(event) => {
          event.preventDefault();
          const named = name.trim();
          chooseFilter({ attribute: named ? { name: named, value: value.trim() } : undefined });
        }}
      >
        <input
          class="field-box"
          aria-label={t("attributeName")}
          placeholder={t("attributeName")}
          maxLength={VARIABLE_NAME_MAX}
          value={name}
          onInput={({ currentTarget }) => setName(currentTarget.value)}
        />
        <input
          class="field-box"
          aria-label={t("attributeValue")}
          placeholder={t("attributeValue")}
          maxLength={VARIABLE_MAX}
          value={value}
          onInput={({ currentTarget }) => setValue(currentTarget.value)}
        />
        <Button type="submit" size="s">
          {t("apply")}
        </Button>
      </form>
    </fieldset>
  );
}
