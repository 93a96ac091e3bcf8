import { signal } from "@preact/signals";

/** The conversation somebody is about to show to colleagues. */
export const sharing = signal<string | null>(null);
