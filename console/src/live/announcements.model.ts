import { signal } from "@preact/signals";

/** Said by screen readers, shown nowhere. */
export const announcement = signal("");
