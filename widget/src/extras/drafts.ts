import { DRAFT_EVERY_MS, DRAFT_MAX } from "@palique/shared/limits.ts";

export interface DraftSender {
  (text: string): void;
  /** After a reconnect: what is in the box right now. */
  again(): void;
}

/**
 * The typing preview's throttle: the latest words go out at most every DRAFT_EVERY_MS and the last ones always
 * do. An emptied box is told at once. Nothing waits for a connection: a draft is stale a moment later.
 */
export function createDraftSender(send: (text: string) => void): DraftSender {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest = "";
  let told = "";
  let toldAt = 0;

  function tell(): void {
    clearTimeout(timer);
    timer = undefined;
    if (latest === told) return;
    told = latest;
    toldAt = Date.now();
    send(latest);
  }

  const type = (text: string) => {
    latest = text.slice(-DRAFT_MAX);
    if (!latest) tell();
    else timer ??= setTimeout(tell, Math.max(0, toldAt + DRAFT_EVERY_MS - Date.now()));
  };
  return Object.assign(type, {
    again() {
      told = "";
      type(latest);
    },
  });
}
