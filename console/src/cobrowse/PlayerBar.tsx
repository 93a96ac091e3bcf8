import { Pause, Play } from "lucide";
import { digits } from "../text/time.ts";
import { IconButton } from "../ui/Button.tsx";
import { type Player, SPEEDS } from "./player.model.ts";
import { tRecordings as t } from "./recordings-texts.ts";

/** The time bar: a slider for the pointer and for the keyboard, and how fast it goes. */
export function PlayerBar({ player }: { player: Player }) {
  const length = player.length.value;
  const at = Math.min(player.at.value, length);
  const isReady = player.state.value === "ready";
  const isPlaying = isReady && player.isPlaying.value;
  return (
    <div class="player-bar">
      <IconButton
        icon={isPlaying ? Pause : Play}
        label={t(isPlaying ? "pause" : "start")}
        disabled={!isReady}
        onClick={player.toggle}
      />
      <input
        type="range"
        class="player-range"
        min={0}
        max={length}
        step={length > 120_000 ? 5_000 : 1_000}
        value={at}
        disabled={!isReady}
        aria-label={t("position")}
        aria-valuetext={t("positionText", { at: digits(at), length: digits(length) })}
        onInput={(event) => player.seek(Number(event.currentTarget.value))}
      />
      <span class="player-time digits">
        {digits(at)} / {digits(length)}
      </span>
      <fieldset class="player-speeds">
        <legend class="visually-hidden">{t("speed")}</legend>
        {SPEEDS.map((speed) => (
          <button
            key={speed}
            type="button"
            class="stage-tool player-choice digits"
            aria-pressed={player.speed.value === speed}
            onClick={() => {
              player.speed.value = speed;
            }}
          >
            {t("times", { n: speed })}
          </button>
        ))}
      </fieldset>
      <button
        type="button"
        class="stage-tool player-choice"
        aria-pressed={player.skipsIdle.value}
        onClick={() => {
          player.skipsIdle.value = !player.skipsIdle.peek();
        }}
      >
        {t("skipIdle")}
      </button>
    </div>
  );
}
