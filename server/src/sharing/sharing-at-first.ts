import type { Sharing, SharingOffer } from "@palique/shared/sharing.ts";

/** What a new site offers, and one that was saved before there was anything to share. */
export const SHARING_AT_FIRST: Sharing = {
  cobrowse: true,
  control: "full",
  recording: false,
  idleMinutes: 15,
  rules: { mask: [], block: [], show: [] },
  hosts: [],
  screen: true,
  call: "off",
  capture: true,
};

export function sharingOffer(sharing: Sharing): SharingOffer {
  const { cobrowse, control, recording, hosts, screen, call, capture } = sharing;
  return { cobrowse, control, recording, hosts, screen, call, capture };
}
