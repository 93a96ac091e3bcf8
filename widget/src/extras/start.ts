import type { Panel } from "../panel/panel.model.ts";
import { previewDrafts } from "./preview.ts";
import { fitViewport } from "./viewport.ts";
import { watchForms } from "./watch-forms.ts";

/** What goes on beside the drawing, from when the extras are there. */
export function startExtras(panel: Panel): void {
  const { core, host, own } = panel;
  watchForms(panel);
  previewDrafts(panel);
  fitViewport(panel);
  if (!host.options.pushWorker || !host.config?.pushKey) return;
  import("../push/offer.ts").then(
    ({ createOffer }) => own.set({ offer: createOffer(panel, core.link) }),
    () => {
      // Out of reach: nothing is offered.
    },
  );
}
