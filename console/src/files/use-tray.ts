import { useEffect } from "preact/hooks";
import { me } from "../session.model.ts";
import { addFiles, receiving, type Tray, trayOf } from "./trays.model.ts";

/** The tray of a box that is in sight: what is dropped on the conversation goes into it. */
export function useTray(conversationId: string, kind: "reply" | "note") {
  const tray = trayOf(me.peek()?.id ?? "", conversationId, kind);
  useEffect(() => {
    receiving.value = new Map(receiving.peek()).set(conversationId, tray);
    return () => {
      if (receiving.peek().get(conversationId) !== tray) return;
      const others = new Map(receiving.peek());
      others.delete(conversationId);
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
