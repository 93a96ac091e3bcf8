import type { FromViewer, ToViewer } from "@palique/shared/viewer.ts";

/** The console that frames this page: the first that spoke. The server lets no other frame it. */
let consoleOrigin: string | null = null;

export function tell(message: FromViewer): void {
  parent.postMessage(message, consoleOrigin ?? "*");
}

export function listen(hear: (message: ToViewer) => void): void {
  addEventListener("message", ({ source, origin, data }: MessageEvent<ToViewer>) => {
    if (source !== parent || (consoleOrigin !== null && origin !== consoleOrigin)) return;
    consoleOrigin = origin;
    hear(data);
  });
  tell({ type: "ready" });
}
