import type { Locale } from "@palique/shared/locale.ts";
import type { WidgetConfig } from "@palique/shared/visitor.ts";
import type { BUTTON } from "./i18n/button.ts";

/** What a page may call on `window.palique`. Calls made before the base is there wait in line. */
export interface PaliqueApi {
  open(): void;
  close(): void;
  toggle(): void;
  /**
   * Who the page says this is: fills the form in. With an `id`, and as proof the hex of HMAC-SHA256(site secret, id),
   * the person has the own history on every device.
   */
  identify(person: { id?: string; name?: string; email?: string; hash?: string }): void;
  /** Logged out: this browser is nobody's, and nothing of the person stays in it. */
  forget(): void;
  /** Changes `locale` or `theme`; anything else operators see beside the visitor. */
  set(attributes: Record<string, unknown>): void;
  /** Something happened on the page that operators see and rules for invitations count, such as "purchase". */
  track(name: string, data?: Record<string, unknown>): void;
  /** What the visitor said of being followed over pages; it is remembered. */
  consent(yes: boolean): void;
  on(event: PaliqueEvent, listener: PaliqueListener): void;
  off(event: PaliqueEvent, listener: PaliqueListener): void;
}
export type PaliqueEvent =
  | "open"
  | "close"
  | "chat:started"
  | "chat:ended"
  | "ticket:sent"
  | "rated"
  | "message"
  | "invitation:shown"
  | "invitation:opened"
  | "invitation:answered"
  | "invitation:dismissed"
  | "share:started"
  | "share:ended";
/** More of an event: never personal data. */
export type Detail = Readonly<Record<string, string | number | boolean>>;
export type PaliqueListener = (detail?: Detail) => void;
/** One call on the API: a name and what it was given. */
export type Call = readonly [name: string, ...given: unknown[]];

/** The script tag's data-* attributes; undefined where it says nothing. */
export interface TagOptions {
  readonly [name: string]: string | undefined;
}

/** What the loader hands to the base. */
export interface Host {
  /** The chat server, such as "https://chat.example.com". */
  origin: string;
  key: string;
  options: TagOptions;
  /** null: the server was out of reach. */
  config: WidgetConfig | null;
  locale: Locale;
  /** Start of every storage key of this site. */
  prefix: string;
  root: ShadowRoot;
  button: HTMLButtonElement;
  /** Adds a style sheet to the root in a way a strict CSP allows. */
  addStyles(css: string): void;
  emit(event: PaliqueEvent, detail?: Detail): void;
  labels: typeof BUTTON;
}

/** What the base's module exports: it gives back where calls go from now on. */
export interface BaseModule {
  start(host: Host): (call: Call) => void;
}
