import type { Panel } from "../panel/panel.model.ts";

/** Files over the panel, dropped on it or pasted into it; words that come along are the better paste. */
export function carry(panel: Panel, event: DragEvent | ClipboardEvent): void {
  const data = "dataTransfer" in event ? event.dataTransfer : event.clipboardData;
  if (!panel.config.files || !data?.types.includes("Files") || data.types.includes("text/plain")) return;
  event.preventDefault();
  // Read at once: later it is empty.
  const carried = [...data.files];
  panel.withFiles((files) => files.carry(event.type, carried));
}
