import type { FromViewer, ToViewer } from "@palique/shared/viewer.ts";
import { fromViewer } from "./from-viewer.ts";

/** The viewer in its frame. */
export interface Frame {
  send(message: ToViewer, transfer?: Transferable[]): void;
  close(): void;
}

/** Talks with the viewer in this frame and nobody else: only its window is heard, and only its origin is told. */
export function openFrame(
  iframe: HTMLIFrameElement,
  origin: string,
  heard: (message: FromViewer) => void,
): Frame {
  const listen = (event: MessageEvent<unknown>) => {
    if (event.source !== iframe.contentWindow || event.origin !== origin) return;
    const message = fromViewer(event.data);
    if (message) heard(message);
  };
  addEventListener("message", listen);
  return {
    send: (message, transfer = []) => iframe.contentWindow?.postMessage(message, origin, transfer),
    close: () => removeEventListener("message", listen),
  };
}
