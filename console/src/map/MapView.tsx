import { MapPinOff } from "lucide";
import { EmptyState } from "../ui/EmptyState.tsx";
import { Absence, isAbsent } from "../visitors/Absence.tsx";
import { liveWindow } from "../visitors/live.model.ts";
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
  const isNowhere = liveWindow.value?.places.length === 0;
  if (!isAbsent() && !isNowhere) return null;
  return (
    <div class="map-nobody">
      {isAbsent() ? <Absence /> : <EmptyState icon={MapPinOff} title={t("nobodyPlaced")} />}
    </div>
  );
}
