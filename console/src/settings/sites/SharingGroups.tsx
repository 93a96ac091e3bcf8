import { CALL_SETTINGS, CONTROL_LEVELS } from "@palique/shared/share-names.ts";
import { viewer } from "../../inbox/inbox.model.ts";
import { Checkbox } from "../../ui/Field.tsx";
import { Choices } from "../Choices.tsx";
import type { Form } from "../form.model.ts";
import { Group } from "../Group.tsx";
import { NumberField } from "../NumberField.tsx";
import { OriginsField } from "../OriginsField.tsx";
import { SelectorsField } from "./SelectorsField.tsx";
import { tSharing } from "./sharing-texts.ts";
import { MOST_IDLE_MINUTES, type Site } from "./sites.model.ts";

interface GroupProps {
  form: Form<Site>;
}

/** What operators may ask the visitors of this website for. */
export function SharingGroup({ form }: GroupProps) {
  const { sharing } = form.values.value;
  const set = (change: Partial<Site["sharing"]>) => form.set({ sharing: { ...sharing, ...change } });
  return (
    <Group title={tSharing("title")} hint={tSharing("hint")}>
      <Checkbox
        label={tSharing("cobrowse")}
        hint={tSharing("cobrowseHint")}
        checked={sharing.cobrowse}
        onChange={(event) => set({ cobrowse: event.currentTarget.checked })}
      />
      {sharing.cobrowse && (
        <>
          {viewer.value === null && <p class="notice-line">{tSharing("noViewer")}</p>}
          <Choices
            label={tSharing("control")}
            value={sharing.control}
            choices={CONTROL_LEVELS.map((value) => ({
              value,
              label: tSharing(`control_${value}`),
              hint: tSharing(`control_${value}Hint`),
            }))}
            onChoose={(control) => set({ control })}
          />
          <Checkbox
            label={tSharing("recording")}
            hint={tSharing("recordingHint")}
            checked={sharing.recording}
            onChange={(event) => set({ recording: event.currentTarget.checked })}
          />
          <NumberField
            label={tSharing("idle")}
            hint={tSharing("idleHint")}
            value={sharing.idleMinutes}
            min={1}
            max={MOST_IDLE_MINUTES}
            error={form.errors.value["sharing.idleMinutes"]}
            onChange={(value) => set({ idleMinutes: value ?? Number.NaN })}
          />
        </>
      )}
      <Checkbox
        label={tSharing("screen")}
        hint={tSharing("screenHint")}
        checked={sharing.screen}
        onChange={(event) => set({ screen: event.currentTarget.checked })}
      />
      <Checkbox
        label={tSharing("capture")}
        hint={tSharing("captureHint")}
        checked={sharing.capture}
        onChange={(event) => set({ capture: event.currentTarget.checked })}
      />
      <Choices
        label={tSharing("call")}
        isInline
        value={sharing.call}
        choices={CALL_SETTINGS.map((value) => ({ value, label: tSharing(`call_${value}`) }))}
        onChoose={(call) => set({ call })}
      />
    </Group>
  );
}

const RULES = ["mask", "block", "show"] as const;

/** What of the pages never leaves the visitor's browser, and where their pictures come from. */
export function PrivatePartsGroup({ form }: GroupProps) {
  const { sharing } = form.values.value;
  if (!sharing.cobrowse && !sharing.capture) return null;
  const set = (change: Partial<Site["sharing"]>) => form.set({ sharing: { ...sharing, ...change } });
  return (
    <Group title={tSharing("private")} hint={tSharing("privateHint")}>
      <p class="field-hint">{tSharing("always")}</p>
      {RULES.map((rule) => (
        <SelectorsField
          key={rule}
          label={tSharing(rule)}
          hint={tSharing(`${rule}Hint`)}
          error={form.errors.value[`sharing.rules.${rule}`]}
          selectors={sharing.rules[rule]}
          onChange={(selectors) => set({ rules: { ...sharing.rules, [rule]: selectors } })}
        />
      ))}
      <p class="field-hint">{tSharing("attributes")}</p>
      <fieldset class="choices">
        <legend>{tSharing("hosts")}</legend>
        <p class="field-hint">{tSharing("hostsHint")}</p>
        <OriginsField
          origins={sharing.hosts}
          error={form.errors.value["sharing.hosts"]}
          onChange={(hosts) => set({ hosts })}
        />
      </fieldset>
    </Group>
  );
}
