import type { Mention } from "@palique/shared/operator.ts";
import type { StoredMessage } from "./conversations/messages.store.ts";

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
  | { type: "operator.mentioned"; operatorId: string; mention: Mention }
  | { type: "conversation.read"; conversationId: string; by: "visitor"; visitorId: string; seq: number }
  | {
      type: "conversation.read";
      conversationId: string;
      by: "operator";
      operatorId: string;
      visitorId: string;
      seq: number;
    }
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
  | { type: "operator.typed"; conversationId: string; visitorId: string; operatorName: string }
  | {
      type: "visitor.seen";
      conversationId: string;
      connected: boolean;
      page: { url: string; title: string } | null;
    }
  | { type: "mail.changed" }
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
