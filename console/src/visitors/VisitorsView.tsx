import type { VisitorsView as Shown } from "../routes.ts";
import { t } from "./texts.ts";

/** Who is on the websites now: as a list, or on a map. */
export function VisitorsView(_props: { view: Shown }) {
  return (
    <main>
      <h1>{t("title")}</h1>
    </main>
  );
}
