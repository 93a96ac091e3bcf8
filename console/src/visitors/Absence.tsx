import { CloudOff, Globe, SearchX } from "lucide";
import { tCommon } from "../i18n/common.ts";
import { failureText } from "../i18n/errors.ts";
import { sites } from "../inbox/inbox.model.ts";
import { followLink } from "../router.ts";
import { me } from "../session.model.ts";
import { Button } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { t } from "./list-texts.ts";
import { askAgain, choice, clearFilter, liveState, liveWindow } from "./live.model.ts";

/** Whether nobody is shown, and it is known why. */
export function isAbsent(): boolean {
  return liveState.value === "failed" || liveWindow.value?.counts.fitting === 0;
}

/** Why nobody is shown, and what can be done about it. */
export function Absence() {
  if (liveState.value === "failed") {
    return (
      <EmptyState
        icon={CloudOff}
        title={failureText({ error: "internal" })}
        action={<Button onClick={askAgain}>{tCommon("retry")}</Button>}
      />
    );
  }
  return Object.keys(choice.value.filter).length > 0 ? <NobodyFits /> : <Nobody />;
}

function NobodyFits() {
  return (
    <EmptyState
      icon={SearchX}
      title={t("nobodyFits")}
      action={<Button onClick={clearFilter}>{t("clear")}</Button>}
    >
      {t("nobodyFitsText")}
    </EmptyState>
  );
}

/** Where nobody can be seen at all, the way to change that. */
function Nobody() {
  const isOff = sites.value.length > 0 && sites.value.every((site) => site.tracking === "off");
  return (
    <EmptyState
      icon={Globe}
      title={t(isOff ? "trackingOff" : "nobody")}
      action={
        me.value?.role === "admin" && (
          <a class="button button-secondary button-m" href="/console/settings/sites" onClick={followLink}>
            {t("toSites")}
          </a>
        )
      }
    >
      {t(isOff ? "trackingOffText" : "nobodyText")}
    </EmptyState>
  );
}
