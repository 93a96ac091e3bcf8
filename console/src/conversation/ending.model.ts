import { signal } from "@preact/signals";
import { whenSignedOut } from "../session.model.ts";

/** The conversation whose end is being asked about. */
export const endingId = signal<string | null>(null);

whenSignedOut(() => {
  endingId.value = null;
});
