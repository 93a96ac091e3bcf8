import type { BrowserRule } from "@palique/shared/browser-rules.ts";
import type { Page } from "@palique/shared/fields.ts";
import type { Invitation } from "@palique/shared/invitations.ts";
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
  /** null: taken back, which a server that knew it must hear. */
  attributes: Readonly<Record<string, string | null>>;
}

/** The rules. changed: something they may ask for. moved: another page. used: so is the page, or it came in sight. */
export type RuleNews = readonly BrowserRule[] | "changed" | "moved" | "used";
export type InviteNews = ["invitation", Invitation] | ["invitation:over", { id: string }];

/** Another tab changed what the browser keeps. */
export type KeptChange = [name: string, value: string | null];

/** Tells of a conversation: the newest of an operator in it, and how many of them are unread. "": not known yet. */
export type Attention = (conversation: string, newest: number, unread: number) => void;

/** What every page that needs more than the button has, and hands to the parts that come later. */
export interface Base {
  host: Host;
  storage: Storage;
  told: Told;
  tracker: Tracker;
  /** The page's one connection, dialled once somebody needs it. */
  link: Link;
  /** The same page was loaded anew. */
  reloaded: boolean;
  /**
   * Hears what the connection brings, after those who came before; also "woke" (back from sleep: what was missed?)
   * and "kept" (a KeptChange).
   */
  join(hear: Heard): void;
  /** The page's own title, whatever is put in front of it. */
  title(): string;
  /** As operators see it; null where there is no web address. */
  page(): Page | null;
  /** Who this browser is: made to last, as somebody writes or the page says who it is. */
  keepToken(): string;
  /** Carries out what the page told; done when all of it is. */
  carryOut(...calls: Call[]): Promise<void>;
  /**
   * "near" loads the core, "open", "close" and "toggle" are the visitor's, "show" opens the panel without them: the
   * focus stays where it is. Done once the core is there or out of reach.
   */
  move(name: string): Promise<void>;
  /** Has the rules for invitations look again; undefined: the site has none. */
  rules?(news: RuleNews): void;
  /** What the server says of invitations. */
  invite(...news: InviteNews[]): Promise<void>;
  /** Id of the invitation that the visitor has. */
  invited?: string | undefined;
  /** Says who the page says this is, where it said so. */
  introduce?(): void;
  /** undefined: there was no conversation to tell of. */
  attention?: Attention;
  /** Ends what is shared: this browser is nobody's from here on. undefined: nothing was. */
  unshare?(): void;
  /** undefined: nobody wanted the panel. */
  core?: Core;
}
