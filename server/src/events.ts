import type { Rating } from "@palique/shared/conversation.ts";
import type { Invitation } from "@palique/shared/invitations.ts";
import type { LiveInvitation } from "@palique/shared/live-visitors.ts";
import type { Mention } from "@palique/shared/operator.ts";
import type { OperatorSignal, Signal } from "@palique/shared/sharing.ts";
import type { TeamMessage, TeamRoom } from "@palique/shared/team.ts";
import type { StoredMessage } from "./conversations/messages.store.ts";
import type { Share } from "./sharing/shares.store.ts";

/**
 * What use-cases announce once it is committed. Subscribers turn it into socket deliveries, routing and
 * nothing that must survive: that is a job, written in the same transaction.
 */
export type AppEvent =
  /** `prevPublic`: seq of the public message before it. */
  | {
      type: "message.added";
      message: StoredMessage;
      prevPublic: number;
      visitorId: string;
      /** The socket that sent it and gets it as its answer. */
      socketId: string | null;
    }
  /** The row in the inbox: chat, ticket, people. */
  | { type: "conversation.changed"; conversationId: string }
  /** The visitor's view of the chat. */
  | { type: "chat.changed"; conversationId: string }
  | { type: "chat.owner"; conversationId: string; operatorId: string | null }
  /** An operator who had it, or was asked to take it, does not any more: their rows show it once more as it is. */
  | { type: "chat.left"; conversationId: string; operatorId: string }
  /** Another department, or a new chat: whoever has it open may not be one who may see it. */
  | { type: "chat.moved"; conversationId: string }
  | {
      type: "chat.rated";
      operatorId: string;
      conversationId: string;
      visitorName: string;
      rating: Rating;
    }
  /** What waits to be sent as if typed. */
  | { type: "scheduled.changed"; conversationId: string }
  /** Lists that were put together; operatorId null: everyone's. */
  | { type: "views.changed"; operatorId: string | null }
  /** Ready-made texts. */
  | { type: "canned.changed" }
  | {
      type: "answer.due";
      operatorId: string;
      conversationId: string;
      number: number;
      name: string;
      waitedMs: number;
    }
  | { type: "operator.mentioned"; operatorId: string; mention: Mention }
  | {
      type: "helper.asked";
      operatorId: string;
      asked: { conversationId: string; number: number; byName: string };
    }
  /** Who has it on the screen, or what they are there, changed. May be lost. */
  | { type: "chat.viewers"; conversationId: string }
  | { type: "tags.changed" }
  | { type: "conversation.read"; conversationId: string; by: "visitor"; visitorId: string; seq: number }
  | {
      type: "conversation.read";
      conversationId: string;
      by: "operator";
      operatorId: string;
      /** Null: the visitor is not told. */
      visitorId: string | null;
      seq: number;
    }
  /** The visitor's browser has it up to `seq`. */
  | { type: "conversation.got"; conversationId: string; seq: number }
  /** Places in the queue moved. */
  | { type: "queue.changed"; departmentId: string }
  /** Something that decides who gets a chat changed: status, connection, capacity, membership, a queue. */
  | { type: "routing.needed" }
  /** Which departments can answer may have changed. */
  | { type: "availability.changed" }
  /** Profile, role, departments, status or connection of an operator. */
  | { type: "operator.changed"; operatorId: string }
  /** Departments, sites or settings: consoles and widgets read them again. */
  | { type: "organisation.changed" }
  /** Sessions that ended by sign-out (one), or by disabling or a new password (all but `except`). */
  | { type: "session.ended"; operatorId: string; tokenHash: string | null; except: string | null }
  /** May be lost: what a visitor is typing, that an operator is, where a visitor is. */
  | { type: "draft.typed"; conversationId: string; text: string }
  /** `visitorId` null: a note, or somebody the visitor is not to hear of. */
  | {
      type: "operator.typed";
      conversationId: string;
      visitorId: string | null;
      operatorId: string;
      operatorName: string;
      note: boolean;
    }
  | {
      type: "visitor.seen";
      conversationId: string;
      connected: boolean;
      page: { url: string; title: string } | null;
    }
  /** What a person goes by, or whose their browsers are. */
  | { type: "contact.changed"; contactId: string }
  /** Somebody is kept out, or let in again. */
  | { type: "blocks.changed" }
  /** A browser speaks for somebody else now: its other tabs do, too. */
  | { type: "browser.changed"; siteId: string; browserHash: string; socketId: string | null }
  /** Links from mails open these conversations no more. */
  | { type: "links.revoked"; conversationIds: string[] }
  /** Conversations and browsers are no more: whoever has them open or speaks for them loses them. */
  | { type: "people.removed"; conversationIds: string[]; visitorIds: string[] }
  | { type: "mail.changed" }
  /** Among operators. `memberIds`: who may hear it. */
  | { type: "team.message"; message: TeamMessage; memberIds: string[]; socketId: string | null }
  /** The room as this operator sees it now; without them among its members they are out. */
  | { type: "team.room"; operatorId: string; room: TeamRoom }
  | { type: "team.read"; operatorId: string; roomId: string; seq: number }
  /** May be lost. */
  | { type: "team.typed"; roomId: string; operatorId: string; memberIds: string[] }
  /** An invitation by hand: to be shown on every page of that browser. */
  | { type: "invitation.sent"; liveId: string; invitation: Invitation }
  /** How far an open one is, for the live list. */
  | { type: "invitation.moved"; liveId: string; invitation: LiveInvitation }
  /** `socketId`: the page that ended it, and knows. */
  | { type: "invitation.over"; liveId: string; id: string; socketId: string | null }
  /** Something that a visitor shares: asked for, answered, changed or ended. */
  | { type: "share.changed"; shareId: string; share: Share }
  /** To the visitor's end of a call or a shared screen, and to the operators'. May be lost. */
  | { type: "share.signalled-visitor"; siteId: string; browserHash: string; signal: OperatorSignal }
  | {
      type: "share.signalled-operators";
      to: { conversationId: string } | { operatorId: string };
      signal: Signal;
    }
  /** A job was added or is due sooner. */
  | { type: "job.added"; runAt: number };

export type AppEventOf<T extends AppEvent["type"]> = Extract<AppEvent, { type: T }>;
type Listener = (event: AppEvent) => void;

/** Announces in order, synchronously. A listener that throws does not stop the others. */
export function openEvents(onError: (error: unknown, event: AppEvent) => void) {
  const listeners = new Map<AppEvent["type"], Listener[]>();
  return {
    publish(event: AppEvent): void {
      for (const listener of listeners.get(event.type) ?? []) {
        try {
          listener(event);
        } catch (error) {
          onError(error, event);
        }
      }
    },
    on<T extends AppEvent["type"]>(type: T, listener: (event: AppEventOf<T>) => void): void {
      listeners.set(type, [...(listeners.get(type) ?? []), listener as Listener]);
    },
  };
}
export type Events = ReturnType<typeof openEvents>;
