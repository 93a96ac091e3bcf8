import { computed, signal } from "@preact/signals";
import { now } from "../live/clock.ts";
import { linkState } from "../live/link.ts";

/** Since when there is no connection (server clock, epoch ms); null: there is one. */
export const cutAt = signal<number | null>(null);

/** The time that what is shown is of: without a connection nobody knows whether somebody is still there. */
export const watchedTime = computed(() => cutAt.value ?? now.value);

/** To be run in an effect. */
export function noteConnection(): void {
  cutAt.value = linkState.value === "ready" ? null : (cutAt.peek() ?? now.peek());
}
