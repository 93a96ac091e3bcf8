import { z } from "zod";
import type { OperatorCard } from "./conversation.ts";
import { DEVICE_KINDS, type Device } from "./devices.ts";
import { ClientId, Id, MessageText } from "./fields.ts";
import { LIVE_WINDOW_MAX, URL_MAX, VARIABLE_MAX, VARIABLE_NAME_MAX } from "./limits.ts";
import { LIVE_SORTS, LIVE_STATES, type LiveState } from "./live-names.ts";
import type { Place } from "./places.ts";
import type { Ask, Tell } from "./reply.ts";

/**
 * The live list in the console. A console says which part of it it shows and gets that, with counts, at most once
 * a second and only when something in it changed; never the whole list.
 */

/** Undefined: does not matter. All that is given must fit. */
export const LiveFilter = z.object({
  siteId: Id.optional(),
  /** Of the visitor's conversation. */
  departmentId: Id.optional(),
  /** Part of the page's address or title. */
  page: z.string().trim().min(1).max(URL_MAX).optional(),
  /** This page and no other: LivePage.url. */
  onPage: z.string().min(1).max(URL_MAX).optional(),
  /** ISO 3166-1 alpha-2. */
  countries: z
    .array(z.string().regex(/^[A-Z]{2}$/))
    .max(250)
    .optional(),
  devices: z.array(z.enum(DEVICE_KINDS)).max(3).optional(),
  returning: z.boolean().optional(),
  states: z.array(z.enum(LIVE_STATES)).max(3).optional(),
  inChat: z.boolean().optional(),
  attribute: z
    .object({
      name: z.string().trim().min(1).max(VARIABLE_NAME_MAX),
      /** "": whatever it is. */
      value: z.string().trim().max(VARIABLE_MAX),
    })
    .optional(),
  /** Key of a place on the map. */
  place: z.string().max(100).optional(),
});
export type LiveFilter = z.infer<typeof LiveFilter>;

/** What the console shows from now on; a later one takes its place. */
export const WatchLive = z.object({
  filter: LiveFilter,
  sort: z.enum(LIVE_SORTS),
  descending: z.boolean(),
  /** Who came after it (server clock, epoch ms) is only counted, so that rows do not move under the pointer. */
  asOf: z.number().int().min(0).nullable(),
  /** Rows [from, from + size) of what fits. size 0: counts only. */
  from: z.number().int().min(0).max(1_000_000),
  size: z.number().int().min(0).max(LIVE_WINDOW_MAX),
  /** The pages people are on, with counts, instead of rows. */
  byPage: z.boolean(),
  /** Everybody who fits, by place, for the map. */
  places: z.boolean(),
  /** This visitor whole, whether or not the filter fits: LiveVisitor.id, or the id of their conversation. */
  openId: Id.nullable(),
});
export type WatchLive = z.infer<typeof WatchLive>;

export interface LiveVisitor {
  /** Names the browser for as long as it is here. */
  id: string;
  /** Once they told us something. */
  contactId: string | null;
  /** "": not known. */
  name: string;
  /** The host vouches for who it is; unverified: it only says so; null: nobody says anything. */
  identity: "verified" | "unverified" | null;
  siteId: string;
  state: LiveState;
  page: { url: string; title: string };
  /** Server clock, epoch ms: since when on this page, on the site, and for who left: until when. */
  pageSince: number;
  since: number;
  leftAt: number | null;
  /** Pages seen in this visit. */
  pages: number;
  /** Visits of this browser; null: nothing is kept there. */
  visits: number | null;
  device: Device;
  /** BCP 47; "" unknown. */
  language: string;
  timeZone: string | null;
  place: Place | null;
  /** Address of the page that led here; "" none. */
  referrer: string;
  /** utm_source / utm_campaign and alike of the first page; "" none. */
  campaign: string;
  conversation: LiveConversation | null;
  /** One that is open now. */
  invitation: LiveInvitation | null;
}

export interface LiveConversation {
  id: string;
  number: number;
  state: "queued" | "active" | "ended";
  operatorId: string | null;
}

export interface LiveInvitation {
  id: string;
  /** asked: on its way; shown: on the screen; opened: the panel is open. */
  state: "asked" | "shown" | "opened";
  /** By hand: whose. Null: by a rule. */
  operator: OperatorCard | null;
}

export interface LiveVisitorDetail extends LiveVisitor {
  /** Oldest first, at most the newest 50. */
  trail: { url: string; title: string; at: number }[];
  attributes: Record<string, string>;
  /** What the page told with `palique.track`, oldest first, at most the newest 50. */
  events: { name: string; data: Record<string, string>; at: number }[];
  /** utm_* of the first page. */
  campaignParts: Record<string, string>;
  screen: { width: number; height: number } | null;
  userAgent: string;
}

export interface LiveCounts {
  /** Who may be seen at all. */
  all: number;
  /** Who fits the filter. */
  fitting: number;
  online: number;
  idle: number;
  inChat: number;
  /** Of who fits: ISO country or "" for unknown, most first. */
  countries: { country: string; visitors: number }[];
  /** Of who fits: came after `asOf`. */
  newer: number;
}

export interface LivePage {
  url: string;
  title: string;
  visitors: number;
}

/** Who fits, is at the same place and has not left. */
export interface LivePlace {
  /** For LiveFilter.place. */
  key: string;
  place: Place;
  online: number;
  idle: number;
  inChat: number;
  /** The only one there, to be opened at once. */
  onlyId: string | null;
}

export interface LiveWindow {
  counts: LiveCounts;
  from: number;
  rows: LiveVisitor[];
  /** With `byPage`: most visitors first, at most 200. */
  pages: LivePage[];
  /** With `places`: most visitors first, at most 2,000. */
  places: LivePlace[];
  /** With `openId`; null: not here any more. */
  open: LiveVisitorDetail | null;
  /** Server clock, epoch ms. */
  at: number;
}

/** An invitation by hand, in the operator's own words. */
export const InviteVisitor = z.object({
  clientId: ClientId,
  /** LiveVisitor.id */
  visitorId: Id,
  text: MessageText,
});
export type InviteVisitor = z.infer<typeof InviteVisitor>;
export const NameInvitation = z.object({ id: Id });
export type NameInvitation = z.infer<typeof NameInvitation>;

export interface LiveToServer {
  /** The answer is the window as it is now; "live" brings the later ones. */
  "live:watch": Ask<WatchLive, LiveWindow>;
  "live:stop": Tell<Record<string, never>>;
  /** Fails with "not-found" when they left, "conflict" while somebody else's is open or they are in a chat. */
  "live:invite": Ask<InviteVisitor, LiveInvitation>;
  /** Takes one's own back before it is accepted. */
  "live:uninvite": Ask<NameInvitation, null>;
}

export interface ServerToLive {
  live: (window: LiveWindow) => void;
}
