import { Component } from "preact";
import type { Panel } from "../panel/panel.model.ts";
import { durationText } from "./amounts.ts";
import { type Recording, startRecording } from "./recorder.ts";
import { ShapeButton } from "./Shape.tsx";
import { fileWords } from "./words.ts";

const BARS = 32;
const LOOK_EVERY_MS = 100;

interface RecorderState {
  levels: readonly number[];
}

/** While the microphone is on: how long, how loud, done or discard. What is done can be heard before it is sent. */
export class RecorderView extends Component<{ panel: Panel }, RecorderState> {
  override state: RecorderState = { levels: [] };
  private recording: Recording | null = null;
  private gone = false;
  private timer: ReturnType<typeof setInterval> | undefined;

  private readonly close = (notice = "") =>
    this.props.panel.own.get().files?.set({ recording: false, notice });
  private readonly finish = async () => {
    const { recording } = this;
    this.recording = null;
    if (!recording) return;
    const { file, ms } = await recording.finish();
    this.close();
    this.props.panel.own.get().files?.add([file], ms);
  };
  private readonly look = () => {
    const { recording, props } = this;
    if (!recording) return;
    this.setState({ levels: [...this.state.levels.slice(1 - BARS), recording.level()] });
    // Nobody is listened to behind a closed door.
    if (!props.panel.store.get().open) void this.finish();
  };

  override async componentDidMount(): Promise<void> {
    const started = await startRecording(this.finish);
    if (typeof started === "string") {
      if (!this.gone) this.close(fileWords(this.props.panel)[started]);
    } else if (this.gone) started.cancel();
    else {
      this.recording = started;
      this.timer = setInterval(this.look, LOOK_EVERY_MS);
      this.setState({});
    }
  }
  override componentWillUnmount(): void {
    this.gone = true;
    clearInterval(this.timer);
    this.recording?.cancel();
    if (this.recording) this.close();
  }

  override render({ panel }: { panel: Panel }, { levels }: RecorderState) {
    const words = fileWords(panel);
    return (
      <fieldset
        class="composer recorder"
        aria-label={words.recording}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.stopPropagation();
          this.close();
        }}
      >
        <ShapeButton label={words.discard} shape="bin" onClick={() => this.close()} />
        {this.recording ? (
          <>
            <i class="live" />
            <span class="time" role="timer">
              {durationText(this.recording.elapsed())}
            </span>
            <svg class="bars" viewBox={`0 0 ${BARS * 4} 28`} preserveAspectRatio="none" aria-hidden="true">
              {levels.map((level, at) => (
                <path
                  key={at}
                  d={`M${at * 4 + 2} ${14 - Math.max(1, level * 13)}v${Math.max(2, level * 26)}`}
                />
              ))}
            </svg>
          </>
        ) : (
          <p class="small" role="status">
            {words.asking}
          </p>
        )}
        <button
          ref={focusIt}
          type="button"
          class="main"
          aria-disabled={!this.recording}
          onClick={this.finish}
        >
          {words.done}
        </button>
      </fieldset>
    );
  }
}

/** The button that began it is gone. */
function focusIt(button: HTMLElement | null): void {
  button?.focus();
}
