import type { AutoMessages } from "@palique/shared/automatic.ts";
import type { Errors } from "../form.model.ts";
import { t, tAutomatic } from "../texts.ts";
import { type AutoProblem, checkAutomatic } from "./check-automatic.ts";

/** What is wrong with the automatic messages, in words. */
export function automaticErrors(auto: AutoMessages | null): Errors {
  const problems = Object.entries(checkAutomatic(auto));
  return Object.fromEntries(problems.map(([path, problem]) => [path, problemText(problem)]));
}

function problemText(problem: AutoProblem): string {
  switch (problem.is) {
    case "wholeNumber":
      return t("wholeNumber", { from: problem.from, to: problem.to });
    case "needOneLanguage":
      return t("needOneLanguage");
    case "warnLater":
      return tAutomatic("warnLater", { seconds: problem.seconds });
    case "unknown":
      return tAutomatic("unknown", { name: problem.name });
    default:
      return tAutomatic(problem.is);
  }
}
