import type { ConversationSummary } from "@palique/shared/operator.ts";
import { CONTROL_LEVELS, type ControlLevel } from "@palique/shared/share-names.ts";
import type { ShareView } from "@palique/shared/sharing.ts";
import { ArrowLeft, ArrowRight, ChevronDown, MousePointerClick, RotateCw } from "lucide";
import { me } from "../session.model.ts";
import { mayAsk, offerOf } from "../sharing/askable.ts";
import { askControl, stop } from "../sharing/sharing.model.ts";
import { tStage } from "../sharing/stage-texts.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Menu } from "../ui/Menu.tsx";
import type { Watch } from "./watch.model.ts";

interface ControlProps {
  row: ConversationSummary;
  share: ShareView;
  /** What the visitor gave this operator. */
  level: ControlLevel;
}

/** Who controls the page, and the way to get there: the visitor is asked for each level. */
export function Control({ row, share, level }: ControlProps) {
  const { control, asks } = share;
  const most = CONTROL_LEVELS.indexOf(offerOf(row)?.control ?? "view");
  const levels = (["scroll", "full"] as const).filter((one) => {
    const rank = CONTROL_LEVELS.indexOf(one);
    return rank <= most && rank > CONTROL_LEVELS.indexOf(level);
  });
  const isAsked = asks.control?.by.id === me.value?.id;
  return (
    <>
      {level !== "view" && (
        <>
          <span class="stage-fact stage-mine">{tStage(level === "full" ? "controlMine" : "scrollMine")}</span>
          <Button size="s" onClick={() => void stop(share, "control")}>
            {tStage("giveBack")}
          </Button>
        </>
      )}
      {level === "view" && control.by && (
        <span class="stage-fact">{tStage("controlOf", { name: control.by.name })}</span>
      )}
      {asks.control && (
        <span class="stage-fact">
          {isAsked ? tStage("controlAsked") : tStage("controlAskedBy", { name: asks.control.by.name })}
        </span>
      )}
      {isAsked && (
        <Button size="s" onClick={() => void stop(share, "control")}>
          {tStage("withdraw")}
        </Button>
      )}
      {!asks.control && levels.length > 0 && mayAsk(row) && (
        <Menu
          label={tStage(level === "view" ? "controlTool" : "moreControl")}
          trigger={
            <>
              <Icon icon={MousePointerClick} size={16} />
              <span class="stage-tool-text">{tStage(level === "view" ? "controlTool" : "moreControl")}</span>
              <Icon icon={ChevronDown} size={14} />
            </>
          }
          triggerClass="stage-tool"
          items={levels.map((one) => ({
            label: tStage(one === "full" ? "askFull" : "askScroll"),
            hint: tStage(one === "full" ? "askFullHint" : "askScrollHint"),
            onChoose: () => void askControl(share, one),
          }))}
        />
      )}
    </>
  );
}

const STEPS = [
  { to: "back", icon: ArrowLeft },
  { to: "forward", icon: ArrowRight },
  { to: "reload", icon: RotateCw },
] as const;

/** With full control: through the history of the visitor's tab. */
export function Steering({ watch }: { watch: Watch }) {
  return (
    <>
      {STEPS.map(({ to, icon }) => (
        <IconButton
          key={to}
          icon={icon}
          size="s"
          label={tStage(to)}
          onClick={() => watch.act({ type: "go", to })}
        />
      ))}
    </>
  );
}
