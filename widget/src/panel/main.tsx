import { render } from "preact";
import type { Core } from "../core/parts.ts";
import { createCalls } from "../write/calls.ts";
import { startWriting } from "../write/main.ts";
import { isPhone, moveFocus } from "./focus.ts";
import { PanelView } from "./PanelView.tsx";
import css from "./panel.css?inline";
import { createPanel, type PanelParts, type Screen, screenOf } from "./panel.model.ts";
import { paint } from "./theme.ts";
import { fitViewport } from "./viewport.ts";
import { loadWords } from "./words.ts";

const CROSS = "m6 6 12 12M18 6 6 18";

/** Starts what the visitor can do, and puts the panel next to the button, and hears what the page tells. */
export async function openPanel(core: Core): Promise<void> {
  const words = loadWords(core.store.get().locale);
  const actions = startWriting(core);
  mountPanel({ host: core.host, store: core.store, actions, words: await words });
  const call = createCalls(core.store);
  const hear = () => core.calls.splice(0).forEach(call);
  core.store.subscribe(hear);
  hear();
}

/** The panel stays there, hidden while closed, and keeps its scroll. */
function mountPanel(parts: PanelParts): void {
  const { host, store } = parts;
  const panel = createPanel(parts);
  host.addStyles(css);
  const place = document.createElement("div");
  place.className = `place ${host.button.classList[1] ?? ""}`;
  host.root.insertBefore(place, host.button);
  const icon = host.button.querySelector("path");
  const bubble = icon?.getAttribute("d") ?? "";

  let planned = false;
  let shown: Screen | undefined;
  function draw(): void {
    planned = false;
    const screen = screenOf(panel);
    const { open } = store.get();
    const { activeElement } = host.root;
    const inside = place.contains(activeElement);
    render(<PanelView panel={panel} screen={screen} />, place);
    const dialog = place.firstElementChild as HTMLElement;
    paint(panel, dialog);
    icon?.setAttribute("d", open ? CROSS : bubble);
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
  fitViewport(place);
}
