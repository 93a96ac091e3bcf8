import type { MoveInvitation } from "@palique/shared/invitations.ts";
import type { App } from "../app.ts";
import { type Announce, commit } from "../commit.ts";
import type { Db } from "../db/store.ts";
import type { Guest } from "./ask-invitation.ts";
import { countStep } from "./count-step.ts";
import { describeOpen } from "./describe-invitation.ts";
import {
  findInvitation,
  type Invited,
  type StoredInvitation,
  updateInvitation,
} from "./invitations.store.ts";
import { withdraw } from "./withdraw-invitation.ts";

/** Whoever opened it may be writing. */
const OPENED_MS = 3_600_000;

/** What the visitor's browser tells of an own invitation. Of others, and of what has ended, nothing is believed. */
export async function moveInvitation(
  app: App,
  { seen, visitorId }: Guest,
  { id, to }: MoveInvitation,
  socketId: string,
): Promise<void> {
  const who = { liveId: seen.id, visitorId };
  await commit(app, async (trx, announce) => {
    const invitation = await findInvitation(trx, id);
    if (!invitation || !isOf(invitation, who) || invitation.endedAt !== null) return;
    if (to === "dismissed") await withdraw(app, trx, announce, invitation, "dismissed", socketId);
    else await show(app, trx, announce, invitation, to);
  });
}

/** Made for this browser in this visit, or for the visitor it is known as. */
export function isOf(invitation: Invited, { liveId, visitorId }: Invited): boolean {
  return invitation.liveId === liveId || (visitorId !== null && invitation.visitorId === visitorId);
}

async function show(
  app: App,
  trx: Db,
  announce: Announce,
  invitation: StoredInvitation,
  to: "shown" | "opened",
): Promise<void> {
  const now = app.now();
  // Opened is shown, too, if that was lost on the way.
  const isNew = [await countStep(app, trx, invitation, "shown")];
  if (to === "opened" && (await countStep(app, trx, invitation, "opened"))) {
    isNew.push(true);
    await updateInvitation(trx, invitation.id, {
      expiresAt: Math.max(invitation.expiresAt, now + OPENED_MS),
    });
  }
  if (!isNew.includes(true)) return;
  const shown = { ...invitation, shownAt: now, openedAt: to === "opened" ? now : invitation.openedAt };
  const { liveId } = invitation;
  announce({ type: "invitation.moved", liveId, invitation: await describeOpen(trx, shown) });
}
