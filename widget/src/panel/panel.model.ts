import type { MessageExtra } from "@palique/shared/conversation.ts";
import type { Locale } from "@palique/shared/locale.ts";
import type { Reply } from "@palique/shared/reply.ts";
import type { ChatView } from "@palique/shared/visitor.ts";
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
  host: Host;
  store: Store<State>;
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
  host: Host;
  config: typeof DEFAULT_CONFIG;
  store: Store<State>;
  own: Store<PanelState>;
  actions: Actions;
  /** With what takes and draws files; out of reach, nothing happens and the panel says why. */
  withFiles(run?: (files: Files) => void): void;
}

export function createPanel({ host, store, actions, words, loadFiles }: PanelParts): Panel {
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
    const { person, profile, starting, ticket, receipt } = now;
    if (person !== before.person || profile !== before.profile) {
      const { fields } = own.get();
      const known = nameIn(fields, now);
      if (known.name !== fields.name || known.email !== fields.email) changeForm(panel, known);
    }
    const failure = (starting ?? ticket)?.failure;
    if (failure && failure !== (before.starting ?? before.ticket)?.failure) {
      const { error, field = "" } = failure;
      if (error === "not-accepted") own.set({ problems: { text: "notNow" } });
      if (error === "bad-input") {
        own.set({ problems: { [/^(name|email|subject)$/.test(field) ? field : "text"]: "refused" } });
      }
    }
    const ticketDone = receipt && !before.receipt;
    if (ticketDone) own.set({ leaving: false });
    // What was written is with the server now.
    if (ticketDone || (before.starting && !starting && now.chat)) {
      changeForm(panel, { text: "", subject: "", consent: false });
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

/** Rather a message than a chat: what was asked, here or in the queue, is what it is about. */
export function leaveMessage(panel: Panel): void {
  const { actions, own, store } = panel;
  actions.withdraw();
  own.set({ leaving: true });
  if (own.get().fields.text) return;
  const said = store.get().timeline.messages.filter(({ author }) => author.kind === "visitor");
  changeForm(panel, {
    text: said
      .map(({ text }) => text)
      .filter(Boolean)
      .join("\n"),
  });
}

/** Ends or resumes, and shows that it is under way. */
export async function run(panel: Panel, name: "end" | "resume"): Promise<Reply<ChatView>> {
  panel.own.set({ busy: true });
  const reply = await panel.actions[name]();
  panel.own.set({ busy: false, ending: false });
  return reply;
}

export function localeOf(panel: Panel): Locale {
  return panel.store.get().locale;
}
