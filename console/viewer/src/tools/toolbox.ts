import type { ViewerTool } from "@palique/shared/viewer.ts";
import type { Bench, Tool } from "./act.ts";
import { control } from "./control.ts";
import { draw } from "./draw.ts";
import { highlight } from "./highlight.ts";
import { point } from "./point.ts";

const TOOLS: Record<Exclude<ViewerTool, "look">, (bench: Bench) => Tool> = {
  point,
  highlight,
  draw,
  control,
};

/** One tool at a time. */
export function openToolbox(bench: Bench): (name: ViewerTool) => void {
  let inHand: { name: ViewerTool; tool: Tool } | null = null;
  return (name) => {
    if (inHand?.name === name) return;
    inHand?.tool.put();
    bench.overlay.dataset.tool = name;
    inHand = name === "look" ? null : { name, tool: TOOLS[name](bench) };
  };
}
