import { ArrowUp, List, Map as MapIcon } from "lucide";
import { useEffect } from "preact/hooks";
import { locale } from "../i18n/locale.ts";
import { followLink } from "../router.ts";
import type { VisitorsView as Shown } from "../routes.ts";
import { timeOfDay } from "../text/time.ts";
import { Button } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";
import { lazy } from "../ui/Lazy.tsx";
import { acting } from "./acting.ts";
import { choicePath } from "./choice.ts";
import { FilterBar } from "./FilterBar.tsx";
import { followAnswers, inviteById, inviting, stopInviting } from "./inviting.model.ts";
import { LiveList } from "./LiveList.tsx";
import { activeId, scroller, step } from "./list.model.ts";
import { t } from "./list-texts.ts";
import { bringNewer, choice, followLive, liveWindow } from "./live.model.ts";
import { t as tWay } from "./texts.ts";
import { VisitDrawer } from "./VisitDrawer.tsx";
import { cutAt } from "./watched-time.ts";
import "./visitors.css";

const MapView = lazy(async () => (await import("../map/MapView.tsx")).MapView);
const InviteVisitorDialog = lazy(async () => (await import("./InviteVisitorDialog.tsx")).InviteVisitorDialog);

/** Who is on the websites now: as a list, or on a map. */
export function VisitorsView({ view }: { view: Shown }) {
  useEffect(followLive, []);
  useEffect(followAnswers, []);
  useEffect(() => {
    acting.value = {
      step,
      invite: () => inviteById(choice.peek().openId ?? activeId.peek()),
    };
    return () => {
      acting.value = null;
      stopInviting();
    };
  }, []);
  return (
    <main class={`visitors ${choice.value.openId ? "visitors-open" : ""}`}>
      <header class="visitors-head">
        <h1>{tWay("title")}</h1>
        <Counts />
        <Newer />
        <nav class="visitors-tabs" aria-label={t("views")}>
          <Tab view="list" isHere={view === "list"} />
          <Tab view="map" isHere={view === "map"} />
        </nav>
      </header>
      <FilterBar />
      {view === "map" ? <MapView /> : <LiveList />}
      <VisitDrawer />
      {inviting.value && (
        <InviteVisitorDialog
          key={inviting.value.visitor.id}
          inviting={inviting.value}
          onClose={stopInviting}
        />
      )}
    </main>
  );
}

function Tab({ view, isHere }: { view: Shown; isHere: boolean }) {
  return (
    <a
      class="visitors-tab"
      href={choicePath({ ...choice.value, view })}
      aria-current={isHere ? "page" : undefined}
      onClick={followLink}
    >
      <Icon icon={view === "map" ? MapIcon : List} size={15} />
      {t(view)}
    </a>
  );
}

/** How many there are; without a connection, when that was. */
function Counts() {
  const shown = liveWindow.value;
  if (!shown) return <span class="visitors-counts" />;
  const { all, fitting, online, idle, inChat } = shown.counts;
  const count = (n: number) => n.toLocaleString(locale.value);
  const isFiltered = Object.keys(choice.value.filter).length > 0;
  return (
    <p class="visitors-counts digits">
      {isFiltered && <b>{t("countsOf", { fitting: count(fitting), all: count(all) })} · </b>}
      {t("counts", { online: count(online), idle: count(idle), chat: count(inChat) })}
      {cutAt.value !== null && ` · ${t("asOf", { time: timeOfDay(cutAt.value, locale.value) })}`}
    </p>
  );
}

/** Who came since: they do not push aside those who are shown. */
function Newer() {
  const n = liveWindow.value?.counts.newer ?? 0;
  const { view, byPage } = choice.value;
  if (n === 0 || view === "map" || byPage) return null;
  return (
    <Button
      variant="primary"
      size="s"
      icon={ArrowUp}
      class="visitors-newer"
      onClick={() => {
        bringNewer();
        scroller.peek()?.(0);
      }}
    >
      {t("newer", { n })}
    </Button>
  );
}
