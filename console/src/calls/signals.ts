import type { Signal } from "@palique/shared/sharing.ts";

type Hear = (signal: Signal) => void;
const listeners = new Set<Hear>();

export function receiveSignal(signal: Signal): void {
  for (const hear of [...listeners]) hear(signal);
}

/** Gives back how to stop. */
export function hearSignals(hear: Hear): () => void {
  listeners.add(hear);
  return () => void listeners.delete(hear);
}
