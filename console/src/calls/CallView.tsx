import type { ShareView } from "@palique/shared/sharing.ts";
import { MessageSquare, Mic, MicOff, PhoneOff, Video, VideoOff } from "lucide";
import { useEffect, useMemo, useState } from "preact/hooks";
import { rows } from "../inbox/inbox.model.ts";
import { visitorName } from "../inbox/row-text.ts";
import { now } from "../live/clock.ts";
import { go } from "../router.ts";
import { inboxPath } from "../routes.ts";
import { stop } from "../sharing/sharing.model.ts";
import { digits } from "../text/time.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { t } from "./call-texts.ts";
import { leaveCall } from "./calls.model.ts";
import { openTalk, type Talk } from "./talk.ts";
import { useVideo } from "./use-video.ts";
import "./calls.css";

/** The call that goes on, over whatever is on the screen. */
export function CallView({ share }: { share: ShareView }) {
  const [talk, setTalk] = useState<Talk | null>(null);
  useEffect(() => {
    const opened = openTalk(share);
    setTalk(opened);
    return opened.close;
  }, [share.id]);
  const isOver = talk?.joining.value?.state.value === "over";
  // It ended while this console was out of reach.
  useEffect(() => {
    if (isOver) leaveCall();
  }, [isOver]);
  return talk && <TalkBox share={share} talk={talk} />;
}

function TalkBox({ share, talk }: { share: ShareView; talk: Talk }) {
  const row = rows.value.get(share.conversationId);
  const name = row ? visitorName(row) : "";
  const joining = talk.joining.value;
  const isLive = joining?.state.value === "live";
  const { ref, blocked, play } = useVideo(joining?.stream.value ?? null);
  const { camera, mic } = talk.devices.value;
  function hangUp(): void {
    leaveCall();
    void stop(share, "all");
  }
  return (
    <section class="call" aria-label={t("call", { name })} data-state={joining?.state.value ?? "asking"}>
      <div class="call-picture" hidden={!talk.isVideo}>
        <span class="call-nobody" aria-hidden="true">
          {name}
        </span>
        {/* biome-ignore lint/a11y/useMediaCaption: it is live, nobody has written down what is said */}
        <video
          ref={ref}
          class="call-theirs"
          hidden={!isLive || !talk.theirs.value.camera}
          autoplay
          playsInline
          aria-label={t("videoOf", { name })}
        />
        {camera && <OwnVideo track={camera} />}
      </div>
      <div class="call-head">
        <strong class="call-name">{name}</strong>
        <span class="digits">{digits(now.value - (share.startedAt ?? now.value))}</span>
      </div>
      <CallState talk={talk} name={name} />
      <div class="call-tools">
        {blocked && (
          <Button size="s" variant="primary" onClick={play}>
            {t("hear", { name })}
          </Button>
        )}
        {mic && (
          <IconButton
            icon={talk.isMuted.value ? MicOff : Mic}
            label={t(talk.isMuted.value ? "unmute" : "mute")}
            onClick={talk.mute}
          />
        )}
        {mic && talk.isVideo && (
          <IconButton
            icon={camera ? Video : VideoOff}
            label={t(camera ? "cameraOff" : "cameraOn")}
            onClick={() => void talk.toggleCamera()}
          />
        )}
        <IconButton
          icon={MessageSquare}
          label={t("open")}
          onClick={() => go(inboxPath("inbox", share.conversationId))}
        />
        <Button size="s" variant="danger" icon={PhoneOff} onClick={hangUp}>
          {t("hangUp")}
        </Button>
      </div>
    </section>
  );
}

function OwnVideo({ track }: { track: MediaStreamTrack }) {
  const stream = useMemo(() => new MediaStream([track]), [track]);
  const { ref } = useVideo(stream);
  return <video ref={ref} class="call-own" autoplay muted playsInline aria-label={t("ownVideo")} />;
}

const MIC = { denied: "micDenied", missing: "micMissing", busy: "micBusy", broken: "micBroken" } as const;
const CAMERA = {
  denied: "cameraDenied",
  missing: "cameraMissing",
  busy: "cameraBusy",
  broken: "cameraBroken",
} as const;

/** What has to be said of it, in the order of its weight. */
function CallState({ talk, name }: { talk: Talk; name: string }) {
  const joining = talk.joining.value;
  const state = joining?.state.value ?? "waiting";
  const { micProblem, cameraProblem } = talk.devices.value;
  return (
    <div class="call-state" role="status">
      {talk.isAsking.value ? (
        <p>{t(talk.isVideo ? "askingVideo" : "asking")}</p>
      ) : micProblem ? (
        <>
          <p class="call-problem">{t(MIC[micProblem])}</p>
          <Button size="s" onClick={() => void talk.retry()}>
            {t("again")}
          </Button>
        </>
      ) : state === "live" ? (
        <>
          {!talk.theirs.value.mic && <p>{t("muted", { name })}</p>}
          {cameraProblem && <p class="call-problem">{t(CAMERA[cameraProblem])}</p>}
        </>
      ) : state === "elsewhere" ? (
        <>
          <p>{t("elsewhere")}</p>
          <Button size="s" onClick={() => joining?.again()}>
            {t("here")}
          </Button>
        </>
      ) : state === "unreachable" ? (
        <>
          <p class="call-problem">{t("unreachable", { name })}</p>
          {!joining?.hasRelay.value && <p>{t("needsRelay")}</p>}
          <Button size="s" onClick={() => joining?.again()}>
            {t("again")}
          </Button>
        </>
      ) : (
        state !== "over" && <p>{t(WAITING[state], { name })}</p>
      )}
    </div>
  );
}
const WAITING = { waiting: "calling", connecting: "connecting", paused: "callPaused", cut: "cut" } as const;
