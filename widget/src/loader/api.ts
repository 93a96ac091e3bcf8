import type { Call, Detail, PaliqueApi, PaliqueEvent, PaliqueListener } from "../host.ts";

declare global {
  interface Window {
    /** Before this script: an optional queue of calls, `{ q: [["open"]] }`. */
    palique?: Partial<PaliqueApi> & { q?: Call[] };
  }
}

/** Makes `window.palique` and hands every call on; gives back how to tell its listeners. */
export function catchCalls(call: (call: Call) => void): (event: PaliqueEvent, detail?: Detail) => void {
  let listeners: unknown[][] = [];
  const queued = window.palique?.q;
  const api: Record<string, (...given: unknown[]) => void> = {};
  for (const name of "open close toggle identify forget set track consent".split(" ")) {
    api[name] = (...given) => call([name, ...given]);
  }
  api.on = (...given) => listeners.push(given);
  api.off = (event, listener) => {
    listeners = listeners.filter((one) => one[0] !== event || one[1] !== listener);
  };
  window.palique = api;
  for (const [name, ...given] of queued ?? []) api[name]?.(...given);
  return (event, detail) => {
    for (const [name, listener] of listeners) {
      // A page's own mistake is the page's: it shows in its console and stops nothing here.
      if (name === event) queueMicrotask(() => (listener as PaliqueListener)(detail));
    }
  };
}
