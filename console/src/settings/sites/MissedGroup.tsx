import { useState } from "preact/hooks";
import { mail } from "../../inbox/inbox.model.ts";
import { Checkbox } from "../../ui/Field.tsx";
import type { Form } from "../form.model.ts";
import { Group } from "../Group.tsx";
import { NumberField } from "../NumberField.tsx";
import { tSites } from "../texts.ts";
import { MOST_MISSED_MINUTES, type Site } from "./sites.model.ts";

const USUAL_MINUTES = 5;

/** Mails about answers that visitors did not stay to read: after how long, or never. */
export function MissedGroup({ form }: { form: Form<Site> }) {
  const { missedMailMinutes } = form.values.value;
  const [usual] = useState(missedMailMinutes || USUAL_MINUTES);
  const isOn = missedMailMinutes !== 0;
  return (
    <Group title={tSites("missed")} hint={tSites("missedHint")}>
      {!mail.value.configured && <p class="notice-line">{tSites("missedNoMail")}</p>}
      <Checkbox
        label={tSites("missedMails")}
        hint={tSites("missedMailsHint")}
        checked={isOn}
        onChange={(event) => form.set({ missedMailMinutes: event.currentTarget.checked ? usual : 0 })}
      />
      {isOn && (
        <NumberField
          label={tSites("missedMinutes")}
          value={missedMailMinutes}
          min={1}
          max={MOST_MISSED_MINUTES}
          error={form.errors.value.missedMailMinutes}
          onChange={(value) => form.set({ missedMailMinutes: value ?? Number.NaN })}
        />
      )}
    </Group>
  );
}
