import { CloudOff, Globe, SearchX } from "lucide";
import { tCommon } from "../i18n/common.ts";
import { failureText } from "../i18n/errors.ts";
import { sites } from "../inbox/inbox.model.ts";
import { followLink } from "../router.ts";
import { me } from "../session.model.ts";
import { Button } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { LiveTable } from "./LiveTable.tsx";
import { t } from "./list-texts.ts";
import { askAgain, choice, clearFilter, liveState, liveWindow } from "./live.model.ts";
import { PageList } from "./PageList.tsx";

/** The visitors that fit, in rows or by page; or why there are none. */
export function LiveList() {
  const counts = liveWindow.value?.counts;
  if (liveState.value === "failed") {
    return (
      <EmptyState
        icon={CloudOff}
        title={failureText({ error: "internal" })}
        action={<Button onClick={askAgain}>{tCommon("retry")}</Button>}
      />
    );
  }
  if (counts?.fitting === 0) return Object.keys(choice.value.filter).length > 0 ? <NobodyFits /> : <Nobody />;
  return <div class="live">{choice.value.byPage ? <PageList /> : <LiveTable />}</div>;
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
