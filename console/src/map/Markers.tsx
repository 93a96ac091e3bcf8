import { useLayoutEffect } from "preact/hooks";
import { choice } from "../visitors/live.model.ts";
import { type Cluster, clusterPlaces } from "./clusters.ts";
import { Mark } from "./Mark.tsx";
import { choosePlace, clusters, openSpot, view } from "./map.model.ts";
import { clusterName, countsText, estimateText } from "./words.ts";
import type { View, WorldMap } from "./world-map.ts";
import "./markers.css";

/** Beyond the edge of what is in sight, for the keyboard to go on to; in widths and heights of it. */
const BEYOND = 0.25;

/** The clusters, as buttons. They stay the same elements while the same people are at the same place. */
export function Markers({ map, element }: { map: WorldMap; element: HTMLElement }) {
  const seen = view.value;
  const near = seen ? clusters.value.filter(({ spot }) => isNear(spot, seen)) : [];
  useFocusKept(map.pane, element, near);
  if (!seen) return null;
  return (
    <>
      {near.map((cluster) => (
        <Marker key={cluster.key} cluster={cluster} seen={seen} map={map} />
      ))}
    </>
  );
}

function Marker({ cluster, seen, map }: { cluster: Cluster; seen: View; map: WorldMap }) {
  const { key, spot, counts, places } = cluster;
  const name = clusterName(cluster);
  const lines = [countsText(counts), estimateText(counts)].filter(Boolean);
  const onlyId = places.length === 1 ? places[0]?.onlyId : null;
  const { x, y } = { x: spot.x - seen.origin.x, y: spot.y - seen.origin.y };
  return (
    <button
      type="button"
      class="marker"
      data-key={key}
      data-opens={onlyId}
      aria-current={onlyId && onlyId === choice.value.openId ? "true" : undefined}
      aria-label={[name, ...lines].join(". ")}
      style={{ transform: `translate(${Math.round(x)}px, ${Math.round(y)}px)` }}
      onClick={() => choose(cluster, map)}
      onDblClick={(event) => event.stopPropagation()}
      onFocus={({ currentTarget }) => {
        const [first] = places;
        if (first && currentTarget.matches(":focus-visible")) map.bringIn(first.place);
      }}
    >
      <Mark counts={counts} />
      <span class="marker-tip" aria-hidden="true" {...sidesOf(spot, seen)}>
        <strong>{name}</strong>
        {lines.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </span>
    </button>
  );
}

/** Closer to who can be told apart there; or what there is to do with them. */
function choose({ key, places }: Cluster, map: WorldMap): void {
  const [first] = places;
  if (!first) return;
  if (places.length === 1) choosePlace(first);
  else if (clusterPlaces(places, map.maxZoom).length > 1 && (view.peek()?.zoom ?? 0) < map.maxZoom)
    map.approach(places.map(({ place }) => place));
  else openSpot.value = key;
}

/** Who had the keyboard and went into another mark hands it on to that. */
function useFocusKept(pane: HTMLElement, element: HTMLElement, near: readonly Cluster[]): void {
  const active = document.activeElement;
  const before = active instanceof HTMLElement && pane.contains(active) ? active.dataset.key : undefined;
  useLayoutEffect(() => {
    if (!before || pane.contains(document.activeElement)) return;
    const now = near.find(({ places }) => places.some(({ key }) => key === before));
    const heir = now && pane.querySelector<HTMLElement>(`[data-key="${CSS.escape(now.key)}"]`);
    (heir ?? element).focus({ preventScroll: true });
  });
}

function isNear({ x, y }: Cluster["spot"], { corner, width, height }: View): boolean {
  const [left, top] = [x - corner.x, y - corner.y];
  return (
    left > -width * BEYOND &&
    left < width * (1 + BEYOND) &&
    top > -height * BEYOND &&
    top < height * (1 + BEYOND)
  );
}

/** Where there is room for the words. */
function sidesOf({ x, y }: Cluster["spot"], { corner, width }: View) {
  const left = x - corner.x;
  return {
    "data-side": y - corner.y < 120 ? "below" : "above",
    "data-align": left < 140 ? "start" : left > width - 140 ? "end" : "center",
  };
}
