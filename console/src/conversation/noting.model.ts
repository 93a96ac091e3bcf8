import { signal } from "@preact/signals";
import { openId } from "./conversation.model.ts";

/** The conversations in which a note is being written, not a reply. */
const noting = signal<ReadonlySet<string>>(new Set());

export function isNoting(id: string): boolean {
  return noting.value.has(id);
}

export function setNoting(id: string, isOn: boolean): void {
  const next = new Set(noting.peek());
  if (isOn) next.add(id);
  else next.delete(id);
  noting.value = next;
}

/** As shown, and as `aria-keyshortcuts` wants it. */
export const NOTE_KEYS = "Alt+Shift+N";

/**
 * Alt+Shift+N goes from the reply to the note and back, also while writing. With Ctrl or Cmd in place of Alt too,
 * where the browser leaves that to pages: most open a private window with it.
 */
export function followNoteKeys(): () => void {
  const pressed = (event: KeyboardEvent) => {
    const id = openId.peek();
    if (event.code !== "KeyN" || !event.shiftKey || !(event.altKey || event.ctrlKey || event.metaKey)) return;
    if (!id || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    setNoting(id, !noting.peek().has(id));
  };
  addEventListener("keydown", pressed);
  return () => removeEventListener("keydown", pressed);
}
