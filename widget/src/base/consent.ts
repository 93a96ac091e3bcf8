import type { Tracking } from "@palique/shared/live-names.ts";

/** What the site asks for, unless the visitor said "no": here, or to all sites by Global Privacy Control. */
export function trackingBy(site: Tracking | undefined, said: string | null, control: unknown): Tracking {
  if (!site || site === "off" || said === "no" || (control && !said)) return "off";
  return said ? "stored" : site;
}
