import type { LiveVisitorDetail } from "@palique/shared/live-visitors.ts";
import { signal } from "@preact/signals";

/** The visitor whose drawer is open, as far as it is known. */
export interface Opened {
  /** LiveVisitor.id, or what the address named nobody with. */
  id: string;
  /** What was known last; null: nobody of that name was here since it was opened. */
  visitor: LiveVisitorDetail | null;
  /** Not on the website any more. */
  isGone: boolean;
}

export const opened = signal<Opened | null>(null);

/** What the server says of who was wanted. Who left stays as they were. */
export function receiveOpened(visitor: LiveVisitorDetail | null, wantedId: string | null): void {
  if (wantedId === null) {
    opened.value = null;
    return;
  }
  const id = visitor?.id ?? wantedId;
  const before = opened.peek()?.id === id ? opened.peek() : null;
  opened.value = {
    id,
    visitor: visitor ?? before?.visitor ?? null,
    isGone: visitor === null || visitor.state === "left",
  };
}

/** Changes what is shown before the server says so. */
export function amendOpened(id: string, change: (visitor: LiveVisitorDetail) => LiveVisitorDetail): void {
  const { visitor } = opened.peek() ?? {};
  if (visitor?.id === id && opened.peek()) {
    opened.value = { id: opened.peek()?.id ?? id, visitor: change(visitor), isGone: false };
  }
}

export function clearOpened(): void {
  opened.value = null;
}
