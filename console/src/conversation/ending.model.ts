import { signal } from "@preact/signals";

/** The conversation whose end is being asked about. */
export const endingId = signal<string | null>(null);
