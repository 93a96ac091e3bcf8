import { locale } from "../i18n/locale.ts";

/** "1.2 MB" in the reader's language. */
export function sizeText(bytes: number): string {
  const [unit, divisor] =
    bytes >= 1_000_000 ? (["megabyte", 1_000_000] as const) : (["kilobyte", 1_000] as const);
  const amount = bytes / divisor;
  return new Intl.NumberFormat(locale.value, {
    style: "unit",
    unit,
    maximumFractionDigits: amount < 10 ? 1 : 0,
  }).format(Math.max(amount, 0.1));
}

/** "1:05". */
export function durationText(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
