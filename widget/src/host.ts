import type { Locale } from "@palique/shared/locale.ts";
import type { WidgetConfig } from "@palique/shared/visitor.ts";
import type { BUTTON } from "./i18n/button.ts";

/** What a page may call on `window.palique`. Calls made before the core is there wait in line. */
export interface PaliqueApi {
  open(): void;
  close(): void;
  toggle(): void;
  /** Fills the form in; nothing is sent until the visitor starts a chat or a ticket. */
  identify(person: { name?: string; email?: string }): void;
  /** Changes `locale` or `theme`; anything else operators see with the chat that is started on this page. */
  set(attributes: Record<string, unknown>): void;
  on(event: PaliqueEvent, listener: PaliqueListener): void;
  off(event: PaliqueEvent, listener: PaliqueListener): void;
}
/** None of them carries personal data. */
export type PaliqueEvent = "open" | "close" | "chat:started" | "chat:ended" | "ticket:sent" | "message";
export type PaliqueListener = () => void;
/** One call on the API: a name and what it was given. */
export type Call = readonly [name: string, ...given: unknown[]];

/** The script tag's data-* attributes; undefined where it says nothing. */
export interface TagOptions {
  readonly [name: string]: string | undefined;
}

/** What the loader hands to the core. */
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
  emit(event: PaliqueEvent): void;
  labels: typeof BUTTON;
}

/** What the core's module exports: it gives back where calls go from now on. */
export interface CoreModule {
  start(host: Host): (call: Call) => void;
}
