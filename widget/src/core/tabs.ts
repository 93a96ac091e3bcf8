import type { TicketReceipt } from "@palique/shared/visitor.ts";
import type { KeptChange } from "../base/parts.ts";
import { readJson } from "../base/read-json.ts";
import type { Door } from "./door.ts";
import type { Core } from "./parts.ts";

/**
 * Keeps all tabs of this browser the same, and leaves a mark that tells the loader whether a page needs us. Gives
 * back what hears of other tabs.
 */
export function followTabs({ store, storage, link }: Core, door: Door): (change: KeptChange) => void {
  store.subscribe(({ chat, availability, dismissed }) => {
    if (!availability) return;
    const live = chat?.conversationId ?? storage.get("unsent");
    if (live !== storage.get("live")) storage.set("live", live);
    // Resumed elsewhere: its next end is shown again.
    if (dismissed && chat && chat.state !== "ended") {
      storage.set("dismissed", null);
      store.set({ dismissed: 0 });
    }
  });

  return ([name, value]) => {
    if (name === "mute") store.set({ sound: !value });
    else if (name === "dismissed") store.set({ dismissed: Number(value) });
    else if (name === "receipt") store.set({ receipt: readJson<TicketReceipt>(value) });
    else if (name === "open") door.follow(value);
    else if (name === "live" && value?.[1] && value !== store.get().chat?.conversationId) {
      // Another tab started a chat ("1" is no more than a wish), and a connection made before there was a token is nobody's.
      link.redial(0);
    }
  };
}
