import type { BusinessHours } from "@palique/shared/hours.ts";
import { locale } from "../../i18n/locale.ts";
import { tDepartments } from "../texts.ts";
import { type Day, endShown, sameDays } from "./hours.ts";

/** "Mon–Fri 8:00–18:00", in the language of the screen. */
export function hoursText(hours: BusinessHours | null): string {
  if (hours === null) return tDepartments("always");
  const runs = sameDays(hours).map(({ first, last, windows }) => {
    const days = first === last ? shortDay(first) : `${shortDay(first)}–${shortDay(last)}`;
    return `${days} ${windows.map(({ from, to }) => `${clock(from)}–${clock(endShown(to))}`).join(", ")}`;
  });
  return runs.length > 0 ? runs.join(" · ") : tDepartments("neverOpen");
}

function shortDay(day: Day): string {
  // 1 January 2024 was a Monday.
  return new Intl.DateTimeFormat(locale.value, { weekday: "short", timeZone: "UTC" }).format(
    Date.UTC(2024, 0, day),
  );
}

function clock(time: string): string {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return new Intl.DateTimeFormat(locale.value, {
    hour: "numeric",
    minute: "2-digit",
    timeZone: "UTC",
  }).format(Date.UTC(2024, 0, 1, hour, minute));
}
