import type { ShareView } from "@palique/shared/sharing.ts";
import { signal } from "@preact/signals";
import { me, whenSignedOut } from "../session.model.ts";

/** The one this console takes part in; it goes on whatever is on the screen. */
export const call = signal<ShareView | null>(null);

/** Of this window, over a reload: an operator may have others open, and one of them talks. */
const KEPT = "palique.call";

whenSignedOut(() => {
  leaveCall();
  sessionStorage.removeItem(KEPT);
});

/** What this window asked for, or was told to take, it takes part in. */
export function takeCall(share: ShareView): void {
  sessionStorage.setItem(KEPT, share.id);
  callChanged(share);
}

/** Of another one, or none at all: nothing. */
export function callChanged(share: ShareView): void {
  if (share.kind !== "call") return;
  const isTaken = share.by.id === me.peek()?.id && sessionStorage.getItem(KEPT) === share.id;
  if (share.state === "active" && isTaken) call.value = share;
  else if (call.peek()?.id === share.id) leaveCall();
}

/** The microphone goes off. */
export function leaveCall(): void {
  call.value = null;
}
