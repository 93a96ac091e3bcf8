import { signal } from "@preact/signals";
import { whenSignedOut } from "../session.model.ts";

/** The conversation somebody is about to show to colleagues. */
export const sharing = signal<string | null>(null);

whenSignedOut(() => {
  sharing.value = null;
});
