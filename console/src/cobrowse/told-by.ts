import type { ActBody } from "@palique/shared/cobrowse.ts";
import type { ViewerTool } from "@palique/shared/viewer.ts";

const POINTING: readonly string[] = ["point", "highlight", "draw"];

/** Whether an act belongs to the tool in hand: the viewer does nothing that the operator did not choose to do. */
export function toldBy(tool: ViewerTool, { type }: ActBody): boolean {
  if (tool === "control") return !POINTING.includes(type);
  return type === tool;
}
