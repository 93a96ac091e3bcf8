import type { ConversationSummary } from "@palique/shared/operator.ts";
import type { Excerpt, FoundMessage, FoundPerson, SearchResults } from "@palique/shared/search.ts";
import { spot } from "../mentions/mentions.model.ts";
import { go } from "../router.ts";

/** One result, as the arrows go through them. */
export type Option =
  | { kind: "conversation"; key: string; row: ConversationSummary; title: Excerpt }
  | { kind: "person"; key: string; row: ConversationSummary; person: FoundPerson }
  | { kind: "message"; key: string; row: ConversationSummary; message: FoundMessage };

/** Where a conversation opens from the list that is shown. */
export type PathOf = (row: ConversationSummary) => string;

/** Everything found, in the order it is shown. */
export function optionsOf({ conversations, people, messages }: SearchResults): Option[] {
  return [
    ...conversations.map(({ conversation: row, title }) => {
      return { kind: "conversation" as const, key: `c-${row.id}`, row, title };
    }),
    ...people.map((person) => {
      return {
        kind: "person" as const,
        key: `p-${person.conversation.id}`,
        row: person.conversation,
        person,
      };
    }),
    ...messages.map((message) => {
      const { conversation: row, seq } = message;
      return { kind: "message" as const, key: `m-${row.id}-${seq}`, row, message };
    }),
  ];
}

/** Opens the conversation; of a message, at that message. */
export function openOption(option: Option, pathOf: PathOf): void {
  if (option.kind === "message") {
    spot.value = { conversationId: option.row.id, seq: option.message.seq, focus: false };
  }
  go(pathOf(option.row));
}
