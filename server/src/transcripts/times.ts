import type { Told } from "./read-transcript.ts";

/** How a reader's clock and calendar say it. */
export function timesOf({ locale, timeZone }: Pick<Told, "locale" | "timeZone">) {
  const format = (options: Intl.DateTimeFormatOptions) => {
    const formatter = new Intl.DateTimeFormat(locale, { ...options, timeZone });
    return (at: number) => formatter.format(at);
  };
  return {
    clock: format({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }),
    day: format({ dateStyle: "full" }),
    date: format({ dateStyle: "long" }),
    moment: format({ dateStyle: "medium", timeStyle: "short" }),
  };
}

/** "1.2 MB", as people of that language write it. */
export function fileSize(locale: string, bytes: number): string {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte"];
  let size = bytes;
  let unit = 0;
  while (size >= 1_000 && unit < units.length - 1) {
    size /= 1_000;
    unit += 1;
  }
  const unitDisplay = unit === 0 ? "long" : "short";
  const options = { style: "unit", unit: units[unit] ?? "byte", unitDisplay } as const;
  return new Intl.NumberFormat(locale, { ...options, maximumFractionDigits: unit < 2 ? 0 : 1 }).format(size);
}
