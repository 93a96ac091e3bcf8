import type { Message } from "@palique/shared/conversation.ts";
import type { ToldEvent } from "./event-line.ts";
import type { Panel } from "./panel.model.ts";

/** What is not drawn first. */
export async function loadExtras(panel: Panel): Promise<void> {
  const { host, own } = panel;
  const { extras } = await import("../extras/extras.ts");
  if (own.get().extras) return;
  host.addStyles(extras.css);
  own.set({ extras });
  extras.startExtras(panel);
}

/** More than plain words, or an event few chats have. Asked before what draws it is there, so it only looks roughly. */
export function isRich({ text, extra, event }: Message): unknown {
  const { type = "", resumed = false } = { ...event } as Partial<ToldEvent>;
  return (
    extra || resumed || /changed|^[st]|\.(re|tr)/.test(type) || /[*_`[@]|\/\/|www|^(-|\d+\.) /m.test(text)
  );
}

export async function loadRich({ host, own }: Panel): Promise<void> {
  const { rich } = await import("../rich/rich.ts");
  if (own.get().rich) return;
  host.addStyles(rich.css);
  own.set({ rich });
}
