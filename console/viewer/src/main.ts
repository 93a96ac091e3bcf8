import type { FromViewer, ToViewer } from "@palique/shared/viewer.ts";

/** The console that frames this page. */
let consoleOrigin = "";

function tell(message: FromViewer): void {
  parent.postMessage(message, consoleOrigin || "*");
}

addEventListener("message", ({ source, origin, data }: MessageEvent<ToViewer>) => {
  if (source !== parent) return;
  consoleOrigin = origin;
  document.body.dataset.last = data.type;
});
tell({ type: "ready" });
