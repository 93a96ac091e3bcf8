import { signal } from "@preact/signals";
import { whenSignedOut } from "../session.model.ts";

/** Whose data is shown: a person, or whoever a conversation belongs to. */
export type Asked = { contactId: string } | { conversationId: string };

/** The person whose data an administrator has open, to give out or to erase. */
export const askedPerson = signal<Asked | null>(null);

/** Whom this administrator erased: lists that still have them show them no more. */
export const erasedIds = signal<ReadonlySet<string>>(new Set());

export function personErased(contactId: string): void {
  erasedIds.value = new Set(erasedIds.peek()).add(contactId);
}

export function openPerson(asked: Asked): void {
  askedPerson.value = asked;
}

whenSignedOut(() => {
  askedPerson.value = null;
});
