import type { AutoMessages } from "@palique/shared/automatic.ts";
import type { Localized } from "@palique/shared/locale.ts";

/** Who is silent: nobody has the chat, its operator owes an answer, or it is for the visitor to say something. */
export type Silence = "waiting" | "operator" | "visitor";

interface SilenceStep {
  /** Into the silence. */
  seconds: number;
  texts: Localized;
  /** remind: the operator is told; call: the visitor is, with the page closed; end: of the chat, without a text of its own. */
  act?: "remind" | "call" | "end";
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
      const asked: SilenceStep[] = visitorSilent.on
        ? visitorSilent.steps.map((step) => ({ ...step, act: "call" }))
        : [];
      return idle.on ? [...asked, ...planEnd(idle)] : asked;
    }
  }
}

function planEnd({ warnSeconds, endSeconds, texts }: AutoMessages["idle"]): SilenceStep[] {
  return [
    { seconds: warnSeconds, texts, act: "call" },
    { seconds: warnSeconds + endSeconds, texts: {}, act: "end" },
  ];
}
