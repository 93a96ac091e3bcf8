import type { ActBody } from "@palique/shared/cobrowse.ts";
import type { ActRefusal } from "@palique/shared/share-names.ts";
import type { eventWithTime, serializedNodeWithId } from "@rrweb/types";
import type { Page } from "playwright-core";
import type { Desk } from "./desk.ts";
import { connectWatcher, type WatchClient } from "./sharing.ts";
import { until } from "./wait.ts";
import { watching } from "./watching.ts";

/** The visitor's own hand goes first for so long. */
export const OWN_INPUT_WINS_MS = 1_600;

/** What of the page's elements stands in the recording, by their id; "document" for the page itself. */
function idsIn(events: readonly eventWithTime[]): Map<string, number> {
  const ids = new Map<string, number>();
  const add = (node: serializedNodeWithId) => {
    if (node.type === 0 && !ids.has("document")) ids.set("document", node.id);
    if ("attributes" in node && node.attributes.id) ids.set(String(node.attributes.id), node.id);
    for (const child of "childNodes" in node ? node.childNodes : []) add(child);
  };
  for (const { type, data } of events) {
    if (type === 2) {
      ids.clear();
      add(data.node);
    } else if (type === 3 && data.source === 0) for (const { node } of data.adds) add(node);
  }
  return ids;
}

/** An operator with control over the page that a visitor has in this tab. */
export async function acting(desk: Desk, page: Page, url: string) {
  const chat = await watching(desk);
  const { shareId } = chat;
  await chat.give(page);
  await page.goto(url);

  const idOf = (name: string) => until(`#${name} in the recording`, () => idsIn(chat.events()).get(name));
  let n = 0;
  async function give(level: "scroll" | "full"): Promise<void> {
    await idOf("document");
    await chat.operator.value("share:ask-more", { shareId, about: "control", level });
    const by = chat.api.me.id;
    await chat.visitor.value("share:answer-more", { shareId, about: "control", allow: true, level, by });
    // The page has heard of it, too: its bar says so.
    await page.waitForFunction(
      (words) => document.querySelector("palique-chat")?.shadowRoot?.textContent?.includes(words),
      level === "full" ? "can click and type" : "can scroll",
    );
    // What acts is loaded with it: a browser driven by tests looks as if its visitor had just clicked.
    await page.waitForFunction(() =>
      performance.getEntriesByType("resource").some(({ name }) => name.includes("/widget/acts-")),
    );
    await page.waitForTimeout(OWN_INPUT_WINS_MS);
  }
  async function send(body: ActBody, watcher: WatchClient = chat.watcher): Promise<ActRefusal | null> {
    const number = ++n;
    watcher.tell("act", { n: number, body });
    return (await watcher.next("acted", (acted) => acted.n === number)).refused;
  }
  return {
    ...chat,
    give,
    idOf,
    /** Pointing is not answered. */
    point: (body: ActBody, watcher: WatchClient = chat.watcher) => watcher.tell("act", { n: ++n, body }),
    send,
    click: async (name: string, double = false) =>
      send({ type: "click", spot: { id: await idOf(name), x: 0.5, y: 0.5 }, double }),
    type: async (name: string, text: string) => send({ type: "type", id: await idOf(name), text }),
    press: async (name: string, key: Extract<ActBody, { type: "key" }>["key"], shift = false) =>
      send({ type: "key", id: await idOf(name), key, shift }),
    another: () => connectWatcher(desk.server, desk.admin, shareId),
  };
}
