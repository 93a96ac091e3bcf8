import type { ActBody } from "@palique/shared/cobrowse.ts";
import type { ViewerTool } from "@palique/shared/viewer.ts";

const POINTING: readonly string[] = ["point", "highlight", "draw"];

/** Whether an act belongs to the tool in hand: the viewer does nothing that the operator did not choose to do. */
export function toldBy(tool: ViewerTool, body: ActBody): boolean {
  const { type } = body;
  // The tool that was laid away takes back what it left there.
  if (type === "point" && body.spot === null) return true;
  if (type === "highlight" && body.id === null) return true;
  if (tool === "control") return !POINTING.includes(type);
  return type === tool;
}
