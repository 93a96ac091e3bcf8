import type { App } from "../app.ts";
import { findLiveChat } from "../chats/chats.store.ts";
import type { Announce } from "../commit.ts";
import { findLatestChatConversation } from "../conversations/conversations.store.ts";
import type { Db } from "../db/store.ts";
import { AppError } from "../errors.ts";
import { dayOf } from "./days.ts";
import { describeOpen } from "./describe-invitation.ts";
import { type Invited, insertInvitation, type StoredInvitation } from "./invitations.store.ts";
import { expireLater } from "./withdraw-invitation.ts";

type Given = "ruleId" | "variant" | "clientId" | "operatorId" | "departmentId" | "text" | "look";
export type NewInvitation = Pick<StoredInvitation, Given> & { siteId: string; lastsMs: number };

/** Makes an invitation, the only one its visitor has open. Fails with "conflict" where there is one. */
export async function openInvitation(
  app: App,
  trx: Db,
  announce: Announce,
  { liveId, visitorId }: Invited,
  { lastsMs, ...given }: NewInvitation,
): Promise<StoredInvitation> {
  const now = app.now();
  const invitation: StoredInvitation = {
    ...given,
    id: app.id(),
    liveId,
    visitorId,
    day: await dayOf(trx, now),
    askedAt: now,
    expiresAt: now + lastsMs,
    shownAt: null,
    openedAt: null,
    answeredAt: null,
    takenAt: null,
    convertedAt: null,
    endedAt: null,
    ending: null,
    chatId: null,
  };
  if (!(await insertInvitation(trx, invitation))) throw new AppError("conflict");
  await expireLater(app, trx, announce, invitation);
  announce({ type: "invitation.moved", liveId, invitation: await describeOpen(trx, invitation) });
  return invitation;
}

/** Nobody is invited to what they are in. */
export async function checkNotInChat(db: Db, visitorId: string | null): Promise<void> {
  const latest = visitorId ? await findLatestChatConversation(db, visitorId) : undefined;
  if (latest && (await findLiveChat(db, latest.id))) throw new AppError("conflict");
}
