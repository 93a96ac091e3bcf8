import { computed, effect, signal } from "@preact/signals";
import { remembered } from "../storage.ts";

export type Density = "comfortable" | "compact";
type Pane = "list" | "details";

/** How wide a pane is and may be, pixels. */
export const WIDTHS = {
  list: { usual: 324, min: 240, max: 520 },
  details: { usual: 300, min: 240, max: 520 },
} as const satisfies Record<Pane, { usual: number; min: number; max: number }>;

const kept = {
  list: remembered<number>("palique.width.list", WIDTHS.list.usual),
  details: remembered<number>("palique.width.details", WIDTHS.details.usual),
  density: remembered<Density>("palique.density", "comfortable"),
  wantsDetails: remembered("palique.details", true),
};

const widths = {
  list: signal(within("list", kept.list.read())),
  details: signal(within("details", kept.details.read())),
};
export const density = signal<Density>(kept.density.read() === "compact" ? "compact" : "comfortable");
/** Whether the operator wants the details beside the conversation, where there is room. */
const wantsDetails = signal(kept.wantsDetails.read());
/** The conversation whose details lie over it, where there is no room beside it. */
const detailsOver = signal<string | null>(null);

const isNarrow = matching("(max-width: 1180px)");
/** Room for two conversations. */
export const isWide = matching("(min-width: 1400px)");

export function widthOf(pane: Pane): number {
  return widths[pane].value;
}

export function setWidth(pane: Pane, width: number): void {
  widths[pane].value = within(pane, width);
  kept[pane].write(widths[pane].peek());
}

export function setDensity(next: Density): void {
  density.value = next;
  kept.density.write(next);
}

/** Where the details of this conversation are; `isPair`: another conversation takes their place. */
export function detailsOf(id: string, isPair: boolean): "beside" | "over" | "hidden" {
  if (isNarrow.value || isPair) return detailsOver.value === id ? "over" : "hidden";
  return wantsDetails.value ? "beside" : "hidden";
}

export function toggleDetails(id: string, isPair: boolean): void {
  if (isNarrow.peek() || isPair) {
    detailsOver.value = detailsOver.peek() === id ? null : id;
    return;
  }
  wantsDetails.value = !wantsDetails.peek();
  kept.wantsDetails.write(wantsDetails.peek());
}

export function closeDetailsOver(): void {
  detailsOver.value = null;
}

function within(pane: Pane, width: number): number {
  const { min, max, usual } = WIDTHS[pane];
  return Number.isFinite(width) ? Math.round(Math.max(min, Math.min(max, width))) : usual;
}

function matching(query: string) {
  const media = matchMedia(query);
  const now = signal(media.matches);
  media.addEventListener("change", () => {
    now.value = media.matches;
  });
  return computed(() => now.value);
}

effect(() => {
  const { style, dataset } = document.documentElement;
  style.setProperty("--list-width", `${widths.list.value}px`);
  style.setProperty("--details-width", `${widths.details.value}px`);
  dataset.density = density.value;
});

/** Where the keyboard of a phone lies over the page instead of making it smaller: what is left above it. */
function followKeyboard(): void {
  const view = window.visualViewport;
  if (!view) return;
  const fit = () => {
    const hidden = innerHeight - view.height;
    // Zoomed in by hand is no keyboard.
    const isKeyboard = hidden > 120 && view.scale === 1;
    document.documentElement.style.setProperty("--view-height", isKeyboard ? `${view.height}px` : "100dvh");
    if (isKeyboard) scrollTo(0, 0);
  };
  view.addEventListener("resize", fit);
  view.addEventListener("scroll", fit);
}
followKeyboard();
