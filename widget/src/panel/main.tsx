import { render } from "preact";
import type { Core } from "../core/parts.ts";
import { startWriting } from "../write/main.ts";
import { isPhone, moveFocus } from "./focus.ts";
import { PATHS } from "./Icon.tsx";
import { loadExtras } from "./load-extras.ts";
import { PanelView } from "./PanelView.tsx";
import css from "./panel.css?inline";
import { createPanel, type Panel, type PanelParts, type Screen, screenOf } from "./panel.model.ts";
import { loadAccents, paint } from "./theme.ts";
import { loadWords } from "./words.ts";

/** Starts what the visitor can do, and puts the panel next to the button. */
export async function openPanel(core: Core): Promise<void> {
  const words = loadWords(core.store.get().locale);
  const accents = loadAccents(core.host);
  const actions = startWriting(core);
  const { base } = core;
  await base.carryOut();
  const panel = mountPanel({
    core,
    accents: await accents,
    actions,
    words: await words,
    loadFiles: () => import("../files/files.ts"),
  });
  core.blank = () => void import("../calls/blank.ts").then(({ blank }) => blank(panel));
  base.introduce?.();
  // "#palique=…": somebody came by the link from a mail.
  if (location.hash[8]) {
    import("../arrive/arrive.ts").then(
      ({ arrive }) => arrive(core, panel),
      () => {
        // Out of reach: the address still has it, for a reload.
      },
    );
  }
}

/** The panel stays there, hidden while closed, and keeps its scroll. */
function mountPanel(parts: PanelParts): Panel {
  const { host, store } = parts.core;
  const panel = createPanel(parts);
  host.addStyles(css);
  const place = document.createElement("div");
  place.className = `place ${host.button.classList[1] ?? ""}`;
  host.root.insertBefore(place, host.button);
  const icon = host.button.querySelector("path");
  const bubble = icon?.getAttribute("d") ?? "";

  let planned = false;
  let loading = false;
  /** The last one the cursor was moved into. */
  let shown: Screen | undefined;
  function draw(): void {
    planned = false;
    const screen = screenOf(panel);
    const { open } = store.get();
    // Soon, but not in the way of what is drawn first: later, nothing may be reachable any more.
    if (!loading && store.get().link !== "connecting") {
      loading = true;
      loadExtras(panel).catch(() => {
        // Out of reach: the next drawing tries again.
        loading = false;
      });
    }
    const { activeElement } = host.root;
    const inside = place.contains(activeElement);
    render(<PanelView panel={panel} screen={screen} />, place);
    const dialog = place.firstElementChild as HTMLElement;
    paint(panel, dialog);
    icon?.setAttribute("d", open ? PATHS.close : bubble);
    if (!open) {
      if (inside) host.button.focus();
      shown = undefined;
    } else if (open === "asked" && screen !== shown && screen !== "loading") {
      // The screen that held the cursor is gone, or the panel was opened just now.
      if (!shown || isPhone() || !dialog.contains(host.root.activeElement)) moveFocus(dialog);
      shown = screen;
    }
  }
  const plan = () => {
    if (!planned) queueMicrotask(draw);
    planned = true;
  };
  draw();
  store.subscribe(plan);
  panel.own.subscribe(plan);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", plan);
  return panel;
}
