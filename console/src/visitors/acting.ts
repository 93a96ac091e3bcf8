import { signal } from "@preact/signals";

/** The box that asks for a page, while the screen is shown. */
export const pageBox = signal<HTMLInputElement | null>(null);

/** What the screen of visitors can do, while it is shown: the keys for it are known everywhere. */
export interface Acting {
  step: (by: 1 | -1) => void;
  /** The visitor whose drawer is open, or the keyboard is at. */
  invite: () => void;
}
export const acting = signal<Acting | null>(null);
