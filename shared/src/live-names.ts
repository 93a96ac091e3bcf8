/** Words on the wire for who is on the websites, free of schemas so that browsers can import them. */

/**
 * off: only who opens the panel is seen. memory: everybody is, and nothing is kept in the browser until they
 * write. stored: a random id stays in the browser, so that who comes back is recognised.
 */
export const TRACKING = ["off", "memory", "stored"] as const;
export type Tracking = (typeof TRACKING)[number];

export const LIVE_STATES = ["online", "idle", "left"] as const;
export type LiveState = (typeof LIVE_STATES)[number];

export const LIVE_SORTS = [
  "arrived",
  "site-time",
  "page-time",
  "page",
  "pages",
  "country",
  "visits",
] as const;
export type LiveSort = (typeof LIVE_SORTS)[number];

/** bubble: beside the button. panel: the panel opens by itself. */
export const INVITATION_LOOKS = ["bubble", "panel"] as const;
export type InvitationLook = (typeof INVITATION_LOOKS)[number];

/** What becomes of invitations, each step out of the one before; converted: the rule's goal was reached. */
export const FUNNEL_STEPS = ["shown", "opened", "answered", "chat", "converted"] as const;
export type FunnelStep = (typeof FUNNEL_STEPS)[number];
