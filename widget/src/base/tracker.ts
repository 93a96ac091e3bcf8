import type { Tracking } from "@palique/shared/live-names.ts";
import type { HereAnswer } from "@palique/shared/tracking.ts";
import { watchActivity } from "./activity.ts";
import { trackingBy } from "./consent.ts";
import type { Base } from "./parts.ts";
import { randomText } from "./random.ts";
import { goOn } from "./visit.ts";

/** Tells the server where this page is, as far as the site wants it and the visitor lets it. */
export interface Tracker {
  mode: Tracking;
  /** When this page and this visit began, by `performance.now()`: nothing else is safe from a date that jumps. */
  pageAt: number;
  visitAt: number;
  /** Pages of this visit. */
  pages: number;
  /** How often each event of the page (`palique.track`) came. */
  events: Readonly<Record<string, number>>;
  /** What the server knows of the visitor; undefined: nothing yet. */
  known?: HereAnswer;
  /** Begins, goes on or ends, as it is allowed now. */
  follow(): void;
  /** Another page without a reload. */
  moved(): void;
  /** Another person: a visit of its own. */
  restart(): void;
}

export function createTracker(base: Base): Tracker {
  const { host, storage } = base;
  const tab = randomText(16);
  let kept: string | null = null;
  let visits = 0;
  let began = 0;

  function sign(newPages: number): void {
    const isStored = tracker.mode === "stored";
    const age = performance.now() - tracker.pageAt;
    const visit = goOn(isStored ? storage.get("seen") : kept, Date.now(), age, newPages);
    if (began !== visit[2]) tracker.visitAt = performance.now() - visit[3] + visit[2];
    [, visits, began, , tracker.pages] = visit;
    kept = visit.join(" ");
    if (isStored) storage.set("seen", kept);
  }

  async function here(): Promise<void> {
    const page = base.page();
    if (tracker.mode === "off" || !page) return;
    const { width, height } = screen;
    const reply = await base.link?.ask("visit:here", {
      tab,
      page,
      pageMs: performance.now() - tracker.pageAt,
      visitMs: performance.now() - tracker.visitAt,
      visits: tracker.mode === "stored" ? visits : null,
      language: navigator.language,
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      screen: { width, height },
      touch: matchMedia("(pointer:coarse)").matches,
      active: isActive(),
      attributes: base.told.attributes,
    });
    if (!reply?.ok) return;
    tracker.known = reply.value;
    base.rules("changed");
  }

  const tracker: Tracker = {
    mode: "off",
    pageAt: 0,
    visitAt: 0,
    pages: 0,
    events: {},
    follow() {
      const { globalPrivacyControl } = navigator as { globalPrivacyControl?: boolean };
      const mode = trackingBy(host.config?.tracking, storage.get("consent"), globalPrivacyControl);
      if (tracker.mode === mode) return;
      tracker.mode = mode;
      if (mode === "off") return;
      sign(1);
      base.connect();
      void here();
    },
    moved() {
      tracker.pageAt = performance.now();
      if (tracker.mode !== "off") sign(1);
    },
    restart() {
      kept = null;
      sign(1);
    },
  };
  const isActive = watchActivity((active) => {
    if (tracker.mode === "off") return;
    sign(0);
    base.link?.tell("visit:active", { active });
  });
  base.join((event) => event === "up" && here());
  return tracker;
}
