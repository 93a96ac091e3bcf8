import type { ShareView } from "@palique/shared/sharing.ts";
import { viewer } from "../inbox/inbox.model.ts";
import { watchedIn } from "../sharing/sharing.model.ts";
import { shownBesideId } from "./focus.model.ts";

/** The visitor's page that stands beside this chat. */
export function stagedIn(id: string): ShareView | undefined {
  return viewer.value ? watchedIn(id) : undefined;
}

/** Whether the details have no place of their own: another conversation or a page takes it. */
export function isCrowded(id: string): boolean {
  return shownBesideId.value !== null || stagedIn(id) !== undefined;
}
