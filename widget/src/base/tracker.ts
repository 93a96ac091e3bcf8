import type { Tracking } from "@palique/shared/live-names.ts";
import { watchActivity } from "./activity.ts";
import { trackingBy } from "./consent.ts";
import type { Base } from "./parts.ts";
import { randomText } from "./random.ts";
import { goOn } from "./visit.ts";

/** Tells the server where this page is, as far as the site wants it and the visitor lets it. */
export interface Tracker {
  mode: Tracking;
  /** When this page began, by `performance.now()`: nothing else is safe from a date that jumps. */
  pageAt: number;
  /** The visit so far, as text; null: none of this person. */
  visit: string | null;
  /** Pages of this visit. */
  pages: number;
  /** How often each event of the page (`palique.track`) came. */
  events: Readonly<Record<string, number>>;
  /** Begins, goes on or ends, as it is allowed now. */
  follow(): void;
  /** Another page without a reload. */
  moved(): void;
}

export function createTracker(base: Base): Tracker {
  const { host, storage, link } = base;
  const tab = randomText(22);
  let visits: number | null;
  let began = 0;
  const pageMs = () => performance.now() - tracker.pageAt;

  function sign(newPages: number): void {
    const isStored = tracker.mode === "stored";
    const visit = goOn(isStored ? storage.get("seen") : tracker.visit, Date.now(), pageMs(), newPages);
    [, visits, began, , tracker.pages] = visit;
    tracker.visit = visit.join(" ");
    if (isStored) storage.set("seen", tracker.visit);
    else visits = null;
  }

  async function here(): Promise<void> {
    const page = base.page();
    if (!page) return;
    // Somebody is connected for the panel only.
    if (tracker.mode === "off") return void link.tell("page", page);

    const reply = await link.ask("visit:here", {
      tab,
      page,
      pageMs: pageMs(),
      visitMs: Date.now() - began,
      visits,
      language: navigator.language,
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      screen: { width: screen.width, height: screen.height },
      touch: matchMedia("(pointer:coarse)").matches,
      reloaded: base.reloaded,
      active: isActive(),
      attributes: base.told.attributes,
    });
    if (reply?.ok) base.rules?.(reply.value.rules);
  }

  const tracker: Tracker = {
    mode: "off",
    pageAt: 0,
    visit: null,
    pages: 0,
    events: {},
    follow() {
      const { globalPrivacyControl } = navigator as { globalPrivacyControl?: boolean };
      const mode = trackingBy(host.config?.tracking, storage.get("consent"), globalPrivacyControl);
      if (tracker.mode === mode) return;
      tracker.mode = mode;
      if (mode === "off") return;
      sign(1);
      link.open();
      void here();
    },
    moved() {
      tracker.pageAt = performance.now();
      if (tracker.mode !== "off") sign(1);
    },
  };
  const isActive = watchActivity((active) => {
    if (tracker.mode === "off") return;
    sign(0);
    link.tell("visit:active", { active });
  }, base.rules);
  base.join((event) => event === "up" && here());
  return tracker;
}
