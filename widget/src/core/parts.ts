import type { Base } from "../base/parts.ts";
import type { Storage } from "../base/storage.ts";
import type { Host } from "../host.ts";
import type { Link } from "../link/link.ts";
import type { Session } from "./session.ts";
import type { State } from "./state.ts";
import type { Store } from "./store.ts";

/** What the core hands to the parts that come later. */
export interface Core {
  base: Base;
  host: Host;
  store: Store<State>;
  storage: Storage;
  link: Link;
  session: Session;
  closePanel(): void;
  /** Empties the panel for somebody new; undefined: it was never opened. */
  blank?(): void;
}
