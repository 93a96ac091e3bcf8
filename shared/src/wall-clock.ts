const DAY_MINUTES = 1_440;

/** Reads what clocks on the wall say in a zone. Throws where the zone is unknown here. */
export function wallClock(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("en-US", {
    timeZone,
    weekday: "short",
    hour: "numeric",
    minute: "numeric",
    hourCycle: "h23",
  });
}

/** From Sunday on; `at` is epoch ms. */
export function minuteOfWeek(clock: Intl.DateTimeFormat, at: number): number {
  const part: Record<string, string> = {};
  for (const { type, value } of clock.formatToParts(at)) part[type] = value;
  const day = "SunMonTueWedThuFriSat".indexOf(part.weekday ?? "") / 3;
  return day * DAY_MINUTES + Number(part.hour) * 60 + Number(part.minute);
}
