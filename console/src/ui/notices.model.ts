import { signal } from "@preact/signals";

export interface Notice {
  id: number;
  kind: "info" | "problem";
  text: string;
  /** What can be done about it, such as taking it back. */
  action: NoticeAction | null;
  /** What it is news of: newer news takes its place. */
  about: string | null;
}

interface NoticeAction {
  label: string;
  run: () => void;
}

/** Short messages about what just happened; each goes away by itself. */
export const notices = signal<readonly Notice[]>([]);
let nextId = 1;

/** Says something in passing. Problems stay longer, so that they can be read. */
export function notify(
  text: string,
  kind: Notice["kind"] = "info",
  action: NoticeAction | null = null,
  about: string | null = null,
): void {
  const notice = { id: nextId++, kind, text, action, about };
  const others = notices.value.filter(
    (other) => other.text !== text && (about === null || other.about !== about),
  );
  notices.value = [...others.slice(-2), notice];
  setTimeout(() => dismiss(notice.id), kind === "problem" || action ? 9_000 : 4_500);
}

export function dismiss(id: number): void {
  notices.value = notices.value.filter((notice) => notice.id !== id);
}
