import { TRACKING } from "@palique/shared/live-names.ts";
import { Checkbox } from "../../ui/Field.tsx";
import { Choices } from "../Choices.tsx";
import type { Form } from "../form.model.ts";
import { Group } from "../Group.tsx";
import { tSites } from "../texts.ts";
import type { Site } from "./sites.model.ts";

/** Which visitors the team sees, and what stays in their browser for it. */
export function TrackingGroup({ form }: { form: Form<Site> }) {
  return (
    <Group title={tSites("tracking")} hint={tSites("trackingHint")}>
      <Choices
        label={tSites("tracking")}
        isLabelHidden
        value={form.values.value.tracking}
        choices={TRACKING.map((value) => ({
          value,
          label: tSites(`tracking_${value}`),
          hint: tSites(`tracking_${value}Hint`),
        }))}
        onChoose={(value) => form.set({ tracking: value })}
      />
      <p class="field-hint">{tSites("trackingRefused")}</p>
    </Group>
  );
}

const TOOLS = ["gtag", "dataLayer", "matomo", "plausible"] as const satisfies (keyof Site["analytics"])[];

/** Which of the page's own analytics are told of what happens in the chat. */
export function AnalyticsGroup({ form }: { form: Form<Site> }) {
  const { analytics } = form.values.value;
  return (
    <Group title={tSites("analytics")} hint={tSites("analyticsHint")}>
      {TOOLS.map((tool) => (
        <Checkbox
          key={tool}
          label={tSites(tool)}
          hint={tSites(`${tool}Hint`)}
          checked={analytics[tool]}
          onChange={(event) => form.set({ analytics: { ...analytics, [tool]: event.currentTarget.checked } })}
        />
      ))}
      <p class="field-hint">{tSites("analyticsTold")}</p>
    </Group>
  );
}
