import type { AutoMessages } from "@palique/shared/automatic.ts";
import { AUTO_SECONDS } from "@palique/shared/limits.ts";
import type { Localized } from "@palique/shared/locale.ts";
import { unknownIn } from "@palique/shared/variables.ts";
import type { Errors } from "../form.model.ts";
import { isWhole } from "../NumberField.tsx";
import { t, tAutomatic } from "../texts.ts";

interface Range {
  min: number;
  max: number;
}
type Steps = AutoMessages["waiting"]["steps"];

/** What is wrong with the automatic messages of a department, by the path of the field. */
export function checkAutomatic(auto: AutoMessages | null): Errors {
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

function checkIdle({ idle, visitorSilent }: AutoMessages): Errors {
  const last = visitorSilent.on ? (visitorSilent.steps.at(-1)?.seconds ?? -1) : -1;
  const isEarly = idle.warnSeconds <= last;
  return {
    ...(isEarly && { "auto.idle.warnSeconds": tAutomatic("warnLater", { seconds: last }) }),
    ...checkSeconds("auto.idle.warnSeconds", idle.warnSeconds, AUTO_SECONDS.idle),
    ...checkSeconds("auto.idle.endSeconds", idle.endSeconds, AUTO_SECONDS.idle),
    ...checkTexts("auto.idle.texts", idle.texts),
  };
}

function checkSteps(path: string, steps: Steps, range: Range): Errors {
  if (steps.length === 0) return { [path]: tAutomatic("needStep") };
  const found = steps.map((step, index): Errors => {
    const before = steps[index - 1]?.seconds ?? -1;
    return {
      ...(step.seconds <= before && { [`${path}.${index}.seconds`]: tAutomatic("laterThan") }),
      ...checkSeconds(`${path}.${index}.seconds`, step.seconds, range),
      ...checkTexts(`${path}.${index}.texts`, step.texts),
    };
  });
  return Object.assign({}, ...found);
}

function checkSeconds(path: string, seconds: number, { min, max }: Range): Errors {
  return isWhole(seconds, min, max) ? {} : { [path]: t("wholeNumber", { from: min, to: max }) };
}

/** In one language at least, and with variables that exist: a slip of the pen would be read by visitors. */
function checkTexts(path: string, texts: Localized): Errors {
  const said = [texts.en ?? "", texts.es ?? ""].filter((text) => text.trim() !== "");
  if (said.length === 0) return { [path]: t("needOneLanguage") };
  const [unknown] = said.flatMap(unknownIn);
  return unknown ? { [path]: tAutomatic("unknown", { name: `{{${unknown}}}` }) } : {};
}
