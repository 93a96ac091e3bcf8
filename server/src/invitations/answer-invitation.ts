import type { App } from "../app.ts";
import type { Announce } from "../commit.ts";
import type { Db } from "../db/store.ts";
import { countStep } from "./count-step.ts";
import { isPersonal } from "./describe-invitation.ts";
import {
  findByChat,
  findInvitation,
  giveToVisitor,
  type Invited,
  listOpen,
  type StoredInvitation,
  updateInvitation,
} from "./invitations.store.ts";
import { isOf } from "./move-invitation.ts";
import { withdraw } from "./withdraw-invitation.ts";

/** The browser a chat begins in; not every one has told of itself. */
interface Answering {
  siteId: string;
  liveId: string | null;
  visitorId: string | null;
}

/**
 * The invitation that a chat answers: open, and made for this very browser. Whatever else an id names is not theirs,
 * and the chat an ordinary one.
 */
export async function findAnswered(
  app: App,
  { siteId, liveId, visitorId }: Answering,
  id: string | null,
): Promise<StoredInvitation | null> {
  const invitation = id === null ? undefined : await findInvitation(app.db, id);
  if (!invitation || invitation.endedAt !== null || invitation.expiresAt <= app.now()) return null;
  // After a restart nobody goes by the name of its browser any more: that one alone knows the id.
  const isLost =
    invitation.siteId === siteId && invitation.visitorId === null && !app.live.find(invitation.liveId);
  return isLost || isOf(invitation, { liveId: liveId ?? "", visitorId }) ? invitation : null;
}

/** The visitor wrote. False where it ended a moment ago. */
export async function answerInvitation(
  app: App,
  trx: Db,
  announce: Announce,
  invitation: StoredInvitation,
  by: { visitorId: string; chatId: string | null; socketId: string },
): Promise<boolean> {
  if (!(await withdraw(app, trx, announce, invitation, "answered", by.socketId))) return false;
  for (const step of ["shown", "opened", "answered"] as const) await countStep(app, trx, invitation, step);
  await updateInvitation(trx, invitation.id, { visitorId: by.visitorId, chatId: by.chatId });
  return true;
}

/** Nobody is invited to a chat they are in; what this browser was invited to before is theirs. */
export async function withdrawAll(app: App, trx: Db, announce: Announce, who: Invited): Promise<void> {
  for (const open of await listOpen(trx, who)) await withdraw(app, trx, announce, open, "withdrawn");
  await keepInvitations(trx, who);
}

/** Somebody told us who they are: what their browser was invited to is erased with them. */
export async function keepInvitations(trx: Db, { liveId, visitorId }: Invited): Promise<void> {
  if (visitorId !== null) await giveToVisitor(trx, liveId, visitorId);
}

/** An operator has the chat: if an invitation led to it, it got that far. */
export async function countTaken(app: App, trx: Db, chatId: string): Promise<void> {
  const invitation = await findByChat(trx, chatId);
  if (invitation) await countStep(app, trx, invitation, "chat");
}

/** Who invited by hand, and so has the chat at once. */
export function hostOf(invitation: StoredInvitation | null): string | null {
  return invitation && isPersonal(invitation) ? invitation.operatorId : null;
}
