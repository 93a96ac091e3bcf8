import { localeOf, type Panel } from "../panel/panel.model.ts";

/** "1.2 MB" in the visitor's language. */
export function sizeText(panel: Panel, bytes: number): string {
  const [unit, divisor] = bytes < 1_000_000 ? ["kilobyte", 1_000] : ["megabyte", 1_000_000];
  const amount = bytes / Number(divisor);
  return new Intl.NumberFormat(localeOf(panel), {
    style: "unit",
    unit: `${unit}`,
    maximumFractionDigits: amount < 10 ? 1 : 0,
  }).format(Math.max(amount, 0.1));
}

/** "1:05". */
export function durationText(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${`${seconds % 60}`.padStart(2, "0")}`;
}
