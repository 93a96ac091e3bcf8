import { Component } from "preact";
import { durationText, sizeText } from "../files/amounts.ts";
import { fileWords } from "../files/words.ts";
import type { Panel } from "../panel/panel.model.ts";

/** What plays in most places first. */
const TYPES = ["video/mp4;codecs=avc1.42E01E,mp4a.40.2", "video/webm;codecs=vp9,opus", "video/webm"];
const BITS_PER_SECOND = 1_200_000;
const PIECE_MS = 1_000;
/** What is still in the recorder when it is told to stop. */
const MARGIN = 0.96;

/** A recording of the screen that goes on; the panel may be closed meanwhile. */
export interface ScreenRecording {
  View: typeof ScreenRow;
  elapsed(): number;
  bytes(): number;
  finish(): void;
  discard(): void;
}

export function startScreen(panel: Panel, stream: MediaStream): void {
  const type = TYPES.find((one) => MediaRecorder.isTypeSupported(one)) ?? "";
  const recorder = new MediaRecorder(stream, { mimeType: type, videoBitsPerSecond: BITS_PER_SECOND });
  const most = (panel.config.files?.maxBytes ?? 0) * MARGIN;
  const pieces: Blob[] = [];
  const startedAt = performance.now();
  let bytes = 0;

  const tray = () => panel.own.get().files;
  const warn = (event: Event) => event.preventDefault();
  const end = () => {
    removeEventListener("beforeunload", warn);
    for (const track of stream.getTracks()) track.stop();
    tray()?.set({ screen: undefined });
  };
  const finish = () => recorder.state === "inactive" || recorder.stop();
  recorder.ondataavailable = ({ data }) => {
    pieces.push(data);
    bytes += data.size;
    if (bytes < most || recorder.state === "inactive") return;
    finish();
    tray()?.set({ notice: fileWords(panel).screenFull });
  };
  recorder.onstop = () => {
    end();
    const [plain = ""] = recorder.mimeType.split(";");
    const ending = plain === "video/mp4" ? "mp4" : "webm";
    const name = `${fileWords(panel).screenName}.${ending}`;
    tray()?.add([new File(pieces, name, { type: plain })]);
  };
  // The browser has a button of its own that stops it.
  stream.getVideoTracks()[0]?.addEventListener("ended", finish);
  // Another page would end it, and lose it.
  addEventListener("beforeunload", warn);
  recorder.start(PIECE_MS);
  tray()?.set({
    notice: "",
    screen: {
      View: ScreenRow,
      elapsed: () => performance.now() - startedAt,
      bytes: () => bytes,
      finish,
      discard() {
        recorder.onstop = null;
        finish();
        end();
      },
    },
  });
}

/** How long it is already, and how to end it. */
class ScreenRow extends Component<{ panel: Panel; recording: ScreenRecording }> {
  private timer: ReturnType<typeof setInterval> | undefined;
  override componentDidMount(): void {
    this.timer = setInterval(() => this.setState({}), 500);
  }
  override componentWillUnmount(): void {
    clearInterval(this.timer);
  }
  override render({ panel, recording }: { panel: Panel; recording: ScreenRecording }) {
    const words = fileWords(panel);
    const most = sizeText(panel, panel.config.files?.maxBytes ?? 0);
    return (
      <fieldset class="screening" aria-label={words.screening}>
        <i class="live" />
        <span class="about">
          <span>{words.screening}</span>
          <span class="small" role="timer">
            {durationText(recording.elapsed())} · {words.ofMost(sizeText(panel, recording.bytes()), most)}
          </span>
        </span>
        <button type="button" class="second" onClick={recording.discard}>
          {words.discard}
        </button>
        <button type="button" class="main" onClick={recording.finish}>
          {words.done}
        </button>
      </fieldset>
    );
  }
}
