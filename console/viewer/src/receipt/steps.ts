import type { CobrowseNews } from "@palique/shared/cobrowse.ts";
import type { fullSnapshotEvent, incrementalSnapshotEvent } from "@rrweb/types";

/** A place in a node's frame, in CSS pixels. */
export interface At {
  id: number;
  x: number;
  y: number;
}
export interface SelectedRange {
  start: number;
  startOffset: number;
  end: number;
  endOffset: number;
}

/** What may be drawn of what came. */
export type Step =
  | { type: "full"; event: fullSnapshotEvent }
  | { type: "change"; event: incrementalSnapshotEvent }
  /** `url`: of a page that begins. */
  | { type: "size"; width: number; height: number; url: string | null }
  | { type: "move"; at: At; touch: boolean }
  | { type: "press"; at: At; how: "click" | "touch" | "release" }
  | { type: "focus"; id: number | null }
  | { type: "select"; ranges: SelectedRange[] }
  | { type: "media"; id: number; playing: boolean | null; time: number | null }
  | { type: "page"; page: CobrowseNews["palique:page"] }
  | { type: "canvas" | "image"; id: number; image: string }
  | { type: "font"; font: CobrowseNews["palique:font"] }
  /** It belongs to something that never came. */
  | { type: "stray" };
