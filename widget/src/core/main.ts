import type { Base } from "../base/parts.ts";
import { drawAttention } from "./attention.ts";
import { openDoor } from "./door.ts";
import type { Core } from "./parts.ts";
import { createSession } from "./session.ts";
import { initialState, type State } from "./state.ts";
import { createStore } from "./store.ts";
import { followTabs } from "./tabs.ts";

/**
 * The reading half: up to date and able to call for attention. Writing comes with the panel. Gives back how to
 * "open", "close", "toggle" and "show" it.
 */
export function startCore(base: Base): (move: string) => void {
  const { host, storage } = base;
  const store = createStore<State>({
    ...initialState,
    ...base.told,
    sound: !storage.get("mute"),
    dismissed: Number(storage.get("dismissed")),
  });
  drawAttention(base, store);

  const link = base.connect();
  const session = createSession(store, link);
  async function up(): Promise<void> {
    await session.refresh();
    const page = base.page();
    if (page) link.tell("page", page);
  }

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
  const core: Core = {
    base,
    host,
    store,
    storage,
    link,
    session,
    closePanel: door.close,
    woke() {
      if (store.get().link === "up") void session.refresh("probe");
    },
  };
  base.core = core;
  base.join((event, data) => {
    if (event === "up") void up();
    else if (event === "down") store.set({ link: "down", typing: "" });
    else session.receive(event, data);
  });
  followTabs(core, door);
  door.follow(storage.get("open"));
  // What was written before a reload is sent, whether or not the panel is opened.
  if (storage.get("unsent")) load();
  // The connection may be there already, or wait for its next attempt.
  link.wake();
  void up();

  return (move) => {
    if (move === "close" || (move === "toggle" && store.get().open)) door.close();
    else if (move === "open" || move === "toggle") door.open();
    else if (move === "show") door.show();
  };
}
