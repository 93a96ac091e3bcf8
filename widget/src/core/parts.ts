import type { Call, Host } from "../host.ts";
import type { Link } from "../link/link.ts";
import type { Session } from "./session.ts";
import type { State } from "./state.ts";
import type { Storage } from "./storage.ts";
import type { Store } from "./store.ts";

/** What the core hands to the parts that come later. */
export interface Core {
  host: Host;
  store: Store<State>;
  storage: Storage;
  link: Link;
  session: Session;
  /** What the page told and the panel has not heard yet. */
  calls: Call[];
  /** The page's title without our number in front. */
  ownTitle(): string;
  closePanel(): void;
}
