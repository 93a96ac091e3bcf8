import { signal } from "@preact/signals";
import { whenSignedOut } from "../session.model.ts";

/** The conversations in which a note is being written, not a reply. */
const noting = signal<ReadonlySet<string>>(new Set());

whenSignedOut(() => {
  noting.value = new Set();
});

export function isNoting(id: string): boolean {
  return noting.value.has(id);
}

export function setNoting(id: string, isOn: boolean): void {
  const next = new Set(noting.peek());
  if (isOn) next.add(id);
  else next.delete(id);
  noting.value = next;
}

/** Goes from the reply to the note and back. As shown, and as `aria-keyshortcuts` wants it. */
export const NOTE_KEYS = "Alt+Shift+N";
