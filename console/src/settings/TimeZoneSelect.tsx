import { locale } from "../i18n/locale.ts";
import { Select } from "../ui/Field.tsx";
import { t } from "./texts.ts";
import { timeZones } from "./time-zones.ts";

interface TimeZoneSelectProps {
  label: string;
  hint?: string;
  value: string;
  onChange: (timeZone: string) => void;
}

/** Every zone this browser knows, by region; typing the name of a city finds it. */
export function TimeZoneSelect({ label, hint, value, onChange }: TimeZoneSelectProps) {
  const zones = timeZones(locale.value, value);
  const regions = [...new Set(zones.map(({ region }) => region))];
  return (
    <Select label={label} hint={hint} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
      {regions.map((region) => (
        <optgroup key={region} label={regionName(region)}>
          {zones
            .filter((zone) => zone.region === region)
            .map(({ id, label: name }) => (
              <option key={id} value={id} selected={id === value}>
                {name}
              </option>
            ))}
        </optgroup>
      ))}
    </Select>
  );
}

const REGIONS = {
  Africa: "africa",
  America: "america",
  Antarctica: "antarctica",
  Arctic: "arctic",
  Asia: "asia",
  Atlantic: "atlantic",
  Australia: "australia",
  Europe: "europe",
  Indian: "indian",
  Pacific: "pacific",
} as const;

function regionName(region: string): string {
  const known = Object.entries(REGIONS).find(([name]) => name === region);
  return known ? t(known[1]) : region || "UTC";
}

/** "10:06": what clocks show there. */
export function timeThere(timeZone: string, now: number): string {
  return new Intl.DateTimeFormat(locale.value, { timeZone, hour: "numeric", minute: "2-digit" }).format(now);
}
