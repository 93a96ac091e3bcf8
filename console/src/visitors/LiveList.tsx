import { tCommon } from "../i18n/common.ts";
import { Button } from "../ui/Button.tsx";
import { bringNewer, liveState, liveWindow, openVisitor } from "./live.model.ts";
import { t } from "./texts.ts";

/** The visitors that fit, in rows. */
export function LiveList() {
  if (liveState.value === "loading") return <p>{tCommon("loading")}</p>;
  const newer = liveWindow.value?.counts.newer ?? 0;
  return (
    <div>
      {newer > 0 && <Button onClick={bringNewer}>{t("newer", { n: newer })}</Button>}
      <ul>
        {liveWindow.value?.rows.map((row) => (
          <li key={row.id}>
            <Button variant="ghost" onClick={() => openVisitor(row.id)}>
              {row.page.title}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
