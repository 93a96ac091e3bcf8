import { remembered } from "../storage.ts";

/** What an operator has begun to write in a conversation, kept across reloads: the reply and the note apart. */
export function keptDraft(operatorId: string, conversationId: string, kind: "draft" | "note" = "draft") {
  const kept = remembered(`palique.${kind}.${operatorId}.${conversationId}`, "");
  return {
    read: kept.read,
    write: (text: string) => (text ? kept.write(text) : kept.forget()),
  };
}
