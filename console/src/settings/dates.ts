import { locale } from "../i18n/locale.ts";

/** "29 Nov, 14:30" in the language of the screen and the zone of the device. */
export function dayAndTime(at: number): string {
  return new Intl.DateTimeFormat(locale.value, {
    day: "numeric",
    month: "short",
    hour: "numeric",
    minute: "2-digit",
  }).format(at);
}
