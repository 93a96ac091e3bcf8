import { useEffect } from "preact/hooks";
import { me } from "../session.model.ts";
import { addFiles, receiving, type Tray, trayOf } from "./trays.model.ts";

/** The tray of a box that is in sight: what is dropped on the conversation or the room goes into it. */
export function useTray(id: string, kind: "reply" | "note" | "team") {
  const tray = trayOf(me.peek()?.id ?? "", id, kind);
  useEffect(() => {
    receiving.value = new Map(receiving.peek()).set(id, tray);
    return () => {
      if (receiving.peek().get(id) !== tray) return;
      const others = new Map(receiving.peek());
      others.delete(id);
      receiving.value = others;
    };
  }, [tray]);
  return {
    tray,
    hasFiles: tray.items.value.length > 0,
    isBusy: tray.isBusy.value,
    paste: (event: ClipboardEvent) => pasteInto(tray, event),
  };
}

/** Pictures and files; words that come along (from a text processor) are the better paste. */
function pasteInto(tray: Tray, event: ClipboardEvent): void {
  const data = event.clipboardData;
  if (!data || data.files.length === 0 || data.types.includes("text/plain")) return;
  event.preventDefault();
  addFiles(tray, data.files);
}
