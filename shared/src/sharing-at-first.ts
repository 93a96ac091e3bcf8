import type { Sharing } from "./sharing.ts";

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
