import type { Tracking } from "@palique/shared/live-names.ts";

/** What the visitor said of being followed, under "consent" in the storage. */
export type Consent = "yes" | "no";

/** What the site asks for, unless the visitor says no: here, or to all sites by Global Privacy Control. */
export function trackingBy(site: Tracking | undefined, said: string | null, control: unknown): Tracking {
  if (!site || site === "off" || said === "no" || (control && !said)) return "off";
  return said ? "stored" : site;
}
