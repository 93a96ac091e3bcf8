import { type Signal, signal } from "@preact/signals";
import { whenSignedOut } from "../session.model.ts";

/** The conversation whose visitor this operator is about to block. */
export const blockingId: Signal<string | null> = signal(null);

whenSignedOut(() => {
  blockingId.value = null;
});
