import { List, Map as MapIcon } from "lucide";
import { useEffect } from "preact/hooks";
import { followLink } from "../router.ts";
import type { VisitorsView as Shown } from "../routes.ts";
import { Icon } from "../ui/Icon.tsx";
import { lazy } from "../ui/Lazy.tsx";
import { choicePath } from "./choice.ts";
import { FilterBar } from "./FilterBar.tsx";
import { LiveList } from "./LiveList.tsx";
import { choice, followLive, liveWindow } from "./live.model.ts";
import { t } from "./texts.ts";
import "./visitors.css";

const MapView = lazy(async () => (await import("../map/MapView.tsx")).MapView);

/** Who is on the websites now: as a list, or on a map. */
export function VisitorsView({ view }: { view: Shown }) {
  useEffect(followLive, []);
  return (
    <main class="visitors">
      <header class="visitors-head">
        <h1>{t("title")}</h1>
        <Counts />
        <nav class="visitors-tabs" aria-label={t("views")}>
          <Tab view="list" isHere={view === "list"} />
          <Tab view="map" isHere={view === "map"} />
        </nav>
      </header>
      <FilterBar />
      {view === "map" ? <MapView /> : <LiveList />}
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

function Counts() {
  const counts = liveWindow.value?.counts;
  if (!counts) return null;
  return (
    <p class="visitors-counts digits">
      {t("counts", { online: counts.online, idle: counts.idle, chat: counts.inChat })}
    </p>
  );
}
