import type { Device } from "./devices.ts";

/** One stay on a site of somebody who told us something, as the contact card shows it. */
export interface VisitSummary {
  id: string;
  siteId: string;
  /** Server clock, epoch ms; `endedAt`: when they were last known to be there. */
  startedAt: number;
  endedAt: number;
  /** Address of the page that led here; "" none. */
  referrer: string;
  /** utm_* of the first page. */
  campaign: Record<string, string>;
  /** Oldest first, at most the newest 50. */
  trail: { url: string; title: string; at: number }[];
  /** How many pages there were in all. */
  pages: number;
  device: Device;
  /** ISO 3166-1 alpha-2 and the city's name; "" not known. */
  country: string;
  city: string;
}
