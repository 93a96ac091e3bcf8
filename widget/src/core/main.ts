import type { Call, CoreModule, Host } from "../host.ts";
import { openLink } from "../link/link.ts";
import { drawAttention } from "./attention.ts";
import { openDoor } from "./door.ts";
import { currentPage, watchPages } from "./pages.ts";
import type { Core } from "./parts.ts";
import { createSession } from "./session.ts";
import { initialState, type State } from "./state.ts";
import { openStorage } from "./storage.ts";
import { createStore } from "./store.ts";
import { followTabs } from "./tabs.ts";
import { watchWaking } from "./wake.ts";

/** The reading half: connected, up to date and able to call for attention. Writing comes with the panel. */
export const start: CoreModule["start"] = (host: Host) => {
  const storage = openStorage(host.prefix);
  const store = createStore<State>({
    ...initialState,
    locale: host.locale,
    theme: host.options.theme,
    sound: !storage.get("mute"),
    dismissed: Number(storage.get("dismissed")),
  });
  const ownTitle = drawAttention(host, store, storage);
  const today = new Date().toDateString();

  const link = openLink({
    origin: host.origin,
    auth: () => ({ site: host.key, token: storage.get("token") }),
    startWithPolling: storage.get("polling") === today,
    loadPolling: async () => (await import("../link/polling.ts")).dialPolling,
    up: () => void session.refresh().then(tellPage),
    down: () => store.set({ link: "down", typing: "" }),
    received: (event, data) => session.receive(event, data),
    fellBack: () => storage.set("polling", today),
    // The site is gone or this page is not allowed: nothing a visitor could do about it.
    refused: () => host.button.remove(),
  });
  const session = createSession(store, link);

  /** The panel's code takes the calls over, those that waited for it included. */
  const waiting: Call[] = [];
  let call: (later: Call) => void = (later) => waiting.push(later);
  let loading: Promise<void> | undefined;
  const load = () => {
    loading ??= import("../panel/main.tsx").then(
      async ({ openPanel }) => {
        call = await openPanel(core);
        waiting.splice(0).forEach(call);
      },
      (error) => {
        loading = undefined;
        throw error;
      },
    );
    return loading;
  };
  const door = openDoor(host, store, storage, load);
  const core: Core = { host, store, storage, link, session, ownTitle, closePanel: door.close };
  followTabs(core, door);
  door.follow(storage.get("open"));
  // What was written before a reload is sent, whether or not the panel is opened.
  if (storage.get("unsent")) load().catch(() => {});

  function tellPage(): void {
    const page = currentPage(ownTitle());
    if (page) link.tell("page", page);
  }
  watchPages(tellPage);
  watchWaking({
    woke() {
      link.wake();
      if (store.get().link === "up") void session.refresh("probe");
    },
    slept: () => link.redial(3_000),
  });

  return (later) => {
    const [name] = later;
    if (name === "close" || (name === "toggle" && store.get().open)) door.close();
    else if (name === "open" || name === "toggle") door.open();
    else call(later);
  };
};
