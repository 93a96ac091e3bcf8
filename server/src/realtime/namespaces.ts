import type { OperatorToServer, ServerToOperator } from "@palique/shared/operator.ts";
import type { ServerToVisitor, VisitorToServer } from "@palique/shared/visitor.ts";
import type { DefaultEventsMap, Namespace, Server, Socket } from "socket.io";
import type { VisitorActor } from "../actors.ts";
import type { Claims } from "../identity/claims.ts";

/** What a visitor's socket knows of itself. */
export interface VisitorSocketData {
  actor: VisitorActor;
  /** SHA-256 of the browser's own token; null: it has none yet. */
  browserHash: string | null;
  /** What its website says of the person, without proof. */
  claims: Claims | null;
  /** Asked for what the panel shows. */
  hasPanel: boolean;
  /** Wants nothing to be known of its visit. */
  isForgotten: boolean;
  /** Where it is, and since when (epoch ms). */
  page: { url: string; title: string; at: number } | null;
  /** As plainAddress writes it. For rate limits and blocking. */
  address: string;
  /** Kept out until then, epoch ms; 0: not at all. */
  blockedUntil: number;
  userAgent: string;
  /** What is in the box right now: shown to an operator who opens the chat, gone with the socket. */
  draft: { conversationId: string; text: string } | null;
}
export interface OperatorSocketData {
  operatorId: string;
  /** Names the session, so that ending it ends the socket. */
  tokenHash: string;
  /** The conversation on its screen. */
  viewing: string | null;
  /** Somebody looks at it right now. */
  attending: boolean;
}

export type VisitorNamespace = Namespace<
  VisitorToServer,
  ServerToVisitor,
  DefaultEventsMap,
  VisitorSocketData
>;
export type OperatorNamespace = Namespace<
  OperatorToServer,
  ServerToOperator,
  DefaultEventsMap,
  OperatorSocketData
>;
export type VisitorSocket = Socket<VisitorToServer, ServerToVisitor, DefaultEventsMap, VisitorSocketData>;
export type OperatorSocket = Socket<OperatorToServer, ServerToOperator, DefaultEventsMap, OperatorSocketData>;

export interface Realtime {
  visitors: VisitorNamespace;
  operators: OperatorNamespace;
}

export function openNamespaces(io: Server): Realtime {
  return { visitors: io.of("/visitor"), operators: io.of("/operator") };
}

/** Names of the rooms. Everything that is told goes to one of these. */
export const rooms = {
  /** All tabs of one visitor: of one browser, or of all browsers of a known customer. */
  visitor: (id: string) => `visitor:${id}`,
  /** Browsers in which a link to one of the visitor's conversations was opened; for who is there, not for what is said. */
  guests: (visitorId: string) => `guests:${visitorId}`,
  /** Those that have this conversation by a link. */
  linked: (conversationId: string) => `linked:${conversationId}`,
  /** All tabs of one browser, whoever it speaks for. */
  browser: (siteId: string, browserHash: string) => `browser:${siteId}:${browserHash}`,
  /** Every open panel of a site. */
  site: (id: string) => `site:${id}`,
  /** All consoles of one operator. */
  operator: (id: string) => `operator:${id}`,
  /** Consoles of members, for the rows of the inbox. */
  department: (id: string) => `department:${id}`,
  /** Consoles of supervisors and administrators, for all rows. */
  everything: "everything",
  /** Consoles that have the conversation open, or whose operator is responsible for it: messages and drafts. */
  conversation: (id: string) => `conversation:${id}`,
  /** All pages of one browser, whether or not it told us something: LiveVisitor.id. */
  live: (id: string) => `live:${id}`,
  /** Consoles signed in with one session. */
  session: (tokenHash: string) => `session:${tokenHash}`,
};
