import { useEffect, useState } from "preact/hooks";
import { me } from "../session.model.ts";
import { t } from "./texts.ts";
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
  const items = tray.items.value;
  const isBusy = tray.isBusy.value;
  /** Sending was tried too early: why nothing happens stands there until it can be. */
  const [isTried, setTried] = useState(false);
  useEffect(() => {
    if (!isBusy) setTried(false);
  }, [isBusy]);
  const reason = items.some(({ failure }) => failure) ? "failedHolds" : "uploadHolds";
  return {
    tray,
    hasFiles: items.length > 0,
    isBusy,
    status: isBusy && isTried ? t(reason) : "",
    /** Whether what is written has to wait for a file, which is said then. */
    holdsBack(): boolean {
      setTried(isBusy);
      return isBusy;
    },
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
