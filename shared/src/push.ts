import { z } from "zod";
import { ALERT_EVENTS, TONES } from "./alerts.ts";

/** Web Push: what browsers tell us of themselves, and what they get. */

const Base64Url = z.string().regex(/^[\w-]+={0,2}$/);

/** A browser's PushSubscription as JSON. */
export const PushBrowser = z.object({
  endpoint: z.url().max(1_000),
  keys: z.object({
    /** An uncompressed P-256 point. */
    p256dh: Base64Url.min(86).max(90),
    auth: Base64Url.min(22).max(26),
  }),
});
export type PushBrowser = z.infer<typeof PushBrowser>;

/** GET /push -> PushState; POST /push/devices PushBrowser -> PushDevice; DELETE /push/devices/:id -> null; POST /push/devices/:id/test -> null. */
export interface PushState {
  /** The server's VAPID key, for `applicationServerKey`. */
  publicKey: string;
  devices: PushDevice[];
}
export interface PushDevice {
  id: string;
  userAgent: string;
  createdAt: number;
  /** In the session that asks. */
  isHere: boolean;
}

/** Part of PATCH /profile. */
export const SaveAlerts = z.object({
  volume: z.number().int().min(0).max(100),
  repeat: z.boolean(),
  repeatSeconds: z.number().int().min(5).max(300),
  quietWhileTyping: z.boolean(),
  showText: z.boolean(),
  events: z.record(z.enum(ALERT_EVENTS), z.object({ tone: z.enum(TONES), notify: z.boolean() })),
});

/** What travels, encrypted, to a browser: a notification to show, or the tag of one to take away. */
export type PushPayload =
  | {
      palique: "show";
      tag: string;
      title: string;
      body: string;
      /** Where a click leads; a path of the console, or a page of the visitor's. */
      url: string;
      /** Names the news: shown again it makes no noise. */
      news: string;
      /** Stays until somebody reacts. */
      stays: boolean;
    }
  | { palique: "close"; tag: string };
