import { Component, createRef } from "preact";
import type { Panel } from "../panel/panel.model.ts";
import { durationText } from "./amounts.ts";
import { ShapeButton } from "./Shape.tsx";
import { fileWords } from "./words.ts";

interface VoiceProps {
  panel: Panel;
  url: string;
  /** Known from the message: the files browsers record do not say it. */
  ms: number;
}
interface VoiceState {
  playing: boolean;
  /** ms. */
  at: number;
  failed: boolean;
}

/** A voice note. */
export class VoicePlayer extends Component<VoiceProps, VoiceState> {
  override state: VoiceState = { playing: false, at: 0, failed: false };
  private readonly audio = createRef<HTMLAudioElement>();

  private readonly toggle = () => {
    const { current } = this.audio;
    if (!current?.paused) current?.pause();
    else current.play().catch(({ name }: Error) => this.setState({ failed: name === "NotSupportedError" }));
  };
  private readonly seek = (event: Event) => {
    const at = Number((event.target as HTMLInputElement).value);
    this.setState({ at });
    if (this.audio.current) this.audio.current.currentTime = at / 1000;
  };

  override render({ panel, url, ms }: VoiceProps, { playing, at, failed }: VoiceState) {
    const words = fileWords(panel);
    if (failed) {
      return (
        <span class="voice">
          <span>
            {words.unheard} <a href={`${panel.host.origin}${url}?save`}>{words.download(words.voiceNote)}</a>
          </span>
        </span>
      );
    }
    return (
      <fieldset class="voice" aria-label={words.voiceNote}>
        <ShapeButton
          label={playing ? words.pause : words.play}
          shape={playing ? "pause" : "play"}
          onClick={this.toggle}
        />
        <input
          type="range"
          max={ms}
          step={100}
          value={Math.min(at, ms)}
          aria-label={words.position}
          aria-valuetext={durationText(at)}
          onInput={this.seek}
        />
        <span class="time">{durationText(playing || at ? at : ms)}</span>
        {/* biome-ignore lint/a11y/useMediaCaption: somebody said it just now */}
        <audio
          ref={this.audio}
          src={panel.host.origin + url}
          preload="none"
          onPlay={() => this.setState({ playing: true })}
          onPause={() => this.setState({ playing: false })}
          onTimeUpdate={({ currentTarget }) => this.setState({ at: currentTarget.currentTime * 1000 })}
          onEnded={() => this.setState({ playing: false, at: 0 })}
        />
      </fieldset>
    );
  }
}
