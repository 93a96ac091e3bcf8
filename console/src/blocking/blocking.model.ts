import { type Signal, signal } from "@preact/signals";

/** The conversation whose visitor this operator is about to block. */
export const blockingId: Signal<string | null> = signal(null);
