import type { Panel } from "../panel/panel.model.ts";
import type { Tray } from "./tray.model.ts";
import { fileWords } from "./words.ts";

/** A picture of the page as it is seen, with what is private hidden, for the next message. */
export async function takePicture(panel: Panel): Promise<void> {
  const { capture } = panel.config;
  const words = fileWords(panel);
  if (!capture) return;
  say(panel, { making: words.taking, notice: "" });
  try {
    const { pictureOf } = await import("../capture/picture.ts");
    const file = await pictureOf(panel.host, capture);
    say(panel, { making: "" });
    panel.own.get().files?.add([file]);
  } catch {
    say(panel, { making: "", notice: words.notTaken });
  }
}

/** Records what the visitor chose to show, until they stop it or it is as large as a file may be. */
export async function recordScreen(panel: Panel, screen: Promise<MediaStream>): Promise<void> {
  let stream: MediaStream;
  try {
    stream = await screen;
  } catch (error) {
    // Closing the browser's own question is an answer, too.
    const isNo = error instanceof DOMException && error.name === "NotAllowedError";
    return say(panel, { notice: isNo ? "" : fileWords(panel).notRecorded });
  }
  try {
    const { startScreen } = await import("../capture/screen-recorder.tsx");
    startScreen(panel, stream);
  } catch {
    for (const track of stream.getTracks()) track.stop();
    say(panel, { notice: fileWords(panel).notRecorded });
  }
}

function say(panel: Panel, change: Partial<Tray>): void {
  panel.own.get().files?.set(change);
}
