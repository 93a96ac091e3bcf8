import { later } from "../base/later.ts";
import type { Host } from "../host.ts";

/** Tells the page's own analytics, too, where the site's settings name some. */
export function report(host: Host): void {
  const { config, emit } = host;
  if (!Object.values(config?.analytics ?? {}).includes(true)) return;
  const tell = later(async () => (await import("../analytics/analytics.ts")).openReport(config));
  host.emit = (event, detail) => {
    emit(event, detail);
    void tell([event, detail]);
  };
}
