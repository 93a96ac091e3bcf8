import type { AutoMessages } from "@palique/shared/automatic.ts";
import type { Localized } from "@palique/shared/locale.ts";

/** Who is silent: nobody has the chat, its operator owes an answer, or it is for the visitor to say something. */
export type Silence = "waiting" | "operator" | "visitor";

interface SilenceStep {
  /** Into the silence. */
  seconds: number;
  /** Null: nothing is said. */
  texts: Localized | null;
  act?: "remind" | "end";
}

/** What is done as a silence goes on, in that order. Pure. */
export function planSilence(auto: AutoMessages, silence: Silence): SilenceStep[] {
  const { waiting, operatorSilent, visitorSilent, idle } = auto;
  switch (silence) {
    case "waiting":
      return waiting.on ? waiting.steps : [];
    case "operator":
      if (!operatorSilent.on) return [];
      return operatorSilent.remind
        ? operatorSilent.steps.map((step) => ({ ...step, act: "remind" }))
        : operatorSilent.steps;
    case "visitor": {
      const { warnSeconds, endSeconds, texts } = idle;
      return [
        ...(visitorSilent.on ? visitorSilent.steps : []),
        ...(idle.on
          ? [
              { seconds: warnSeconds, texts },
              { seconds: warnSeconds + endSeconds, texts: null, act: "end" as const },
            ]
          : []),
      ];
    }
  }
}
