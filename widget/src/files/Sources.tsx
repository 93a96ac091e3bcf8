import type { Panel } from "../panel/panel.model.ts";
import { recordScreen, takePicture } from "./make-file.ts";
import { fileWords } from "./words.ts";

/** Where a file comes from: the device, a picture of this page, a recording of the screen. */
export function Sources({ panel }: { panel: Panel }) {
  const words = fileWords(panel);
  const { files } = panel.own.get();
  const close = () => files?.set({ choosing: false });
  const back = () => {
    close();
    panel.host.root.querySelector<HTMLElement>(".composer .tool, .tray + button")?.focus();
  };
  // A phone has none, nor has a page without HTTPS.
  const records = navigator.mediaDevices && "getDisplayMedia" in navigator.mediaDevices;
  return (
    <div
      class="sources"
      role="toolbar"
      aria-label={words.sources}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        back();
      }}
    >
      <button
        ref={focusOnce}
        type="button"
        class="second"
        onClick={() => {
          back();
          files?.pick();
        }}
      >
        {words.fromDevice}
      </button>
      <button
        type="button"
        class="second"
        onClick={() => {
          back();
          void takePicture(panel);
        }}
      >
        {words.picture}
      </button>
      {records && (
        <button
          type="button"
          class="second"
          onClick={() => {
            // Asked here and now: the browser wants to see the click that it comes from.
            const screen = navigator.mediaDevices.getDisplayMedia({ video: true, audio: true });
            back();
            void recordScreen(panel, screen);
          }}
        >
          {words.screen}
        </button>
      )}
    </div>
  );
}

let last: HTMLElement | null = null;
/** It was asked for: the keyboard goes on here. Not with every drawing. */
function focusOnce(button: HTMLElement | null): void {
  if (button && button !== last) button.focus();
  last = button;
}
