import type { ConversationSummary } from "@palique/shared/operator.ts";
import type { ShareView } from "@palique/shared/sharing.ts";
import { CircleStop, EyeOff, Maximize, Minimize } from "lucide";
import { visitorName } from "../inbox/row-text.ts";
import { now } from "../live/clock.ts";
import { me } from "../session.model.ts";
import { mayAsk } from "../sharing/askable.ts";
import { watch as choose, stop } from "../sharing/sharing.model.ts";
import { tStage } from "../sharing/stage-texts.ts";
import { digits } from "../text/time.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { withoutScheme } from "../visitor/about.ts";
import type { FullScreen } from "./use-full-screen.ts";
import type { Watch } from "./watch.model.ts";

interface BarProps {
  row: ConversationSummary;
  share: ShareView;
  watch: Watch;
  fullScreen: FullScreen;
}

/** Which page it is, how long it has been shown, who looks on; and the way out. */
export function StageBar({ row, share, watch, fullScreen }: BarProps) {
  const drawn = watch.drawn.value;
  const name = visitorName(row);
  const others = watch.watchers.value.filter(({ operatorId }) => operatorId !== me.value?.id);
  const isLive = watch.link.value === "on" && watch.page.value === "live";
  return (
    <header class="stage-bar">
      <div class="stage-what">
        <h3 class="ellipsis" dir="auto">
          {drawn?.title || tStage("page", { name })}
        </h3>
        <p class="ellipsis" dir="ltr" title={drawn?.url}>
          {drawn ? withoutScheme(drawn.url) : " "}
        </p>
      </div>
      {share.recording && (
        <span class="stage-recording">
          <span class="stage-dot" aria-hidden="true" />
          {tStage("recording")}
        </span>
      )}
      {others.length > 0 && (
        <span class="stage-others ellipsis">
          {tStage("alsoHere", { names: others.map((one) => one.name).join(", ") })}
        </span>
      )}
      <span class={`stage-time ${isLive ? "stage-time-live" : ""}`}>
        <span class="stage-dot" aria-hidden="true" />
        <span class="digits">{digits(now.value - (share.startedAt ?? now.value))}</span>
      </span>
      {fullScreen.isThere && (
        <IconButton
          icon={fullScreen.isOn ? Minimize : Maximize}
          size="s"
          label={tStage(fullScreen.isOn ? "leaveFullScreen" : "fullScreen")}
          onClick={fullScreen.toggle}
        />
      )}
      <IconButton icon={EyeOff} size="s" label={tStage("hide")} onClick={() => choose(share, false)} />
      {mayAsk(row) && (
        <Button size="s" icon={CircleStop} onClick={() => void stop(share, "all")}>
          {tStage("stop")}
        </Button>
      )}
    </header>
  );
}
