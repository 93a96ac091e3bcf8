import type { LiveWindow } from "@palique/shared/live-visitors.ts";
import { signal } from "@preact/signals";

/** The newest that came by itself about who is on the websites. */
export const liveNews = signal<LiveWindow | null>(null);
