import { z } from "zod";
import { Id } from "./fields.ts";
import { ACT_SPOTS_MAX, ACT_TEXT_MAX, FRAME_MAX_BYTES } from "./limits.ts";
import type { Ask, Tell } from "./reply.ts";
import { ACT_KEYS, ACT_REFUSALS, type ActRefusal } from "./share-names.ts";
import { VisitorAuth } from "./visitor.ts";

/**
 * The second connection: the page itself. A Socket.IO server of its own at COBROWSE_PATH, so that no chat message
 * waits behind a picture of the page and only here large frames are let in. Namespace "/page" is the visitor's tab
 * that is shown, "/watch" an operator who looks on (session cookie). The server passes frames on unopened.
 */
export { COBROWSE_PATH } from "./share-names.ts";

export const PageAuth = VisitorAuth.extend({
  token: VisitorAuth.shape.token.unwrap(),
  shareId: Id,
  /** Of this page load. */
  tab: z.uuid(),
});
export type PageAuth = z.infer<typeof PageAuth>;
export const WatchAuth = z.object({ shareId: Id });
export type WatchAuth = z.infer<typeof WatchAuth>;

/**
 * A batch of rrweb events as JSON text in UTF-8, deflated (RFC 1951, "deflate-raw") where `packed`. Our own news are
 * rrweb custom events in it: see CobrowseNews.
 */
export const Frames = z.object({
  tab: z.uuid(),
  /** Counts up by one within a tab. */
  seq: z.number().int().min(0),
  /** It begins with a full snapshot: whatever came before is not needed. */
  full: z.boolean(),
  packed: z.boolean(),
  bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= FRAME_MAX_BYTES),
});
export type Frames = z.infer<typeof Frames>;

/** Payloads of rrweb custom events by their tag. */
export interface CobrowseNews {
  /** With every full snapshot, and when the address or title changes; the address without what may be secret in it. */
  "palique:page": { url: string; title: string; touch: boolean };
  /** A sample of a canvas: `image` is a data: URL. */
  "palique:canvas": { id: number; image: string };
  /** An image that the operator's browser could not load, as a data: URL. */
  "palique:image": { id: number; image: string };
  /** A font of the page that only its own site may load, as a data: URL. */
  "palique:font": { family: string; descriptors: Record<string, string>; font: string };
}

const NodeId = z.number().int().min(0);
/** A place on the page: an element, by its id in the recorder's mirror, and the fractions of its width and height. */
export const Spot = z.object({ id: NodeId, x: z.number().min(-1).max(2), y: z.number().min(-1).max(2) });
export type Spot = z.infer<typeof Spot>;

/** What is drawn over the visitor's page and fades, by anybody who watches. */
const Pointing = [
  /** The laser pointer; null: it is gone. */
  z.object({ type: z.literal("point"), spot: Spot.nullable() }),
  z.object({ type: z.literal("highlight"), id: NodeId.nullable() }),
  /** More of a line; those with the same `line` belong together. */
  z.object({
    type: z.literal("draw"),
    line: z.number().int().min(0),
    spots: z.array(Spot).max(ACT_SPOTS_MAX),
  }),
] as const;
/** What the operator with control does, from level "scroll" on. */
const Scrolling = [
  /** `id`: of the scrolled element, or the document's. Where to, in CSS pixels. */
  z.object({ type: z.literal("scroll"), id: NodeId, x: z.number(), y: z.number() }),
] as const;
/** From level "full" on. */
const Acting = [
  /** `double`: the second click of a double one; the first was sent as one. */
  z.object({ type: z.literal("click"), spot: Spot, double: z.boolean() }),
  /** Into the field that has the focus, or gets it, at its caret. */
  z.object({ type: z.literal("type"), id: NodeId, text: z.string().min(1).max(ACT_TEXT_MAX) }),
  z.object({
    type: z.literal("key"),
    id: NodeId,
    key: z.enum(ACT_KEYS),
    shift: z.boolean(),
  }),
  /** Options of a select, by their places. */
  z.object({ type: z.literal("choose"), id: NodeId, places: z.array(z.number().int().min(0)).max(100) }),
  /** Within the site: a path of the page's own origin, or a step in its history. */
  z.object({
    type: z.literal("go"),
    to: z.enum(["back", "forward", "reload"]).or(
      z.object({
        path: z
          .string()
          .regex(/^\/(?!\/)/)
          .max(2_000),
      }),
    ),
  }),
] as const;

export const ActBody = z.discriminatedUnion("type", [...Pointing, ...Scrolling, ...Acting]);
export type ActBody = z.infer<typeof ActBody>;
/** The least level that an act needs; "view": anybody who watches. */
export const LEVEL_OF_ACT = {
  point: "view",
  highlight: "view",
  draw: "view",
  scroll: "scroll",
  click: "full",
  type: "full",
  key: "full",
  choose: "full",
  go: "full",
} as const satisfies Record<ActBody["type"], "view" | "scroll" | "full">;
/** `n` counts up within a viewer, for the answer. */
export const Act = z.object({ n: z.number().int().min(0), body: ActBody });
export type Act = z.infer<typeof Act>;
/** What became of one that needs control; `to` is the socket that sent it. */
export const Acted = z.object({
  to: z.string().max(64),
  n: z.number().int().min(0),
  refused: z.enum(ACT_REFUSALS).nullable(),
});
export type Acted = z.infer<typeof Acted>;

/** `tooLarge`: no picture of the page fits into a frame. */
export const PageSeen = z.object({ visible: z.boolean(), tooLarge: z.boolean().optional() });
export type PageSeen = z.infer<typeof PageSeen>;
/** Images by node that did not load in the viewer. */
export const Unloaded = z.object({ ids: z.array(NodeId).max(200) });
export type Unloaded = z.infer<typeof Unloaded>;

/**
 * live: a tab is shown. hidden: the visitor looks at something else. away: no tab of theirs is open here. too-large: the
 * page in sight cannot be shown.
 */
export type PageState = "live" | "hidden" | "away" | "too-large";
export interface Watcher {
  operatorId: string;
  name: string;
}

export interface PageToServer {
  /**
   * Answered once the server has passed it on: then more may follow. Fails with "rate-limited" (it is dropped, a full
   * snapshot is needed after the pause), "conflict" (another tab is shown), "not-found" (it has ended).
   */
  frames: Ask<Frames, null>;
  /**
   * First thing, whenever it comes in sight or goes out of it, and now and then while the visitor is at it: the one
   * seen last is shown, and without it what is shared is idle.
   */
  seen: Tell<PageSeen>;
  acted: Tell<Acted>;
}
export interface ServerToPage {
  /** This tab is shown (begin with a full snapshot), or another one (stop). */
  shown: (shown: { shown: boolean }) => void;
  /** Somebody needs a full snapshot. */
  snapshot: () => void;
  act: (act: Act & { from: string; operator: Watcher }) => void;
  unloaded: (unloaded: Unloaded) => void;
  watchers: (watchers: Watcher[]) => void;
}
export interface WatchToServer {
  act: Tell<Act>;
  unloaded: Tell<Unloaded>;
  /** What came does not fit together. */
  lost: Tell<Record<string, never>>;
}
export interface ServerToWatch {
  frames: (frames: Frames) => void;
  page: (page: { state: PageState }) => void;
  acted: (acted: { n: number; refused: ActRefusal | null }) => void;
  watchers: (watchers: Watcher[]) => void;
}
