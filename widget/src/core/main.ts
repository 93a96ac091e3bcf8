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

/** A network that lets no WebSocket through is not asked again on every page of a visit. */
const POLLS_MS = 3_600_000;

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

  const link = openLink({
    origin: host.origin,
    auth: () => ({ site: host.key, token: storage.get("token") }),
    startWithPolling: Number(storage.get("polling")) > Date.now() - POLLS_MS,
    loadPolling: async () => (await import("../link/polling.ts")).dialPolling,
    up: () => void session.refresh().then(tellPage),
    down: () => store.set({ link: "down", typing: "" }),
    received: (event, data) => session.receive(event, data),
    fellBack: () => storage.set("polling", `${Date.now()}`),
    // The site is gone or this page is not allowed: nothing a visitor could do about it.
    refused: () => host.button.remove(),
  });
  const session = createSession(store, link);

  const calls: Call[] = [];
  let loading = false;
  const load = () => {
    if (loading) return;
    loading = true;
    import("../panel/main.tsx")
      .then(({ openPanel }) => openPanel(core))
      .catch(() => {
        // Out of reach: closed again, so that the next click tries again.
        loading = false;
        door.close();
      });
  };
  const door = openDoor(host, store, storage, load);
  const core: Core = { host, store, storage, link, session, calls, ownTitle, closePanel: door.close };
  followTabs(core, door);
  door.follow(storage.get("open"));
  // What was written before a reload is sent, whether or not the panel is opened.
  if (storage.get("unsent")) load();

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

  return (call) => {
    const [name] = call;
    if (name === "close" || (name === "toggle" && store.get().open)) door.close();
    else if (name === "open" || name === "toggle") door.open();
    else {
      // What is told of the visitor is for the panel, now or once it is there.
      calls.push(call);
      store.set({});
    }
  };
};
