import { ALERT_EVENTS, type AlertEvent, TONES, type Tone } from "@palique/shared/alerts.ts";
import { Volume2 } from "lucide";
import { alerts } from "../../alerts/sound.model.ts";
import { playTone } from "../../alerts/tones.ts";
import { IconButton } from "../../ui/Button.tsx";
import { tAlerts } from "../texts.ts";
import { changeEvent } from "./alerts.model.ts";

/** Each kind of news with its tone and whether the browser shows it. */
export function EventsTable() {
  return (
    <table class="alert-events">
      <thead>
        <tr>
          <th scope="col">
            <span class="visually-hidden">{tAlerts("events")}</span>
          </th>
          <th scope="col">{tAlerts("tone")}</th>
          <th scope="col">{tAlerts("notification")}</th>
        </tr>
      </thead>
      <tbody>
        {ALERT_EVENTS.map((event) => (
          <EventRow key={event} event={event} />
        ))}
      </tbody>
    </table>
  );
}

function EventRow({ event }: { event: AlertEvent }) {
  const { events, volume } = alerts.value;
  const { tone, notify } = events[event];
  const name = tAlerts(event);
  function choose(value: string): void {
    const chosen = TONES.find((one) => one === value) ?? "none";
    changeEvent(event, { tone: chosen });
    playTone(chosen, volume);
  }
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <div class="alert-tone">
          <select
            class="field-box field-select"
            aria-label={tAlerts("toneFor", { event: name })}
            value={tone}
            onChange={(changed) => choose(changed.currentTarget.value)}
          >
            {TONES.map((one) => (
              <option key={one} value={one}>
                {toneName(one)}
              </option>
            ))}
          </select>
          <IconButton
            icon={Volume2}
            size="s"
            label={tAlerts("listenTo", { event: name })}
            disabled={tone === "none"}
            onClick={() => playTone(tone, volume)}
          />
        </div>
      </td>
      <td class="alert-notify" data-label={tAlerts("notification")}>
        <input
          type="checkbox"
          aria-label={tAlerts("notifyFor", { event: name })}
          checked={notify}
          onChange={(changed) => changeEvent(event, { notify: changed.currentTarget.checked })}
        />
      </td>
    </tr>
  );
}

function toneName(tone: Tone): string {
  return tAlerts(`tone_${tone}`);
}
