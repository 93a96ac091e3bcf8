import type { MessageExtra } from "@palique/shared/conversation.ts";
import type { Invitation } from "@palique/shared/invitations.ts";
import type { Failure } from "@palique/shared/reply.ts";
import { emptyTimeline, type Timeline } from "@palique/shared/timeline.ts";
import type {
  Availability,
  ChatView,
  CreateTicket,
  StartChat,
  TicketReceipt,
  VisitorSession,
} from "@palique/shared/visitor.ts";
import type { Told } from "../base/parts.ts";
import { isTheirs } from "../news/count.ts";

/** A message on its way: waiting for its acknowledgment, acknowledged but not yet in the timeline, or refused. */
export interface Outgoing {
  clientId: string;
  conversationId: string;
  text: string;
  /** What it is besides words. */
  extra?: MessageExtra | undefined;
  /** Orders them; the device's clock, never going back. */
  at: number;
  state: "sending" | "sent" | "failed";
}

/** A form that was sent off and survives a reload until the server answers. */
export interface Pending<T> {
  input: T;
  /** The server's no; the form shows it. */
  failure?: Failure;
  /** Seconds until it is sent again: the server asked for a pause. */
  waits?: number;
}

/** An invitation that the start form answers. */
export interface Invited extends Pick<Invitation, "id" | "departmentId"> {
  /** Puts its words and who they are from where the greeting stands otherwise; null once that is gone. */
  draw(line: HTMLElement | null): void;
}

/** Everything the visitor's side knows. */
export interface State extends Told {
  link: "connecting" | "up" | "down";
  /** null until the server answered once on this page. */
  availability: Availability | null;
  chat: ChatView | null;
  timeline: Timeline;
  /** Where the oldest loaded page begins: older messages are asked for before it. */
  earlierAfter: number;
  profile: VisitorSession["profile"];
  /** Server clock minus this device's, in ms. */
  clockAhead: number;
  /** Who is typing, "" for nobody. */
  typing: string;
  outgoing: readonly Outgoing[];
  starting: Pending<StartChat> | null;
  ticket: Pending<CreateTicket> | null;
  receipt: TicketReceipt | null;
  /** "asked": by the visitor just now, so the focus moves in; "restored": by a reload or another tab. */
  open: "asked" | "restored" | false;
  /** Number of the ended chat the visitor has put away to see the form again. */
  dismissed: number;
  draft: string;
  sound: boolean;
  invited?: Invited | undefined;
}

export const noChat = { chat: null, timeline: emptyTimeline, earlierAfter: 0 };

export const initialState: Omit<State, keyof Told> = {
  ...noChat,
  link: "connecting",
  availability: null,
  profile: null,
  clockAhead: 0,
  typing: "",
  outgoing: [],
  starting: null,
  ticket: null,
  receipt: null,
  open: false,
  dismissed: 0,
  draft: "",
  sound: true,
};

/** Messages of operators this visitor has not seen. */
export function unreadCount({ chat, timeline }: State): number {
  const read = chat?.visitorReadSeq ?? 0;
  return timeline.messages.filter(({ seq, author }) => seq > read && isTheirs(author.kind)).length;
}
