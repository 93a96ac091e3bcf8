import { Pause, Play } from "lucide";
import { useRef, useState } from "preact/hooks";
import { IconButton } from "../ui/Button.tsx";
import { durationText } from "./size-text.ts";
import { t } from "./texts.ts";
import "./voice.css";

/** A voice note. Its length is known from the message: the files browsers record do not say it. */
export function VoicePlayer({ url, ms }: { url: string; ms: number }) {
  const audio = useRef<HTMLAudioElement>(null);
  const [isPlaying, setPlaying] = useState(false);
  const [at, setAt] = useState(0);
  const toggle = () => {
    const element = audio.current;
    if (!element) return;
    if (element.paused) element.play().catch(() => setPlaying(false));
    else element.pause();
  };
  return (
    <span class="voice">
      <IconButton
        icon={isPlaying ? Pause : Play}
        size="s"
        label={t(isPlaying ? "pause" : "play")}
        onClick={toggle}
      />
      <input
        type="range"
        class="voice-range"
        min={0}
        max={ms}
        step={100}
        value={Math.min(at, ms)}
        aria-label={t("position")}
        aria-valuetext={durationText(at)}
        onInput={(event) => {
          const next = Number(event.currentTarget.value);
          setAt(next);
          if (audio.current) audio.current.currentTime = next / 1000;
        }}
      />
      <span class="voice-time digits">{durationText(isPlaying || at > 0 ? at : ms)}</span>
      {/* biome-ignore lint/a11y/useMediaCaption: somebody said it just now */}
      <audio
        ref={audio}
        src={url}
        preload="none"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onTimeUpdate={(event) => setAt(event.currentTarget.currentTime * 1000)}
        onEnded={() => {
          setPlaying(false);
          setAt(0);
        }}
      />
    </span>
  );
}
