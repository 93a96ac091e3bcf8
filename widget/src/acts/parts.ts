import type { ActBody, Watcher } from "@palique/shared/cobrowse.ts";
import type { ActRefusal } from "@palique/shared/share-names.ts";
import type { Shared } from "../share/parts.ts";

/** The page that operators point at and act on. */
export interface ActsPage {
  shared: Shared;
  /** By its id in the recorder's mirror; also inside shadow roots and frames of the same origin. */
  nodeOf(id: number): Node | null;
}
export interface Acts {
  /** What became of it; undefined for pointing, which is not answered. */
  act(body: ActBody, operator: Watcher): ActRefusal | null | undefined;
  /** Takes all that is drawn off the page. */
  stop(): void;
}
