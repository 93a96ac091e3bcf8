import type { Accents } from "@palique/shared/accents.ts";
import type { MessageExtra } from "@palique/shared/conversation.ts";
import type { Locale } from "@palique/shared/locale.ts";
import type { Core } from "../core/parts.ts";
import type { State } from "../core/state.ts";
import { createStore, type Store } from "../core/store.ts";
import type { Extras } from "../extras/extras.ts";
import type { Files, Tray } from "../files/files.ts";
import type { Host } from "../host.ts";
import type { Words } from "../i18n/en.ts";
import type { Doing, Rich } from "../rich/rich.ts";
import type { Actions } from "../write/actions.ts";
import { DEFAULT_CONFIG } from "./config.ts";
import { changeForm, departmentOf, type FormState, nameIn, openForm } from "./form.model.ts";
import { shownChat } from "./shown-chat.ts";
import { loadWords } from "./words.ts";

export interface PanelParts {
  core: Core;
  accents: Accents;
  actions: Actions;
  words: Words;
  loadFiles(): Promise<{ openFiles(panel: Panel): Files }>;
}

export type Screen = "loading" | "start" | "ticket" | "kept" | "receipt" | "chat";

/** What only the panel knows. */
export interface PanelState extends FormState {
  words: Words;
  /** The emoji are asked for. */
  picking: boolean;
  /** null: not loaded yet. */
  extras: Extras | null;
  /** Answers by push, where the website has a worker for it. */
  offer?: (line: HTMLElement | null) => void;
  /** Draws messages that are more than plain words; undefined: not loaded yet. */
  rich?: Rich;
  /** What the next message is besides its words. */
  extra?: MessageExtra | undefined;
  /** Takes and draws files; undefined: not loaded yet. */
  files?: Files;
  /** What goes along with the next message. */
  tray?: Tray;
  /** The message whose menu is open, or that is being edited or about to be deleted. */
  doing?: Doing | undefined;
  /** The visitor would rather leave a message. */
  leaving: boolean;
  /** The visitor is asked whether the chat shall end. */
  ending: boolean;
  /** Ending or resuming is on its way. */
  busy: boolean;
}

/** Everything the views draw and do. They are drawn anew, whole, when either store changes. */
export interface Panel {
  core: Core;
  accents: Accents;
  host: Host;
  config: typeof DEFAULT_CONFIG;
  store: Store<State>;
  own: Store<PanelState>;
  actions: Actions;
  /** With what takes and draws files; out of reach, nothing happens and the panel says why. */
  withFiles(run?: (files: Files) => void): void;
}

export function createPanel({ core, accents, actions, words, loadFiles }: PanelParts): Panel {
  const { host, store } = core;
  const form = openForm(actions.keptForm(), store.get());
  const own = createStore<PanelState>({
    ...form,
    words,
    extras: null,
    picking: false,
    leaving: false,
    ending: false,
    busy: false,
  });
  const panel: Panel = {
    core,
    accents,
    host,
    config: host.config ?? DEFAULT_CONFIG,
    store,
    own,
    actions,
    withFiles(run) {
      loadFiles()
        .then(({ openFiles }) => {
          const files = openFiles(panel);
          run?.(files);
        })
        .catch(() => {});
    },
  };

  store.subscribe((now, before) => {
    if (now.locale !== before.locale) void loadWords(now.locale).then((loaded) => own.set({ words: loaded }));
    const { person, profile } = now;
    if (person !== before.person || profile !== before.profile) {
      const { fields } = own.get();
      const known = nameIn(fields, now);
      if (known.name !== fields.name || known.email !== fields.email) changeForm(panel, known);
    }
  });
  return panel;
}

/** The screen to draw: the one for now, once it is loaded. */
export function screenOf(panel: Panel): Screen {
  const screen = screenForNow(panel);
  return panel.own.get().extras || screen === "start" || screen === "chat" ? screen : "loading";
}

function screenForNow(panel: Panel): Screen {
  const state = panel.store.get();
  const { receipt, ticket, starting, availability, link } = state;
  if (receipt) return "receipt";
  if (ticket && !ticket.failure && link === "down") return "kept";
  if (ticket || panel.own.get().leaving) return "ticket";
  if (shownChat(state)) return "chat";
  if (starting) return /no-operator|queue-full/.test(starting.failure?.error ?? "") ? "ticket" : "start";
  if (!availability) return link === "connecting" ? "loading" : "ticket";
  return departmentOf(panel)?.online ? "start" : "ticket";
}

export function localeOf(panel: Panel): Locale {
  return panel.store.get().locale;
}
