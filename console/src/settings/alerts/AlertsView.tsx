import { REPEAT_SECONDS } from "@palique/shared/alerts.ts";
import { Play } from "lucide";
import { alerts, isSoundOn, toggleSound } from "../../alerts/sound.model.ts";
import { playTone } from "../../alerts/tones.ts";
import { Button } from "../../ui/Button.tsx";
import { Checkbox, Select } from "../../ui/Field.tsx";
import { Choices } from "../Choices.tsx";
import { Group, PageHead } from "../Group.tsx";
import { t, tAlerts } from "../texts.ts";
import { changeAlerts } from "./alerts.model.ts";
import { DevicesGroup } from "./DevicesGroup.tsx";
import { EventsTable } from "./EventsTable.tsx";
import { PermissionGroup } from "./PermissionGroup.tsx";
import "./alerts.css";

/** How this operator is told: by tone, by the browser, and on the phone. Everything is saved as it is chosen. */
export function AlertsView() {
  const { showText } = alerts.value;
  return (
    <>
      <PageHead title={t("notifications")} lead={tAlerts("lead")} />
      <Group title={tAlerts("events")} hint={tAlerts("eventsHint")}>
        <EventsTable />
      </Group>
      <SoundsGroup />
      <PermissionGroup />
      <DevicesGroup />
      <Group title={tAlerts("privacy")} hint={tAlerts("privacyHint")}>
        <Choices
          label={tAlerts("privacy")}
          isLabelHidden
          isInline
          value={showText ? "text" : "kind"}
          choices={[
            { value: "text", label: tAlerts("showText") },
            { value: "kind", label: tAlerts("showKind") },
          ]}
          onChoose={(value) => changeAlerts({ showText: value === "text" })}
        />
      </Group>
    </>
  );
}

function SoundsGroup() {
  const { volume, repeat, repeatSeconds, quietWhileTyping } = alerts.value;
  return (
    <Group title={tAlerts("sounds")}>
      <div class="alert-volume">
        <label for="alert-volume">{tAlerts("volume")}</label>
        <input
          id="alert-volume"
          type="range"
          min={0}
          max={100}
          step={5}
          value={volume}
          aria-valuetext={tAlerts("volumeIs", { n: volume })}
          onInput={(event) => changeAlerts({ volume: event.currentTarget.valueAsNumber })}
        />
        <output for="alert-volume" class="digits">
          {tAlerts("volumeIs", { n: volume })}
        </output>
        <Button size="s" icon={Play} onClick={() => playTone("chime", volume)}>
          {tAlerts("test")}
        </Button>
      </div>
      <Checkbox
        label={tAlerts("repeat")}
        hint={tAlerts("repeatHint")}
        checked={repeat}
        onChange={(event) => changeAlerts({ repeat: event.currentTarget.checked })}
      />
      {repeat && (
        <div class="alert-every">
          <Select
            label={tAlerts("every")}
            value={repeatSeconds}
            onChange={(event) => changeAlerts({ repeatSeconds: Number(event.currentTarget.value) })}
          >
            {REPEAT_SECONDS.map((n) => (
              <option key={n} value={n}>
                {tAlerts("seconds", { n })}
              </option>
            ))}
          </Select>
        </div>
      )}
      <Checkbox
        label={tAlerts("quiet")}
        hint={tAlerts("quietHint")}
        checked={quietWhileTyping}
        onChange={(event) => changeAlerts({ quietWhileTyping: event.currentTarget.checked })}
      />
      <Checkbox
        label={tAlerts("mute")}
        hint={tAlerts("muteHint")}
        checked={!isSoundOn.value}
        onChange={toggleSound}
      />
    </Group>
  );
}
