import { t } from "./texts.ts";

/** In place of the hint: what was pasted is too long to leave. */
export function Excess({ count }: { count: number }) {
  return (
    <span class="composer-excess" role="alert">
      {t("tooLong", { count })}
    </span>
  );
}
