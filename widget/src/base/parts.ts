import type { Page } from "@palique/shared/fields.ts";
import type { Locale } from "@palique/shared/locale.ts";
import type { Core } from "../core/parts.ts";
import type { Call, Host } from "../host.ts";
import type { Heard, Link } from "../link/link.ts";
import type { Storage } from "./storage.ts";
import type { Tracker } from "./tracker.ts";

/** What the page told of its visitor, and how it wants the widget. */
export interface Told {
  locale: Locale;
  theme: string | undefined;
  person: { name: string; email: string };
  attributes: Readonly<Record<string, string>>;
}

/** What every connected page has, and hands to the parts that come later. */
export interface Base {
  host: Host;
  storage: Storage;
  told: Told;
  tracker: Tracker;
  /** undefined: nobody needs a connection. */
  link?: Link | undefined;
  /** Gives the page's one connection, dialled if there was none. */
  connect(): Link;
  /** Hears what the connection brings, after those who came before. */
  join(hear: Heard): void;
  /** The page's own title, whatever is put in front of it. */
  title(): string;
  /** As operators see it; null where there is no web address. */
  page(): Page | null;
  /** Carries out what the page told; done when all of it is. */
  carryOut(...calls: Call[]): Promise<void>;
  /** Says who the page says this is, where it said so. */
  introduce?(): void;
  /** undefined: the visitor has not come near, and no conversation lives. */
  core?: Core;
}
