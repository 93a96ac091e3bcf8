import { inflateRawSync } from "node:zlib";
import type { eventWithTime } from "@rrweb/types";
import type { Page } from "playwright-core";
import type { Desk } from "./desk.ts";
import { cobrowsing, connectWatcher, type WatchClient } from "./sharing.ts";
import { until } from "./wait.ts";

/** What an operator's browser gets of a page that is co-browsed, unpacked. */
interface Watching {
  watcher: WatchClient;
  /** All that came, as text. */
  text(): string;
  events(): eventWithTime[];
  /** Resolves once what came says so. */
  sees(text: string): Promise<void>;
}

/** A chat in which the page is shown: `give` makes a browser's page the one that the visitor allowed it in. */
export async function watching(desk: Desk) {
  const chat = await cobrowsing(desk);
  const watcher = await connectWatcher(desk.server, chat.api, chat.shareId);
  return {
    ...chat,
    ...listenTo(watcher),
    /** Before it goes anywhere. */
    async give(page: Page): Promise<void> {
      const kept: Record<string, string> = {
        token: chat.visitor.token,
        live: chat.conversationId,
        "share:cobrowse": `${chat.shareId} allowed`,
      };
      await page.context().addInitScript(
        ([prefix, entries]) => {
          if (window.top !== window) return;
          for (const [name, value] of Object.entries(entries)) localStorage[prefix + name] ??= value;
        },
        [`palique:${desk.key}:`, kept] as const,
      );
    },
  };
}

function listenTo(watcher: WatchClient): Watching {
  const unpacked: string[] = [];
  const texts = () => {
    const frames = watcher.got("frames");
    for (const { bytes, packed } of frames.slice(unpacked.length)) {
      unpacked.push((packed ? inflateRawSync(bytes) : Buffer.from(bytes)).toString());
    }
    return unpacked;
  };
  const text = () => texts().join("\n");
  return {
    watcher,
    text,
    events: () => texts().flatMap((one): eventWithTime[] => JSON.parse(one)),
    async sees(words) {
      await until(`"${words}" in what is sent`, () => text().includes(words));
    },
  };
}
