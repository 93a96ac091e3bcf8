/** How urgent a conversation is. Names where people and pages say it, numbers where it is reckoned with. */
export const PRIORITY_NAMES = ["low", "normal", "high", "urgent"] as const;
export type PriorityName = (typeof PRIORITY_NAMES)[number];
export type Priority = -1 | 0 | 1 | 2;

/** From low (-1) over normal (0) to urgent (2). */
export const PRIORITY_OF: Readonly<Record<PriorityName, Priority>> = {
  low: -1,
  normal: 0,
  high: 1,
  urgent: 2,
};

/** The name of a stored priority; what is out of bounds counts as the nearest. */
export function priorityName(priority: number): PriorityName {
  return PRIORITY_NAMES[Math.min(3, Math.max(0, Math.round(priority) + 1))] ?? "normal";
}
