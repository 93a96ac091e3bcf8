import type { BusinessHours } from "@palique/shared/hours.ts";
import { Copy, Plus, X } from "lucide";
import { Button, IconButton } from "../../ui/Button.tsx";
import { tDepartments } from "../texts.ts";
import { copyDay, DAYS, type Day, endShown, endTyped, nextWindow, windowsOn, wrongWindows } from "./hours.ts";
import "./hours.css";

interface HoursEditorProps {
  hours: BusinessHours;
  onChange: (hours: BusinessHours) => void;
}

/** The week, a row per day; a day may open several times. */
export function HoursEditor({ hours, onChange }: HoursEditorProps) {
  return (
    <div class="hours">
      {DAYS.map((day) => (
        <DayRow key={day} day={day} hours={hours} onChange={onChange} />
      ))}
      <div class="hours-copy">
        <Button
          size="s"
          variant="ghost"
          icon={Copy}
          onClick={() => onChange(copyDay(hours, 1, [2, 3, 4, 5]))}
        >
          {tDepartments("copyWorkdays")}
        </Button>
        <Button size="s" variant="ghost" icon={Copy} onClick={() => onChange(copyDay(hours, 1, DAYS))}>
          {tDepartments("copyAll")}
        </Button>
      </div>
    </div>
  );
}

function DayRow({ day, hours, onChange }: HoursEditorProps & { day: Day }) {
  const name = tDepartments(`day${day}`);
  const open = windowsOn(hours, day);
  const wrong = wrongWindows(hours);
  const problem = open.map(({ index }) => wrong.get(index)).find(Boolean);
  const more = nextWindow(hours, day);
  const withWindows = (windows: BusinessHours["windows"]) => onChange({ ...hours, windows });

  function change(index: number, part: { from?: string; to?: string }): void {
    withWindows(hours.windows.map((window, at) => (at === index ? { ...window, ...part } : window)));
  }

  return (
    <fieldset class="hours-day" aria-label={name}>
      <label class="hours-name">
        <input
          type="checkbox"
          checked={open.length > 0}
          onChange={(event) => {
            const others = hours.windows.filter((window) => window.day !== day);
            withWindows(event.currentTarget.checked && more ? [...others, more] : others);
          }}
        />
        {name}
      </label>
      <div class="hours-windows">
        {open.length === 0 && <span class="hours-closed">{tDepartments("closed")}</span>}
        {open.map(({ index, from, to }) => (
          <div key={index} class="hours-window">
            <Clock
              label={tDepartments("fromOn", { day: name })}
              isWrong={wrong.has(index)}
              value={from}
              onChange={(value) => change(index, { from: value })}
            />
            <span aria-hidden="true">{tDepartments("to")}</span>
            <Clock
              label={tDepartments("toOn", { day: name })}
              isWrong={wrong.has(index)}
              value={endShown(to)}
              onChange={(value) => change(index, { to: endTyped(value) })}
            />
            <IconButton
              icon={X}
              size="s"
              label={tDepartments("removeWindow", { from, to: endShown(to), day: name })}
              onClick={() => withWindows(hours.windows.filter((_, at) => at !== index))}
            />
          </div>
        ))}
        {problem && (
          <p class="field-error" role="alert">
            {tDepartments(problem)}
          </p>
        )}
      </div>
      {open.length > 0 && more && (
        <IconButton
          icon={Plus}
          size="s"
          class="hours-add"
          label={tDepartments("addWindow", { day: name })}
          onClick={() => withWindows([...hours.windows, more])}
        />
      )}
    </fieldset>
  );
}

interface ClockProps {
  label: string;
  isWrong: boolean;
  value: string;
  onChange: (value: string) => void;
}

/** A time half typed is no news yet; left half typed, the time before comes back. */
function Clock({ label, isWrong, value, onChange }: ClockProps) {
  return (
    <input
      type="time"
      class="field-box"
      aria-label={label}
      aria-invalid={isWrong}
      value={value}
      onChange={(event) => event.currentTarget.value && onChange(event.currentTarget.value)}
      onBlur={(event) => {
        event.currentTarget.value = value;
      }}
    />
  );
}
