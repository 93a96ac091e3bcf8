import { signal } from "@preact/signals";
import { whenSignedOut } from "../session.model.ts";

/** Whose data is shown: a person, or whoever a conversation belongs to. */
export type Asked = { contactId: string } | { conversationId: string };

/** The person whose data an administrator has open, to give out or to erase. */
export const askedPerson = signal<Asked | null>(null);

export function openPerson(asked: Asked): void {
  askedPerson.value = asked;
}

whenSignedOut(() => {
  askedPerson.value = null;
});
