import { remembered } from "../storage.ts";

/** What an operator has begun to write in a conversation, kept across reloads. */
export function keptDraft(operatorId: string, conversationId: string) {
  const kept = remembered(`palique.draft.${operatorId}.${conversationId}`, "");
  return {
    read: kept.read,
    write: (text: string) => (text ? kept.write(text) : kept.forget()),
  };
}
