import type { PageState, Watcher } from "@palique/shared/cobrowse.ts";
import type { OwnShare, Signal } from "@palique/shared/sharing.ts";
import type { Base } from "../base/parts.ts";

/** What the server says of what is shared. */
export type ShareNews = ["share", OwnShare] | ["share:signal", Signal];

/** What each kind of sharing gets when the visitor has allowed it in this browser. */
export interface Shared {
  base: Base;
  /** As it is now. */
  share(): OwnShare;
  /** For the bar that stays on the screen: who looks on, and whether this is the tab that is shown. */
  tell(about: { watchers?: readonly Watcher[]; state?: PageState; tooLarge?: boolean }): void;
  /** Puts something of its own into the bar: a button, a video; gives back how to take it off. */
  add(element: HTMLElement): () => void;
  /** It is over for the page's own reason: a capture was sent, the browser's own button stopped the screen, or it cannot work. */
  end(ending: "stopped" | "done" | "failed"): void;
}

/** A kind of sharing at work on this page. */
export interface SharePart {
  /** Control, recording or the like changed. */
  changed?(share: OwnShare): void;
  signal?(signal: Signal): void;
  /** Ended, by whomever: nothing of it may stay on the page. */
  stop(): void;
}
export type OpenSharePart = (shared: Shared) => SharePart;
