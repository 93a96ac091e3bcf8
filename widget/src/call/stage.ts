import type { CallWords } from "../i18n/call.ts";
import { add } from "../invite/add.ts";
import type { Tools } from "./tools.ts";

export interface Shown {
  /** What the operator's camera sends is worth looking at. */
  theirs: boolean;
  own: MediaStreamTrack | undefined;
}

/** What is heard and seen of a call, in the bar. */
export function createStage(tools: Tools, words: CallWords, name: string, isVideo: boolean) {
  const stage = add(tools.element, "span", "call-stage");
  const theirs = add(stage, isVideo ? "video" : "audio", "call-theirs");
  theirs.autoplay = true;
  theirs.ariaLabel = words.remote(name);
  const own = isVideo ? add(stage, "video", "call-own") : undefined;
  if (own) {
    own.autoplay = own.muted = true;
    own.ariaLabel = words.own;
  }
  // iPhones would show them full screen.
  for (const video of [theirs, own]) video?.setAttribute("playsinline", "");
  const hear = tools.button(words.hear(name), () => void play());
  hear.hidden = true;

  /** Browsers may want a click before anything is heard. */
  async function play(): Promise<void> {
    try {
      await theirs.play();
      hear.hidden = true;
    } catch (error) {
      hear.hidden = !(error instanceof DOMException && error.name === "NotAllowedError");
    }
  }

  return {
    /** From here on this is what they send. */
    take(stream: MediaStream): void {
      theirs.srcObject = stream;
      void play();
    },
    show(shown: Shown): void {
      theirs.hidden = !isVideo || !shown.theirs;
      stage.hidden = theirs.hidden && !shown.own;
      if (!own) return;
      own.hidden = !shown.own;
      const [before] = (own.srcObject as MediaStream | null)?.getTracks() ?? [];
      if (before !== shown.own) own.srcObject = shown.own ? new MediaStream([shown.own]) : null;
    },
    stop(): void {
      theirs.srcObject = null;
      if (own) own.srcObject = null;
    },
  };
}
