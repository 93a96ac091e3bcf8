import type { ShareView } from "@palique/shared/sharing.ts";
import { Maximize2, Minimize2, X } from "lucide";
import { useEffect, useRef, useState } from "preact/hooks";
import { Button, IconButton } from "../ui/Button.tsx";
import { t } from "./call-texts.ts";
import { type Joining, join } from "./join.ts";
import { useVideo } from "./use-video.ts";
import "./calls.css";

interface ScreenProps {
  share: ShareView;
  name: string;
  onClose: () => void;
}

/** What the visitor shows of the screen. */
export function ScreenView({ share: { id }, name, onClose }: ScreenProps) {
  const [joining, setJoining] = useState<Joining | null>(null);
  useEffect(() => {
    const joined = join(id, () => {
      // Nothing is sent from here.
    });
    setJoining(joined);
    return joined.close;
  }, [id]);
  const { ref: video } = useVideo(joining?.stream.value ?? null);
  const frame = useRef<HTMLElement>(null);
  const isFull = useFullScreen(frame);
  const state = joining?.state.value ?? "waiting";
  return (
    <section ref={frame} class="screen" aria-label={t("screenOf", { name })} data-state={state}>
      <video
        ref={video}
        class="screen-video"
        autoplay
        muted
        playsInline
        aria-label={t("screenOf", { name })}
      />
      <ScreenState joining={joining} name={name} />
      <div class="screen-tools">
        <IconButton
          icon={isFull ? Minimize2 : Maximize2}
          label={t(isFull ? "smaller" : "fullScreen")}
          onClick={() => void (isFull ? document.exitFullscreen() : frame.current?.requestFullscreen())}
        />
        {!isFull && <IconButton icon={X} label={t("unwatch")} onClick={onClose} />}
      </div>
    </section>
  );
}

function ScreenState({ joining, name }: { joining: Joining | null; name: string }) {
  const state = joining?.state.value ?? "waiting";
  const isQuiet = state === "live" || state === "over" || state === "elsewhere";
  return (
    <div class="screen-state" role="status">
      {!isQuiet && (
        <div class="screen-note">
          <p>{t(state, { name })}</p>
          {state === "unreachable" && !joining?.hasRelay.value && <p>{t("needsRelay")}</p>}
          {(state === "unreachable" || state === "cut") && (
            <Button size="s" onClick={() => joining?.again()}>
              {t("again")}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

function useFullScreen(frame: { readonly current: HTMLElement | null }): boolean {
  const [isFull, setFull] = useState(false);
  useEffect(() => {
    const changed = () => setFull(frame.current !== null && document.fullscreenElement === frame.current);
    document.addEventListener("fullscreenchange", changed);
    return () => document.removeEventListener("fullscreenchange", changed);
  }, []);
  return isFull;
}
