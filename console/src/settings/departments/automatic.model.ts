import type { AutoMessages } from "@palique/shared/automatic.ts";
import { AUTO_SECONDS } from "@palique/shared/limits.ts";
import { SUGGESTED } from "./suggestions.ts";

export type AutoKind = keyof AutoMessages;
export interface Range {
  min: number;
  max: number;
}
type Steps = AutoMessages["waiting"]["steps"];

/**
 * With a kind of messages on or off. What was written is kept for when it is turned on again; what is no number
 * is not, since nobody would see why it cannot be saved. A kind with nothing in it begins with what is suggested.
 */
export function switchKind(auto: AutoMessages, kind: AutoKind, on: boolean): AutoMessages {
  if (on) return { ...auto, [kind]: { ...filled(auto, kind), on } };
  const { waiting, operatorSilent, visitorSilent, idle } = auto;
  switch (kind) {
    case "waiting":
      return { ...auto, waiting: { on, steps: counted(waiting.steps, AUTO_SECONDS.waiting) } };
    case "operatorSilent": {
      const steps = counted(operatorSilent.steps, AUTO_SECONDS.silent);
      return { ...auto, operatorSilent: { ...operatorSilent, on, steps } };
    }
    case "visitorSilent":
      return { ...auto, visitorSilent: { on, steps: counted(visitorSilent.steps, AUTO_SECONDS.silent) } };
    case "idle": {
      const isCounted = [idle.warnSeconds, idle.endSeconds].every((seconds) =>
        isWithin(seconds, AUTO_SECONDS.idle),
      );
      return { ...auto, idle: { ...(isCounted ? idle : { ...SUGGESTED.idle, texts: idle.texts }), on } };
    }
    default:
      return { ...auto, [kind]: { ...auto[kind], on } };
  }
}

/** The kind as it is, or as suggested where nothing was written yet. */
function filled<K extends AutoKind>(auto: AutoMessages, kind: K): AutoMessages[K] {
  const written = auto[kind];
  const isEmpty = "steps" in written ? written.steps.length === 0 : !(written.texts.en || written.texts.es);
  return isEmpty ? SUGGESTED[kind] : written;
}

function counted(steps: Steps, range: Range): Steps {
  return steps.filter(({ seconds }) => isWithin(seconds, range));
}

export function isWithin(seconds: number, { min, max }: Range): boolean {
  return Number.isInteger(seconds) && seconds >= min && seconds <= max;
}
