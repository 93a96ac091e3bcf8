import type { Call, PaliqueApi, PaliqueEvent, PaliqueListener } from "../host.ts";

declare global {
  interface Window {
    /** Before this script: an optional queue of calls, `{ q: [["open"]] }`. */
    palique?: Partial<PaliqueApi> & { q?: Call[] };
  }
}

/** Makes `window.palique` and hands every call on; gives back how to tell its listeners. */
export function catchCalls(call: (call: Call) => void): (event: PaliqueEvent) => void {
  let listeners: [event: unknown, listener: PaliqueListener][] = [];
  const queued = window.palique?.q;
  const api: PaliqueApi = {
    open: () => call(["open"]),
    close: () => call(["close"]),
    toggle: () => call(["toggle"]),
    identify: (person) => call(["identify", person]),
    set: (attributes) => call(["set", attributes]),
    on: (event, listener) => void listeners.push([event, listener]),
    off(event, listener) {
      listeners = listeners.filter((one) => one[0] !== event || one[1] !== listener);
    },
  };
  window.palique = api;
  const byName = api as unknown as Record<string, ((...given: unknown[]) => void) | undefined>;
  for (const [name, ...given] of queued ?? []) byName[name]?.(...given);
  return (event) => {
    for (const [name, listener] of listeners) {
      // A page's own mistake is the page's: it shows in its console and stops nothing here.
      if (name === event) queueMicrotask(listener);
    }
  };
}
