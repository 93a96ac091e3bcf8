const HOUR = 3_600_000;
/** When the working day begins, for "tomorrow" and "Monday". */
const MORNING = 8;
/** "This afternoon", while there is enough left of it. */
const AFTERNOON = 15;

export type SnoozeChoice = "hour" | "afternoon" | "tomorrow" | "monday";

/** When a conversation can come back, by the operator's own clock; only what lies ahead, each moment once. */
export function snoozeTimes(now: number): { choice: SnoozeChoice; at: number }[] {
  const at = (days: number, hour: number) => {
    const date = new Date(now);
    date.setDate(date.getDate() + days);
    date.setHours(hour, 0, 0, 0);
    return date.getTime();
  };
  const day = new Date(now).getDay();
  const untilMonday = (8 - day) % 7 || 7;
  const all: { choice: SnoozeChoice; at: number }[] = [
    { choice: "hour", at: Math.ceil((now + HOUR) / 60_000) * 60_000 },
    { choice: "afternoon", at: at(0, AFTERNOON) },
    { choice: "tomorrow", at: at(1, MORNING) },
    { choice: "monday", at: at(untilMonday, MORNING) },
  ];
  return all.filter(
    (one, index) =>
      (one.choice !== "afternoon" || one.at - now > HOUR) &&
      all.findIndex((other) => other.at === one.at) === index,
  );
}

/** As a date-and-time field writes it, in the operator's own zone. */
export function toLocalField(at: number): string {
  const date = new Date(at);
  const pad = (part: number) => String(part).padStart(2, "0");
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}T${pad(date.getHours())}:${pad(date.getMinutes())}`;
}
