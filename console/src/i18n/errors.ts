import type { Failure } from "@palique/shared/reply.ts";
import { errors as en } from "./en/errors.ts";
import { errors as es } from "./es/errors.ts";
import { catalogue } from "./locale.ts";

const t = catalogue({ en, es });

/** Why it failed, in plain words. */
export function failureText(failure: Pick<Failure, "error" | "retryAfterMs"> | "no-connection"): string {
  if (failure === "no-connection") return t(failure);
  if (failure.error === "rate-limited" && failure.retryAfterMs) {
    const seconds = Math.ceil(failure.retryAfterMs / 1000);
    if (seconds > 90) return t("rate-limited-minutes", { n: Math.ceil(seconds / 60) });
    return t("rate-limited-for", { n: seconds });
  }
  return t(failure.error);
}
