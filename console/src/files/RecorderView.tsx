import { Check, Trash2 } from "lucide";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { Button, IconButton } from "../ui/Button.tsx";
import { notify } from "../ui/notices.model.ts";
import { type Recording, startRecording } from "./recorder.ts";
import { durationText } from "./size-text.ts";
import { t } from "./texts.ts";
import { addFiles, type Tray } from "./trays.model.ts";
import "./voice.css";

const BARS = 40;
const LOOK_EVERY_MS = 100;
/** Nothing is said in less. */
const WORTH_KEEPING_MS = 1_000;

/** While the microphone is on: how long, how loud, done or discard. What is done can be heard before it is sent. */
export function RecorderView({ tray, onClose }: { tray: Tray; onClose: () => void }) {
  const frame = useRef<HTMLFieldSetElement>(null);
  const recording = useRef<Recording | null>(null);
  const [levels, setLevels] = useState<readonly number[]>([]);

  function take(): Recording | null {
    const running = recording.current;
    recording.current = null;
    return running;
  }
  async function finish(): Promise<void> {
    const running = take();
    if (!running) return;
    await keep(tray, running);
    onClose();
  }
  function discard(): void {
    take()?.cancel();
    onClose();
  }
  // The tools that had the focus are hidden now.
  useLayoutEffect(() => frame.current?.querySelector<HTMLElement>(".button")?.focus(), []);
  useEffect(() => {
    let isGone = false;
    startRecording(() => void finish()).then((started) => {
      if (typeof started === "string") {
        notify(t(started), "problem");
        onClose();
      } else if (isGone) started.cancel();
      else recording.current = started;
    });
    const timer = setInterval(() => {
      const level = recording.current?.level();
      if (level !== undefined) setLevels((before) => [...before.slice(1 - BARS), level]);
    }, LOOK_EVERY_MS);
    return () => {
      isGone = true;
      clearInterval(timer);
      // Another conversation was opened, or this one ended: what was said is not lost by that.
      const running = take();
      if (running && running.elapsed() > WORTH_KEEPING_MS) {
        void keep(tray, running);
        notify(t("kept"));
      } else running?.cancel();
    };
  }, []);

  return (
    <fieldset
      ref={frame}
      class="recorder"
      aria-label={t("recording")}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        discard();
      }}
    >
      <span class="recorder-dot" />
      <span class="digits" role="timer">
        {durationText(recording.current?.elapsed() ?? 0)}
      </span>
      <svg class="recorder-bars" viewBox={`0 0 ${BARS * 4} 28`} preserveAspectRatio="none" aria-hidden="true">
        {levels.map((level, index) => (
          <rect
            key={index}
            x={index * 4}
            y={14 - Math.max(1, level * 13)}
            width={2.4}
            height={Math.max(2, level * 26)}
            rx={1.2}
            fill="currentColor"
          />
        ))}
      </svg>
      <IconButton icon={Trash2} label={t("discard")} onClick={discard} />
      <Button variant="primary" icon={Check} onClick={() => void finish()}>
        {t("stop")}
      </Button>
    </fieldset>
  );
}

async function keep(tray: Tray, running: Recording): Promise<void> {
  const { file, ms } = await running.finish();
  addFiles(tray, [file], ms);
}
