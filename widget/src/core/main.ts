import type { Base, KeptChange } from "../base/parts.ts";
import { openPanel } from "../panel/main.tsx";
import { openDoor } from "./door.ts";
import type { Core } from "./parts.ts";
import { report } from "./report.ts";
import { createSession } from "./session.ts";
import { initialState, type State } from "./state.ts";
import { createStore } from "./store.ts";
import { followTabs } from "./tabs.ts";
import { tellNews } from "./tell-news.ts";

/**
 * The reading half: up to date and able to call for attention. Writing comes with the panel. Gives back how to
 * "open", "close", "toggle" and "show" it.
 */
export function openPart(base: Base): (move: string) => void {
  const { host, storage, link } = base;
  report(host);
  const store = createStore<State>({
    ...initialState,
    ...base.told,
    sound: !storage.get("mute"),
    dismissed: Number(storage.get("dismissed")),
  });
  tellNews(base, store);
  const session = createSession(store, link);

  let loading = false;
  const load = () => {
    if (loading) return;
    loading = true;
    openPanel(core).catch(() => {
      // Its words are out of reach: closed again, so that the next click tries again.
      loading = false;
      door.close();
    });
  };
  const door = openDoor(base, store, load);
  const core: Core = {
    base,
    host,
    store,
    storage,
    link,
    session,
    closePanel: door.close,
  };
  base.core = core;
  const followTab = followTabs(core, door);
  base.join((event, data) => {
    if (event === "up") void session.refresh();
    else if (event === "down") store.set({ link: "down", typing: "" });
    else if (event === "kept") followTab(data as KeptChange);
    else if (event === "woke") {
      if (store.get().link === "up") void session.refresh("probe");
    } else session.receive(event, data);
  });
  door.follow(storage.get("open"));
  // What was written before a reload is sent, whether or not the panel is opened.
  if (storage.get("unsent")) load();
  // The connection may be there already, or wait for its next attempt.
  link.open();
  link.wake();
  void session.refresh();

  return (move) => {
    link.open();
    if (move === "close" || (move === "toggle" && store.get().open)) door.close();
    else if (move === "open" || move === "toggle") door.open();
    else if (move === "show") door.show();
  };
}
