import type { LivePlace } from "@palique/shared/live-visitors.ts";
import { computed, signal } from "@preact/signals";
import { go } from "../router.ts";
import { remembered } from "../storage.ts";
import { choicePath } from "../visitors/choice.ts";
import { choice, chooseFilter, liveWindow, openVisitor } from "../visitors/live.model.ts";
import { type Cluster, clusterPlaces } from "./clusters.ts";
import { shadeOf } from "./shade.ts";
import type { View } from "./world-map.ts";

const storedTable = remembered("palique.map.table", false);

/** The places in rows, in place of the map. */
export const isTable = signal(storedTable.read());

export function showTable(is: boolean): void {
  isTable.value = is;
  storedTable.write(is);
}

/** The part of the earth in sight; null: there is no map. */
export const view = signal<View | null>(null);
/** Its width in pixels. */
export const viewWidth = computed(() => view.value?.width ?? 0);
/** Key of the cluster whose places are shown one by one, since they are at the same spot. */
export const openSpot = signal<string | null>(null);

const places = computed(() => liveWindow.value?.places ?? []);
const zoom = computed(() => view.value?.zoom ?? null);
let shown: { zoom: number; keys: string[] } = { zoom: 0, keys: [] };

/** Who is near each other, at the zoom that is shown. */
export const clusters = computed<Cluster[]>(() => {
  if (zoom.value === null) return [];
  // Further away they come together anew.
  const before = zoom.value >= shown.zoom ? shown.keys : [];
  const next = clusterPlaces(places.value, zoom.value, before);
  shown = { zoom: zoom.value, keys: next.map(({ key }) => key) };
  return next;
});

/** Whoever is alone there is opened; several are listed. */
export function choosePlace({ key, onlyId }: LivePlace): void {
  if (onlyId) {
    openVisitor(onlyId);
    return;
  }
  const now = choice.peek();
  go(choicePath({ ...now, view: "list", byPage: false, filter: { ...now.filter, place: key } }));
}

/** Only visitors from there; when it was so already, from everywhere again. */
export function chooseCountry(country: string): void {
  const chosen = choice.peek().filter.countries ?? [];
  const next = chosen.includes(country) ? chosen.filter((one) => one !== country) : [...chosen, country];
  chooseFilter({ countries: next.length > 0 ? next : undefined });
}

/** By country, as far as it is known. */
export const shades = computed<ReadonlyMap<string, number>>(() => {
  const counts = (liveWindow.value?.counts.countries ?? []).filter(({ country }) => country);
  const most = Math.max(...counts.map(({ visitors }) => visitors));
  return new Map(counts.map(({ country, visitors }) => [country, shadeOf(visitors, most)]));
});
