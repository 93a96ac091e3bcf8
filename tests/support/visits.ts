import { randomBytes } from "node:crypto";
import type { SaveSite, SiteAdmin } from "@palique/shared/admin.ts";
import type { LiveVisitor, LiveWindow, WatchLive } from "@palique/shared/live-visitors.ts";
import type { Here } from "@palique/shared/tracking.ts";
import { connectVisitor, type OperatorClient } from "./clients.ts";
import type { Desk } from "./desk.ts";
import { until } from "./wait.ts";

export const newTab = (): string => randomBytes(16).toString("base64url");

/** What a tracked page says first. */
export const here = (path: string, said: Partial<Here> = {}, referrer = ""): Here => ({
  tab: newTab(),
  page: { url: `https://shop.example${path}`, title: path.split("?")[0] ?? "", referrer },
  pageMs: 0,
  visitMs: 0,
  visits: null,
  language: "es-CO",
  timeZone: "America/Bogota",
  screen: { width: 1440, height: 900 },
  touch: false,
  active: true,
  attributes: {},
  ...said,
});

/** Everybody, newest first. */
export const everybody = (watch: Partial<WatchLive> = {}): WatchLive => ({
  filter: {},
  sort: "arrived",
  descending: true,
  asOf: null,
  from: 0,
  size: 100,
  byPage: false,
  places: false,
  openId: null,
  ...watch,
});

/** The window as it is pushed from now on. */
export async function watching(operator: OperatorClient, watch: Partial<WatchLive> = {}) {
  operator.forget();
  const first = await operator.value("live:watch", everybody(watch));
  const newest = (): LiveWindow => operator.got("live").at(-1) ?? first;
  return {
    first,
    newest,
    /** The first window that fits, now or later. */
    until: (what: string, fits: (window: LiveWindow) => unknown) =>
      until(what, () => (fits(newest()) ? newest() : null), 10_000),
    /** The first row that fits, now or later. */
    row: (what: string, fits: (row: LiveVisitor) => unknown) =>
      until(what, () => newest().rows.find(fits), 10_000),
  };
}

/** Says it is Chrome on Windows. */
export const CHROME =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36";
let addresses = 0;

interface Browser {
  address?: string;
  token?: string | null;
  userAgent?: string;
  key?: string;
}

/** Browsers on a desk's first site, each at a network address of its own, so that tests do not meet in each other's visits. */
export const browsersOn =
  (desk: () => Desk) =>
  ({ address, token = null, userAgent = CHROME, key = desk().key }: Browser = {}) =>
    connectVisitor(desk().server, key, {
      token,
      headers: {
        origin: "https://shop.example",
        "x-forwarded-for": address ?? `203.0.113.${++addresses}`,
        "user-agent": userAgent,
      },
    });

/** One more website, like the first but for what is said. */
export async function makeSite({ admin }: Desk, site: Partial<SaveSite> = {}): Promise<SiteAdmin> {
  const [first] = await admin.value<SiteAdmin[]>("GET", "/sites");
  const another = { ...first, name: "Another", origins: [], defaultDepartmentId: null, ...site };
  return admin.value<SiteAdmin>("POST", "/sites", another);
}
