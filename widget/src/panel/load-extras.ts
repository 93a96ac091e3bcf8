import type { Message } from "@palique/shared/conversation.ts";
import type { ToldEvent } from "./event-line.ts";
import type { Panel, Screen } from "./panel.model.ts";
import { shownChat } from "./shown-chat.ts";

/** Whether what is drawn needs them, or may once nothing can be loaded any more: wherever a message can be left. */
export function needsExtras({ own, store }: Panel, screen: Screen): boolean {
  const { extras, ending, picking } = own.get();
  const { link } = store.get();
  if (extras || link === "connecting") return false;
  return screen !== "chat" || ending || picking || shownChat(store.get())?.state !== "active";
}

export async function loadExtras({ host, own }: Panel): Promise<void> {
  const { extras } = await import("../extras/extras.ts");
  if (own.get().extras) return;
  host.addStyles(extras.css);
  own.set({ extras });
}

/** More than plain words, or an event few chats have. Asked before what draws it is there, so it only looks roughly. */
export function isRich({ text, extra, event }: Message): unknown {
  const { type = "", resumed = false } = { ...event } as Partial<ToldEvent>;
  return extra || resumed || /changed|^t|\.(re|tr)/.test(type) || /[*_`[@]|\/\/|www|^(-|\d+\.) /m.test(text);
}

export async function loadRich({ host, own }: Panel): Promise<void> {
  const { rich } = await import("../rich/rich.ts");
  if (own.get().rich) return;
  host.addStyles(rich.css);
  own.set({ rich });
}
