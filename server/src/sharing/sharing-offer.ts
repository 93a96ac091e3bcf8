import type { Sharing, SharingOffer } from "@palique/shared/sharing.ts";

/** What consoles need to know of what a site offers. */
export function sharingOffer(sharing: Sharing): SharingOffer {
  const { cobrowse, control, recording, hosts, screen, call, capture } = sharing;
  return { cobrowse, control, recording, hosts, screen, call, capture };
}
