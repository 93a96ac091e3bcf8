import type { ConversationSummary } from "@palique/shared/operator.ts";
import type { ShareView } from "@palique/shared/sharing.ts";
import { CircleDot, CircleStop } from "lucide";
import { mayAsk, offerOf } from "../sharing/askable.ts";
import { askRecording, stop } from "../sharing/sharing.model.ts";
import { tStage } from "../sharing/stage-texts.ts";
import { Button } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";

/** Recording needs a consent of its own; either side ends it. */
export function Recording({ row, share }: { row: ConversationSummary; share: ShareView }) {
  if (!mayAsk(row)) return null;
  if (share.recording) {
    return (
      <Button size="s" icon={CircleStop} onClick={() => void stop(share, "recording")}>
        {tStage("recordStop")}
      </Button>
    );
  }
  if (share.asks.recording) {
    return (
      <>
        <span class="stage-fact">{tStage("recordAsked")}</span>
        <Button size="s" onClick={() => void stop(share, "recording")}>
          {tStage("withdraw")}
        </Button>
      </>
    );
  }
  if (!offerOf(row)?.recording) return null;
  const label = tStage("record");
  return (
    <button type="button" class="stage-tool" title={label} onClick={() => void askRecording(share)}>
      <Icon icon={CircleDot} size={16} />
      <span class="stage-tool-text">{label}</span>
    </button>
  );
}
