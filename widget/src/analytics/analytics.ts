import type { Analytics } from "@palique/shared/tracking.ts";
import type { WidgetConfig } from "@palique/shared/visitor.ts";
import type { Detail, PaliqueEvent } from "../host.ts";

/** What is told, in the words of those who read it there. */
const NAMES: Partial<Record<PaliqueEvent, string>> = {
  open: "opened",
  "chat:started": "chat started",
  "ticket:sent": "ticket sent",
  rated: "rated",
  "invitation:shown": "invitation shown",
  "invitation:opened": "invitation opened",
};

/** The tools a page may have. They are used where they are, and never made. */
interface Tools {
  gtag?: unknown;
  dataLayer?: unknown;
  _paq?: unknown;
  plausible?: unknown;
}

/** Tells the page's own analytics, those that the site's settings name. */
export function openReport(
  config: WidgetConfig | null,
): (told: [event: PaliqueEvent, detail: Detail | undefined]) => void {
  return ([event, detail = {}]) => config && report(config.analytics, event, detail);
}

function report(analytics: Analytics, event: PaliqueEvent, detail: Detail): void {
  const name = NAMES[event];
  // Left open on the page before: nobody opened it.
  if (!name || detail.restored) return;
  const { gtag, dataLayer, _paq, plausible } = window as Tools;
  const key = `palique_${name.replace(" ", "_")}`;
  try {
    // gtag() puts its events into the data layer itself, where a tag manager sees them, too.
    if (analytics.gtag && isCallable(gtag)) gtag("event", key, detail);
    else if (analytics.dataLayer && isQueue(dataLayer)) dataLayer.push({ ...detail, event: key });
    if (analytics.matomo && isQueue(_paq)) _paq.push(["trackEvent", "Palique", name]);
    if (analytics.plausible && isCallable(plausible)) plausible(`Palique: ${name}`, { props: detail });
  } catch {
    // The page's own tool failed: that is the page's.
  }
}

function isCallable(tool: unknown): tool is (...given: unknown[]) => void {
  return typeof tool === "function";
}

/** A list at first, then whatever the tool put in its place. */
function isQueue(tool: unknown): tool is { push(entry: unknown): void } {
  return isCallable(Object(tool).push);
}
