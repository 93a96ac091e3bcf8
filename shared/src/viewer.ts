import type { ActBody, PageState } from "./cobrowse.ts";
import type { Locale } from "./locale.ts";

/**
 * Between the console and the viewer it frames, which lives on another origin, by postMessage: types only. Both sides
 * look at the origin of what they get. The viewer connects to nothing; all it knows comes this way.
 */

/** point, highlight and draw point; control does what the visitor gave; look: nothing is sent. */
export type ViewerTool = "look" | "point" | "highlight" | "draw" | "control";

export type ToViewer =
  /** First thing after "ready". `mode` "recording": all frames come first, then "play" and "seek" count. */
  | { type: "start"; mode: "live" | "recording"; locale: Locale; theme: "light" | "dark" }
  /** The bytes of Frames; `at` is when they came: ms on the console's clock, or since the recording began. */
  | { type: "frames"; full: boolean; packed: boolean; bytes: ArrayBuffer; at: number }
  | { type: "page"; state: PageState }
  | { type: "tool"; tool: ViewerTool }
  /** Of a recording: that was all of it. */
  | { type: "loaded" }
  /** `skipIdle`: of times in which nothing happens only a moment is played. */
  | { type: "play"; speed: number; skipIdle?: boolean }
  | { type: "pause" }
  | { type: "seek"; ms: number };

export type FromViewer =
  | { type: "ready" }
  /** A full snapshot is drawn: the page's size in CSS pixels, and what it says of itself. */
  | { type: "drawn"; width: number; height: number; url: string; title: string }
  /** The operator acts on the page; the console sends it on. */
  | { type: "act"; body: ActBody }
  | { type: "unloaded"; ids: number[] }
  /** What came does not fit together, or cannot be read: a full snapshot is needed. */
  | { type: "lost" }
  /** Of a recording: how long it is, and where it is now; ms. */
  | { type: "length"; ms: number }
  | { type: "progress"; ms: number; playing: boolean };
