import { render } from "preact";
import type { Core } from "../core/parts.ts";
import type { Call } from "../host.ts";
import { createCalls } from "../write/calls.ts";
import { startWriting } from "../write/main.ts";
import { isPhone, moveFocus } from "./focus.ts";
import { PanelView } from "./PanelView.tsx";
import css from "./panel.css?inline";
import { createPanel, type PanelParts, type Screen, screenOf } from "./panel.model.ts";
import { paint } from "./theme.ts";
import { fitViewport } from "./viewport.ts";
import { loadWords } from "./words.ts";

/** Starts what the visitor can do, and puts the panel next to the button; gives back who takes the page's calls. */
export async function openPanel(core: Core): Promise<(call: Call) => void> {
  const words = loadWords(core.store.get().locale);
  const actions = startWriting(core);
  mountPanel({ host: core.host, store: core.store, actions, words: await words });
  return createCalls(core.store);
}

/** The panel stays there, hidden while closed, and keeps its scroll. */
function mountPanel(parts: PanelParts): void {
  const { host, store } = parts;
  const panel = createPanel(parts);
  host.addStyles(css);
  const place = document.createElement("div");
  host.root.insertBefore(place, host.button);

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
