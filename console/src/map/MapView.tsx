import { CloudOff, Globe, MapPinOff, SearchX } from "lucide";
import { failureText } from "../i18n/errors.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { choice, liveState, liveWindow } from "../visitors/live.model.ts";
import { isTable, showTable } from "./map.model.ts";
import { PlacesTable } from "./PlacesTable.tsx";
import { SidePanel } from "./SidePanel.tsx";
import { t } from "./texts.ts";
import { WorldView } from "./WorldView.tsx";
import "./map.css";

/** Where the visitors are: on the earth, or the same in rows. */
export function MapView() {
  return (
    <section class="map" aria-label={t("places")}>
      <fieldset class="map-switch">
        <legend class="visually-hidden">{t("showAs")}</legend>
        {[false, true].map((table) => (
          <label key={String(table)}>
            <input
              type="radio"
              name="map-switch"
              checked={isTable.value === table}
              onChange={() => showTable(table)}
            />
            <span>{t(table ? "table" : "map")}</span>
          </label>
        ))}
      </fieldset>
      {isTable.value ? <PlacesTable /> : <WorldView />}
      {!isTable.value && <SidePanel />}
      <Nobody />
    </section>
  );
}

/** Why nobody is to be seen. */
function Nobody() {
  const window = liveWindow.value;
  if (liveState.value === "loading") return null;
  if (liveState.value === "ready" && (!window || window.places.length > 0)) return null;
  return <div class="map-nobody">{reason(window?.counts.fitting ?? 0)}</div>;
}

function reason(fitting: number) {
  if (liveState.value === "failed")
    return <EmptyState icon={CloudOff} title={failureText({ error: "internal" })} />;
  if (fitting > 0) return <EmptyState icon={MapPinOff} title={t("nobodyPlaced")} />;
  if (Object.keys(choice.value.filter).length > 0)
    return <EmptyState icon={SearchX} title={t("nobodyFits")} />;
  return (
    <EmptyState icon={Globe} title={t("nobody")}>
      {t("nobodyText")}
    </EmptyState>
  );
}
