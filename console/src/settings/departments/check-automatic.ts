import type { AutoMessages } from "@palique/shared/automatic.ts";
import { AUTO_SECONDS } from "@palique/shared/limits.ts";
import type { Localized } from "@palique/shared/locale.ts";
import { unknownIn } from "@palique/shared/variables.ts";
import { isWithin, type Range } from "./automatic.model.ts";

export type AutoProblem =
  | { is: "wholeNumber"; from: number; to: number }
  | { is: "needOneLanguage" | "needStep" | "laterThan" }
  | { is: "warnLater"; seconds: number }
  | { is: "unknown"; name: string };
type Problems = Record<string, AutoProblem>;
type Steps = AutoMessages["waiting"]["steps"];

/** What is wrong with the automatic messages of a department, by the path of the field. Pure. */
export function checkAutomatic(auto: AutoMessages | null): Problems {
  if (!auto) return {};
  const { greeting, waiting, operatorSilent, visitorSilent, idle, closing } = auto;
  return {
    ...(greeting.on && checkTexts("auto.greeting.texts", greeting.texts)),
    ...(waiting.on && checkSteps("auto.waiting.steps", waiting.steps, AUTO_SECONDS.waiting)),
    ...(operatorSilent.on &&
      checkSteps("auto.operatorSilent.steps", operatorSilent.steps, AUTO_SECONDS.silent)),
    ...(visitorSilent.on && checkSteps("auto.visitorSilent.steps", visitorSilent.steps, AUTO_SECONDS.silent)),
    ...(idle.on && checkIdle(auto)),
    ...(closing.on && checkTexts("auto.closing.texts", closing.texts)),
  };
}

function checkIdle({ idle, visitorSilent }: AutoMessages): Problems {
  const last = visitorSilent.on ? Math.max(-1, ...visitorSilent.steps.map(({ seconds }) => seconds)) : -1;
  return {
    ...(idle.warnSeconds <= last && { "auto.idle.warnSeconds": { is: "warnLater", seconds: last } }),
    ...checkSeconds("auto.idle.warnSeconds", idle.warnSeconds, AUTO_SECONDS.idle),
    ...checkSeconds("auto.idle.endSeconds", idle.endSeconds, AUTO_SECONDS.idle),
    ...checkTexts("auto.idle.texts", idle.texts),
  };
}

function checkSteps(path: string, steps: Steps, range: Range): Problems {
  if (steps.length === 0) return { [path]: { is: "needStep" } };
  const found = steps.map((step, index): Problems => {
    const before = steps[index - 1]?.seconds ?? -1;
    return {
      ...(step.seconds <= before && { [`${path}.${index}.seconds`]: { is: "laterThan" } }),
      ...checkSeconds(`${path}.${index}.seconds`, step.seconds, range),
      ...checkTexts(`${path}.${index}.texts`, step.texts),
    };
  });
  return Object.assign({}, ...found);
}

function checkSeconds(path: string, seconds: number, range: Range): Problems {
  return isWithin(seconds, range) ? {} : { [path]: { is: "wholeNumber", from: range.min, to: range.max } };
}

/** In one language at least, and with variables that exist: a slip of the pen would be read by visitors. */
function checkTexts(path: string, texts: Localized): Problems {
  const said = [texts.en ?? "", texts.es ?? ""].filter((text) => text.trim() !== "");
  if (said.length === 0) return { [path]: { is: "needOneLanguage" } };
  const [unknown] = said.flatMap(unknownIn);
  return unknown ? { [path]: { is: "unknown", name: `{{${unknown}}}` } } : {};
}
