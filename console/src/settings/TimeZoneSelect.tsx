import { locale } from "../i18n/locale.ts";
import { Select } from "../ui/Field.tsx";

interface TimeZoneSelectProps {
  label: string;
  hint?: string;
  value: string;
  onChange: (timeZone: string) => void;
}

/** Every zone this browser knows, by region; the platform's list finds one by typing. */
export function TimeZoneSelect({ label, hint, value, onChange }: TimeZoneSelectProps) {
  const zones = Intl.supportedValuesOf("timeZone");
  const all = zones.includes(value) ? zones : [value, ...zones];
  const regions = [...new Set(all.map((zone) => zone.split("/")[0] ?? ""))];
  return (
    <Select label={label} hint={hint} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
      {regions.map((region) => (
        <optgroup key={region} label={region}>
          {all
            .filter((zone) => zone.split("/")[0] === region)
            .map((zone) => (
              <option key={zone} value={zone} selected={zone === value}>
                {zone.split("/").slice(1).join(" / ").replaceAll("_", " ") || zone}
              </option>
            ))}
        </optgroup>
      ))}
    </Select>
  );
}

/** "10:06": what clocks show there. */
export function timeThere(timeZone: string, now: number): string {
  return new Intl.DateTimeFormat(locale.value, { timeZone, hour: "numeric", minute: "2-digit" }).format(now);
}
