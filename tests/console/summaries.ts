import type { ChatSummary, ConversationSummary } from "@palique/shared/operator.ts";

/** A row of the inbox; only what the test is about is given. */
export function summary(
  id: string,
  rev: number,
  chat: Partial<ChatSummary> | null = { state: "active" },
): ConversationSummary {
  return {
    id,
    number: Number(id.replace(/\D/g, "")) || 1,
    rev,
    siteId: "site",
    departmentId: "department",
    contact: { id: `contact-${id}`, name: id, email: `${id}@example.com` },
    language: "en",
    lastSeq: 1,
    lastAt: 0,
    last: null,
    waitingSince: null,
    chat: chat && {
      id: `chat-${id}`,
      state: "active",
      priority: 0,
      queueKey: 0,
      queuedAt: 0,
      takenAt: null,
      endedAt: null,
      operatorId: "me",
      offer: null,
      transfer: null,
      held: null,
      rating: null,
      ...chat,
    },
    ticket: null,
    priority: 0,
    subject: "",
    tagIds: [],
    snoozedUntil: null,
    helpers: [],
    sharing: [],
    createdAt: 0,
  };
}
