/** Names of what a visitor shares, free of anything that a browser would have to load with them. */

/** cobrowse: the page itself. screen: what getDisplayMedia shows. call: voice or video. capture: one picture of the page. */
export const SHARE_KINDS = ["cobrowse", "screen", "call", "capture"] as const;
export type ShareKind = (typeof SHARE_KINDS)[number];

/** What operators may do on the visitor's page; each can do what those before it can. */
export const CONTROL_LEVELS = ["view", "scroll", "full"] as const;
export type ControlLevel = (typeof CONTROL_LEVELS)[number];

export const CALL_MEDIA = ["voice", "video"] as const;
export type CallMedia = (typeof CALL_MEDIA)[number];
export const CALL_SETTINGS = ["off", ...CALL_MEDIA] as const;
export type CallSetting = (typeof CALL_SETTINGS)[number];

/**
 * How it ended. Never begun: refused (by the visitor), unanswered, withdrawn (by the operator). Begun: stopped (by
 * the visitor), ended (by an operator), chat-ended, idle, done (a capture was sent), failed.
 */
export const SHARE_ENDINGS = [
  "refused",
  "unanswered",
  "withdrawn",
  "stopped",
  "ended",
  "chat-ended",
  "idle",
  "done",
  "failed",
] as const;
export type ShareEnding = (typeof SHARE_ENDINGS)[number];

/**
 * Why the visitor's browser did not do what an operator's act asks for. busy: the visitor is at it. private: a field
 * that nobody else may touch. elsewhere: it leads off the site. gone: it is not there any more. not-allowed: beyond
 * what the visitor gave.
 */
export const ACT_REFUSALS = ["not-allowed", "busy", "private", "elsewhere", "gone"] as const;
export type ActRefusal = (typeof ACT_REFUSALS)[number];

/** Where the Socket.IO server of the pages that are shown listens. */
export const COBROWSE_PATH = "/cobrowse.io/";

/** Keys that an operator may press on the visitor's page. */
export const ACT_KEYS = [
  "Enter",
  "Tab",
  "Escape",
  "Backspace",
  "Delete",
  "Home",
  "End",
  "ArrowLeft",
  "ArrowRight",
  "ArrowUp",
  "ArrowDown",
] as const;
export type ActKey = (typeof ACT_KEYS)[number];
