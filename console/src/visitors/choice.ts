import { DEVICE_KINDS } from "@palique/shared/devices.ts";
import { URL_MAX } from "@palique/shared/limits.ts";
import { LIVE_SORTS, LIVE_STATES, type LiveSort } from "@palique/shared/live-names.ts";
import type { LiveFilter } from "@palique/shared/live-visitors.ts";
import { routeOf, type VisitorsView, visitorsPath } from "../routes.ts";

/** What the screen of visitors shows. All of it is in the address: it survives a reload and can be shared. */
export interface Choice {
  view: VisitorsView;
  filter: LiveFilter;
  sort: LiveSort;
  descending: boolean;
  byPage: boolean;
  /** The visitor whose drawer is open. */
  openId: string | null;
}

/** Newest first. */
const SORT = "-arrived";
const TEXT_MAX = 200;

/** What an address asks for; what it says wrongly counts as not said. */
export function choiceOf(location: string): Choice {
  const at = routeOf(location);
  const asked = new URL(location, "http://console").searchParams;
  const sort = asked.get("sort") ?? SORT;
  const known = LIVE_SORTS.find((one) => one === sort.replace(/^-/, ""));
  return {
    view: at.name === "visitors" ? at.view : "list",
    filter: filterOf(asked),
    sort: known ?? "arrived",
    descending: known ? sort.startsWith("-") : true,
    byPage: asked.get("by") === "page",
    openId: at.name === "visitors" ? at.ref : null,
  };
}

function filterOf(asked: URLSearchParams): LiveFilter {
  const text = (name: string) => asked.get(name)?.trim().slice(0, TEXT_MAX) ?? "";
  const isSaid = (name: string) => ({ yes: true, no: false })[asked.get(name) ?? ""];
  const of = <T extends string>(name: string, known: readonly T[]): T[] =>
    known.filter((one) => asked.get(name)?.split(",").includes(one));
  const countries = [...new Set(asked.get("country")?.split(",") ?? [])].filter((one) =>
    /^[A-Z]{2}$/.test(one),
  );
  const devices = of("device", DEVICE_KINDS);
  const states = of("state", LIVE_STATES);
  const returning = isSaid("returning");
  const inChat = isSaid("chat");
  return {
    ...(text("site") && { siteId: text("site") }),
    ...(text("department") && { departmentId: text("department") }),
    ...(text("page") && { page: text("page") }),
    ...(asked.get("on") && { onPage: asked.get("on")?.slice(0, URL_MAX) }),
    ...(countries.length > 0 && { countries: countries.slice(0, 250) }),
    ...(devices.length > 0 && { devices }),
    ...(returning !== undefined && { returning }),
    ...(states.length > 0 && { states }),
    ...(inChat !== undefined && { inChat }),
    ...(text("attribute") && {
      attribute: { name: text("attribute").slice(0, 64), value: text("value") },
    }),
    ...(text("place") && { place: text("place").slice(0, 100) }),
  };
}

/** The address of it. */
export function choicePath({ view, filter, sort, descending, byPage, openId }: Choice): string {
  const said = (is: boolean | undefined) => (is === undefined ? undefined : is ? "yes" : "no");
  const sorted = `${descending ? "-" : ""}${sort}`;
  const query = {
    page: filter.page,
    on: filter.onPage,
    site: filter.siteId,
    department: filter.departmentId,
    country: filter.countries?.join(","),
    device: filter.devices?.join(","),
    returning: said(filter.returning),
    state: filter.states?.join(","),
    chat: said(filter.inChat),
    attribute: filter.attribute?.name,
    value: filter.attribute?.value,
    place: filter.place,
    sort: sorted === SORT ? undefined : sorted,
    by: byPage ? "page" : undefined,
    v: openId ?? undefined,
  };
  const pairs = Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : []));
  const text = new URLSearchParams(pairs).toString().replaceAll("%2C", ",");
  return visitorsPath(view) + (text && `?${text}`);
}
