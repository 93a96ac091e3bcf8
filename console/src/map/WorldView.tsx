import type { LiveWindow } from "@palique/shared/live-visitors.ts";
import type { Place } from "@palique/shared/places.ts";
import { Globe, Minus, Plus } from "lucide";
import { render } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { mapTiles } from "../inbox/inbox.model.ts";
import { Formatted } from "../messages/Formatted.tsx";
import { IconButton } from "../ui/Button.tsx";
import { choice, liveWindow } from "../visitors/live.model.ts";
import { Legend } from "./Legend.tsx";
import { loadOutlines } from "./load-outlines.ts";
import { Markers } from "./Markers.tsx";
import { clusters, openSpot, shades, view, viewWidth } from "./map.model.ts";
import { t } from "./texts.ts";
import { openWorldMap, type WorldMap } from "./world-map.ts";
import "./world.css";

/** Pixels at a press of an arrow key. */
const PAN = 90;
/** Everybody is in sight, but with some of the earth around them. */
const FIT_CLOSEST = 4;

/** The earth with who is where on it. */
export function WorldView() {
  const element = useRef<HTMLElement>(null);
  const hint = useId();
  const tiles = mapTiles.value;
  const [map, setMap] = useState<WorldMap | null>(null);
  const [isBare, setBare] = useState(false);

  useEffect(() => {
    const place = element.current;
    if (!place) return;
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const opened = openWorldMap(place, { tiles, isCalm, onView: (seen) => (view.value = seen) });
    render(<Markers map={opened} element={place} />, opened.pane);
    setMap(opened);
    loadOutlines().then(
      (outlines) => place.isConnected && opened.draw(outlines),
      () => setBare(tiles === null),
    );
    return () => {
      render(null, opened.pane);
      opened.remove();
      view.value = null;
      openSpot.value = null;
      setMap(null);
    };
  }, [tiles]);

  const levels = shades.value;
  useEffect(() => map?.shade(levels), [map, levels]);

  useFit(map);
  useOpenedKept(map);

  function pressed(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || !map) return;
    const by = { ArrowLeft: [-PAN, 0], ArrowRight: [PAN, 0], ArrowUp: [0, -PAN], ArrowDown: [0, PAN] };
    const [x = 0, y = 0] = by[event.key as keyof typeof by] ?? [];
    const steps = { "+": 1, "=": 1, "-": -1 }[event.key] ?? 0;
    if (x === 0 && y === 0 && steps === 0) return;
    event.preventDefault();
    event.stopPropagation();
    if (steps !== 0) map.zoomBy(steps, focusedPlace());
    else map.panBy(x, y);
  }

  return (
    <div class="world">
      <section
        ref={element}
        class={tiles ? "world-earth world-tiled" : "world-earth"}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: its keys move the map
        tabIndex={0}
        aria-label={t("world")}
        aria-describedby={hint}
        onKeyDown={pressed}
      />
      <p id={hint} class="visually-hidden">
        {t("worldHint")}
      </p>
      <div class="world-buttons">
        <IconButton icon={Plus} size="s" label={t("zoomIn")} onClick={() => map?.zoomBy(1)} />
        <IconButton icon={Minus} size="s" label={t("zoomOut")} onClick={() => map?.zoomBy(-1)} />
        <IconButton icon={Globe} size="s" label={t("showAll")} onClick={() => map && fitAll(map)} />
      </div>
      <div class="world-foot">
        <Legend />
        {tiles && (
          <div class="world-credits">
            <Formatted text={tiles.attribution} />
          </div>
        )}
      </div>
      {isBare && <p class="world-fault">{t("outlinesFailed")}</p>}
    </div>
  );
}

/** Where the keyboard is on the map. */
function focusedPlace(): Place | undefined {
  const active = document.activeElement;
  const key = active instanceof HTMLElement ? active.dataset.key : undefined;
  return clusters.peek().find((cluster) => cluster.key === key)?.places[0]?.place;
}

function fitAll(map: WorldMap): void {
  const places = liveWindow.peek()?.places ?? [];
  map.fit(
    places.map(({ place }) => place),
    FIT_CLOSEST,
  );
}

/** Brings everybody into sight at first and whenever other countries are chosen, once it is known who is there. */
function useFit(map: WorldMap | null): void {
  const chosen = JSON.stringify(choice.value.filter.countries ?? []);
  const window = liveWindow.value;
  const fitted = useRef<string | null>(null);
  const before = useRef<LiveWindow | null>(null);
  useEffect(() => {
    before.current = fitted.current === null ? null : liveWindow.peek();
  }, [chosen]);
  useEffect(() => {
    if (!map || !window || window === before.current || fitted.current === chosen) return;
    fitted.current = chosen;
    fitAll(map);
  }, [map, window, chosen]);
}

/** The visitor whose drawer is open stays in sight, although the drawer takes some of the room. */
function useOpenedKept(map: WorldMap | null): void {
  const { openId } = choice.value;
  const width = viewWidth.value;
  useEffect(() => {
    const there = openId && liveWindow.peek()?.places.find(({ onlyId }) => onlyId === openId);
    if (there && width > 0) map?.bringIn(there.place);
  }, [map, openId, width]);
}
