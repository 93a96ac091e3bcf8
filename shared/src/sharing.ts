import { z } from "zod";
import type { OperatorCard } from "./conversation.ts";
import { Id } from "./fields.ts";
import { SELECTOR_MAX, SELECTORS_MAX, SIGNAL_MAX } from "./limits.ts";
import type { Ask, Tell } from "./reply.ts";
import { isSelector } from "./selectors.ts";
import {
  CALL_MEDIA,
  CALL_SETTINGS,
  type CallMedia,
  CONTROL_LEVELS,
  type ControlLevel,
  SHARE_KINDS,
  type ShareEnding,
  type ShareKind,
} from "./share-names.ts";

/**
 * What a visitor shares with the operators of a chat: the page (co-browsing), the screen, a call, one picture. Each is
 * asked for by an operator and allowed by the visitor, in the browser they allow it in. It belongs to the live chat
 * and ends with it. Consents and signalling travel over the chat's connection; the page itself over one of its own,
 * see cobrowse.ts. At most one of a kind is open in a conversation.
 */

const Selectors = z.array(z.string().trim().min(1).max(SELECTOR_MAX).refine(isSelector)).max(SELECTORS_MAX);
/** An origin, or all below a domain: "https://*.example.com". As it goes into a Content-Security-Policy. */
const Host = z
  .string()
  .max(300)
  .trim()
  .toLowerCase()
  .overwrite((host) => host.replace(/\/$/, ""))
  .regex(/^https?:\/\/(\*\.)?[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*(:\d{1,5})?$/);
/** Parts of the site's pages by CSS selector: letters become dots, nothing is seen at all, inputs are shown after all. */
export const PrivacyRules = z.object({ mask: Selectors, block: Selectors, show: Selectors });
export type PrivacyRules = z.infer<typeof PrivacyRules>;

/** Part of a site's settings: what operators may ask its visitors for. */
export const Sharing = z.object({
  cobrowse: z.boolean(),
  /** The most that can be asked for while co-browsing. */
  control: z.enum(CONTROL_LEVELS),
  /** Co-browsing may be recorded, each time with a consent of its own. */
  recording: z.boolean(),
  /** Co-browsing ends after so long without the visitor. */
  idleMinutes: z.number().int().min(1).max(240),
  rules: PrivacyRules,
  /** Origins besides the page's own that operators' browsers load pictures, styles and fonts from, such as a CDN's. */
  hosts: z.array(Host).max(50),
  screen: z.boolean(),
  call: z.enum(CALL_SETTINGS),
  /** Pictures of the page and recordings of the screen, also by the visitor's own button. */
  capture: z.boolean(),
});
export type Sharing = z.infer<typeof Sharing>;
/** What a console needs to know of it. */
export type SharingOffer = Pick<
  Sharing,
  "cobrowse" | "control" | "recording" | "hosts" | "screen" | "call" | "capture"
>;

export const AskShare = z
  .object({
    conversationId: Id,
    kind: z.enum(SHARE_KINDS),
    /** Of a call; null for anything else. */
    media: z.enum(CALL_MEDIA).nullable(),
  })
  .refine(({ kind, media }) => (kind === "call") === (media !== null), { path: ["media"] });
export type AskShare = z.infer<typeof AskShare>;
/** While co-browsing: more control (for the operator who asks), or that it is recorded. */
export const AskMore = z.discriminatedUnion("about", [
  z.object({ shareId: Id, about: z.literal("control"), level: z.enum(["scroll", "full"]) }),
  z.object({ shareId: Id, about: z.literal("recording") }),
]);
export type AskMore = z.infer<typeof AskMore>;
export const AnswerShare = z.object({ shareId: Id, allow: z.boolean() });
export type AnswerShare = z.infer<typeof AnswerShare>;
/** A yes to control is to the level and the operator that the visitor read of: it can be another question by now. */
export const AnswerMore = z.discriminatedUnion("about", [
  z.object({
    shareId: Id,
    about: z.literal("control"),
    allow: z.boolean(),
    level: z.enum(["scroll", "full"]),
    by: Id,
  }),
  z.object({ shareId: Id, about: z.literal("recording"), allow: z.boolean() }),
]);
export type AnswerMore = z.infer<typeof AnswerMore>;
export const StopShare = z.object({ shareId: Id, what: z.enum(["all", "control", "recording"]) });
export type StopShare = z.infer<typeof StopShare>;
export const FinishShare = z.object({ shareId: Id, ending: z.enum(["done", "failed"]) });
export type FinishShare = z.infer<typeof FinishShare>;
export const NameShare = z.object({ shareId: Id });
export type NameShare = z.infer<typeof NameShare>;

/** Who has asked for something that the visitor has not answered yet. */
export type Asker = Pick<OperatorCard, "id" | "name">;

/** Both sides' view. The one with the higher `rev` is newer. */
export interface ShareView {
  id: string;
  conversationId: string;
  kind: ShareKind;
  media: CallMedia | null;
  rev: number;
  state: "asked" | "active" | "ended";
  /** Who asked. */
  by: OperatorCard;
  /** Epoch ms. */
  askedAt: number;
  /** Until when it, or what more was asked for last, can be answered. */
  expiresAt: number;
  startedAt: number | null;
  endedAt: number | null;
  ending: ShareEnding | null;
  /** What the visitor gave, and to whom; nobody while the level is "view". */
  control: { level: ControlLevel; by: Asker | null };
  recording: boolean;
  /** More that was asked for and waits for the visitor's answer. */
  asks: { control: { level: ControlLevel; by: Asker } | null; recording: Asker | null };
}

/** The visitor's. */
export interface OwnShare extends ShareView {
  /** This browser is the one it was allowed in: no other takes part. */
  here: boolean;
  /** The server's clock, epoch ms: the visitor's may be wrong. */
  now: number;
  rules: PrivacyRules;
}

/**
 * WebRTC signalling (RFC 8829). Each operator who watches is a peer of its own, with an id the console makes. "join"
 * asks the visitor's page for an offer; "leave" ends the peer, and "taken" ends one whose call another peer has now. The
 * page that has the stream answers, others ignore it.
 */
export const Signal = z.object({
  shareId: Id,
  peer: z.uuid(),
  body: z.discriminatedUnion("type", [
    z.object({ type: z.enum(["join", "leave", "taken"]) }),
    z.object({ type: z.enum(["offer", "answer"]), sdp: z.string().max(SIGNAL_MAX) }),
    z.object({
      type: z.literal("candidate"),
      /** RTCIceCandidateInit; null: there are no more. */
      candidate: z
        .object({
          candidate: z.string().max(2_000),
          sdpMid: z.string().max(100).nullable(),
          sdpMLineIndex: z.number().int().min(0).max(100).nullable(),
        })
        .nullable(),
    }),
  ]),
});
export type Signal = z.infer<typeof Signal>;
/** An operator may not look on any more, with whatever peers they have. */
interface Parted {
  shareId: string;
  peer: null;
  body: { type: "parted" };
}
/** As it reaches the visitor: they may know who looks on. */
export type OperatorSignal = (Signal | Parted) & { by: Asker };
/** For RTCConfiguration.iceServers. */
export interface IceServer {
  urls: string[];
  username?: string;
  credential?: string;
}

/** Of the visitor's contract. All of them fail with "not-found" for what is not theirs and answer repeats the same. */
export interface OwnSharesToServer {
  /** Allows or refuses. Fails with "conflict" once it has ended, or was allowed in another browser. */
  "share:answer": Ask<AnswerShare, OwnShare>;
  /** Fails with "conflict" when that was not asked for. */
  "share:answer-more": Ask<AnswerMore, OwnShare>;
  /** From any browser of theirs. */
  "share:stop": Ask<StopShare, OwnShare>;
  /** A capture was sent, what was allowed did not work, or "failed" before an answer: this browser cannot do it. */
  "share:finish": Ask<FinishShare, OwnShare>;
  /** For those who may send signals now, for some hours. */
  "share:ice": Ask<NameShare, IceServer[]>;
  /** Lost unless it is from the browser that it was allowed in, while a screen or a call is active. */
  "share:signal": Tell<Signal>;
}
export interface ServerToOwnShares {
  /** Asked, answered, changed or ended; on every connection once for each that is open. */
  share: (share: OwnShare) => void;
  "share:signal": (signal: OperatorSignal) => void;
}

/** Of the operators' contract. */
export interface SharesToServer {
  /**
   * By the operator in charge of the chat or a helper in it. Where one of the kind is open it is the answer. Fails with
   * "forbidden" where the site does not offer it, "chat-ended" without an active chat.
   */
  "share:ask": Ask<AskShare, ShareView>;
  /** Fails with "forbidden" beyond what the site offers, "conflict" unless it is active co-browsing. */
  "share:ask-more": Ask<AskMore, ShareView>;
  "share:stop": Ask<StopShare, ShareView>;
  "share:ice": Ask<NameShare, IceServer[]>;
  /** Lost unless it is from somebody who may see the conversation; of a call, from who asked for it. */
  "share:signal": Tell<Signal>;
}
export interface ServerToShares {
  /** In a conversation that is open or mine. */
  share: (share: ShareView) => void;
  "share:signal": (signal: Signal) => void;
}

/** A recording of co-browsing: GET /api/v1/conversations/:id/recordings -> RecordingCard[]. */
export interface RecordingCard {
  id: string;
  shareId: string;
  operatorName: string;
  /** Epoch ms. */
  startedAt: number;
  /** Null while it goes on. */
  endedAt: number | null;
  durationMs: number;
  /** Bytes on disk. */
  size: number;
  /** When it is deleted; null: it is kept as long as its conversation. */
  deletedAt: number | null;
}
