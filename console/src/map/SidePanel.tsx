import { ArrowLeft } from "lucide";
import { useEffect, useRef } from "preact/hooks";
import { locale } from "../i18n/locale.ts";
import { IconButton } from "../ui/Button.tsx";
import { countryName, placeName } from "../visitors/describe.ts";
import { choice, countries, liveWindow } from "../visitors/live.model.ts";
import { countsOf } from "./clusters.ts";
import { Mark } from "./Mark.tsx";
import { chooseCountry, choosePlace, clusters, openSpot, shades } from "./map.model.ts";
import { t } from "./texts.ts";
import { countsText, estimateText } from "./words.ts";
import "./side-panel.css";

/** Beside the map: the countries, or the places of a mark that cannot be told apart on it. */
export function SidePanel() {
  const spot = openSpot.value && clusters.value.find(({ key }) => key === openSpot.value);
  return (
    <aside class="map-side" aria-label={t("countries")}>
      {spot ? <SpotList places={spot.places} /> : <Countries />}
    </aside>
  );
}

function Countries() {
  const now = liveWindow.value?.counts.countries ?? [];
  const chosen = choice.value.filter.countries ?? [];
  const visitors = new Map(now.map((one) => [one.country, one.visitors]));
  // While some are chosen nothing is heard of the others, which can still be chosen, too.
  const all = new Set([...now, ...countries.value].map(({ country }) => country));
  for (const one of chosen) all.add(one);
  all.delete("");
  const nowhere = visitors.get("") ?? 0;
  visitors.delete("");
  const most = Math.max(1, ...visitors.values());
  return (
    <>
      <h2 class="map-side-title">
        {t("countries")} <span class="digits">{visitors.size > 0 && visitors.size}</span>
      </h2>
      <ul class="countries">
        {[...all].map((country) => (
          <CountryRow
            key={country}
            country={country}
            visitors={visitors.get(country) ?? (chosen.includes(country) ? 0 : null)}
            share={(visitors.get(country) ?? 0) / most}
            isChosen={chosen.includes(country)}
          />
        ))}
      </ul>
      {nowhere > 0 && <p class="map-side-note">{t("nowhere", { n: nowhere })}</p>}
    </>
  );
}

interface CountryRowProps {
  country: string;
  /** null: not known now. */
  visitors: number | null;
  /** Of the country with most of them; 0 to 1. */
  share: number;
  isChosen: boolean;
}

function CountryRow({ country, visitors, share, isChosen }: CountryRowProps) {
  const name = countryName(country, locale.value);
  return (
    <li>
      <button
        type="button"
        class="country"
        title={t("countryFilter", { name })}
        aria-pressed={isChosen}
        style={{ "--share": share }}
        onClick={() => chooseCountry(country)}
      >
        <span class="country-shade" data-shade={shades.value.get(country) ?? 0} />
        <span class="ellipsis">{name}</span>
        <span class="country-count digits">{visitors}</span>
      </button>
    </li>
  );
}

function SpotList({ places }: { places: (typeof clusters.value)[number]["places"] }) {
  const back = useRef<HTMLDivElement>(null);
  useEffect(() => back.current?.querySelector("button")?.focus(), []);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the key goes back from whatever has the focus in it
    <div
      ref={back}
      class="spot"
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        close();
      }}
    >
      <h2 class="map-side-title">
        <IconButton icon={ArrowLeft} size="s" label={t("back")} onClick={close} />
        {t("sameSpot", { n: places.length })}
      </h2>
      <ul class="countries">
        {places.map((place) => {
          const counts = countsOf(place);
          return (
            <li key={place.key}>
              <button
                type="button"
                class="spot-place"
                data-opens={place.onlyId}
                onClick={() => choosePlace(place)}
              >
                <Mark counts={counts} />
                <span class="spot-words">
                  <span>{placeName(place.place, locale.value)}</span>
                  <small>{[countsText(counts), estimateText(counts)].filter(Boolean).join(". ")}</small>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** The keyboard goes back to the mark. */
function close(): void {
  const key = openSpot.peek() ?? "";
  openSpot.value = null;
  document.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus();
}
