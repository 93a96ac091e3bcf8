import type { ConversationSummary } from "@palique/shared/operator.ts";
import type { ShareView } from "@palique/shared/sharing.ts";
import type { ViewerTool } from "@palique/shared/viewer.ts";
import { Eye, Highlighter, MousePointerClick, Pencil, Pointer } from "lucide";
import { useEffect } from "preact/hooks";
import { me } from "../session.model.ts";
import { tStage } from "../sharing/stage-texts.ts";
import { Icon } from "../ui/Icon.tsx";
import { Control, Steering } from "./Control.tsx";
import { Recording } from "./Recording.tsx";
import type { Watch } from "./watch.model.ts";

const TOOLS = [
  { tool: "look", icon: Eye },
  { tool: "point", icon: Pointer },
  { tool: "highlight", icon: Highlighter },
  { tool: "draw", icon: Pencil },
] as const satisfies { tool: ViewerTool; icon: unknown }[];

interface ToolsProps {
  row: ConversationSummary;
  share: ShareView;
  watch: Watch;
}

/** What the pointer does on the page. */
export function Tools({ row, share, watch }: ToolsProps) {
  const level = share.control.by?.id === me.value?.id ? share.control.level : "view";
  useEffect(() => {
    if (level !== "view") watch.tool.value = "control";
    else if (watch.tool.peek() === "control") watch.tool.value = "look";
  }, [level]);
  return (
    <div class="stage-tools" role="toolbar" aria-label={tStage("tools")}>
      {TOOLS.map(({ tool, icon }) => (
        <ToolButton key={tool} tool={tool} icon={icon} watch={watch} />
      ))}
      {level !== "view" && <ToolButton tool="control" icon={MousePointerClick} watch={watch} />}
      <span class="stage-gap" aria-hidden="true" />
      {level === "full" && <Steering watch={watch} />}
      <Control row={row} share={share} level={level} />
      <Recording row={row} share={share} />
    </div>
  );
}

interface ToolButtonProps {
  tool: ViewerTool;
  icon: typeof Eye;
  watch: Watch;
}

function ToolButton({ tool, icon, watch }: ToolButtonProps) {
  const label = tStage(`${tool}Tool`);
  return (
    <button
      type="button"
      class="stage-tool"
      title={label}
      aria-pressed={watch.tool.value === tool}
      onClick={() => {
        watch.tool.value = tool;
      }}
    >
      <Icon icon={icon} size={16} />
      <span class="stage-tool-text">{label}</span>
    </button>
  );
}
