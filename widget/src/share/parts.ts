import type { PageState, Watcher } from "@palique/shared/cobrowse.ts";
import type { OperatorSignal, OwnShare } from "@palique/shared/sharing.ts";
import type { Base } from "../base/parts.ts";

/** What the server says of what is shared. */
export type ShareNews = ["share", OwnShare] | ["share:signal", OperatorSignal];

/** For the bar that stays on the screen: who looks on, and whether this is the tab that is shown. */
export interface Seen {
  watchers?: readonly Watcher[];
  state?: PageState;
  tooLarge?: boolean;
}

/** What each kind of sharing gets when the visitor has allowed it in this browser. */
export interface Shared {
  base: Base;
  /** As it is now. */
  share(): OwnShare;
  tell(seen: Seen): void;
  /** Puts something of its own into the bar: a button, a video; gives back how to take it off. */
  add(element: HTMLElement): () => void;
  /** It is over for the page's own reason: a capture was sent, the browser's own button stopped the screen, or it cannot work. */
  end(ending: OwnEnding): void;
}
export type OwnEnding = "stopped" | "done" | "failed";

/**
 * A kind of sharing at work on this page. A screen and a call are opened in the click that allows them, as browsers
 * ask for one: the share may still be "asked" then, and `changed` tells once the server knows.
 */
export interface SharePart {
  /** Control, recording or the like changed. */
  changed?(share: OwnShare): void;
  signal?(signal: OperatorSignal): void;
  /** Ended, by whomever: nothing of it may stay on the page. */
  stop(): void;
}
export type OpenSharePart = (shared: Shared) => SharePart;
