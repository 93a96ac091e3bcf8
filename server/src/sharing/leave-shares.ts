import type { App } from "../app.ts";
import { type Announce, commit } from "../commit.ts";
import { type Conversation, findConversationToWrite } from "../conversations/conversations.store.ts";
import { mayTakePart } from "../conversations/find-own.ts";
import type { Db } from "../db/store.ts";
import { recogniseBrowser } from "../visitors/recognise-browser.ts";
import { changeShare } from "./change-share.ts";
import { closeShare, isUnderWay } from "./close-share.ts";
import { holdAnyShare } from "./share-rights.ts";
import {
  giveShares,
  listAllOpenShares,
  listOpenShares,
  listOpenSharesOf,
  listOpenSharesWith,
  type Share,
} from "./shares.store.ts";

/**
 * An operator is out of the chat. Co-browsing goes on with it for whoever comes next; what they had or had asked for
 * in it goes, as do their call, their look at the screen, and what the visitor has not answered yet. The caller has
 * the conversation; answers it as it is after.
 */
export async function leaveShares(
  app: App,
  trx: Db,
  announce: Announce,
  conversation: Conversation,
  operatorId: string | null,
): Promise<Conversation> {
  if (operatorId === null) return conversation;
  let now = conversation;
  for (const share of await listOpenShares(trx, conversation.id)) {
    const isTheirs = share.operatorId === operatorId;
    if (isTheirs && (share.state === "asked" || share.kind !== "cobrowse")) {
      const held = { share, conversation: now };
      now = (await closeShare(app, trx, announce, held, isUnderWay(share) ? "ended" : "withdrawn"))
        .conversation;
      continue;
    }
    const change = without(share, operatorId);
    if (Object.keys(change).length > 0) await changeShare(trx, announce, share, change);
  }
  return now;
}

function without(share: Share, operatorId: string): Partial<Share> {
  return {
    ...(share.controlledBy === operatorId ? { level: "view", controlledBy: null } : {}),
    ...(share.levelAskedBy === operatorId ? { askedLevel: null, levelAskedBy: null } : {}),
    ...(share.recordingAskedBy === operatorId ? { recordingAskedBy: null } : {}),
  };
}

/** An operator is let go: out of all chats they helped in, too. */
export async function leaveAllShares(
  app: App,
  trx: Db,
  announce: Announce,
  operatorId: string,
): Promise<void> {
  const ids = new Set((await listOpenSharesWith(trx, operatorId)).map((one) => one.conversationId));
  for (const id of [...ids].sort()) {
    const conversation = await findConversationToWrite(app.store, trx, id);
    if (conversation) await leaveShares(app, trx, announce, conversation, operatorId);
  }
}

/** The conversation is another visitor's now, a known customer's: so is what is shared in it. */
export async function takeSharesAlong(
  trx: Db,
  announce: Announce,
  conversationId: string,
  visitorId: string,
): Promise<void> {
  await giveShares(trx, conversationId, visitorId);
  // Their other browsers hear of it.
  for (const share of await listOpenShares(trx, conversationId)) await changeShare(trx, announce, share, {});
}

/**
 * A browser does not speak for this visitor any more: somebody logged out, is somebody else, or came by a link whose
 * time is over. What it shares in that visitor's conversations stops, before the next person's pages are seen.
 */
export async function leaveSharesOf(app: App, visitorId: string, browserHash: string): Promise<void> {
  for (const share of await listOpenSharesOf(app.db, visitorId)) {
    if (share.browserHash === browserHash) await stopUnlessTheirs(app, share.id);
  }
}

/** The same for browsers that had these conversations by links that lead nowhere any more. */
export async function leaveRevoked(app: App, conversationIds: readonly string[]): Promise<void> {
  const revoked = new Set(conversationIds);
  for (const { id, conversationId, browserHash } of await listAllOpenShares(app.db)) {
    if (browserHash !== null && revoked.has(conversationId)) await stopUnlessTheirs(app, id);
  }
}

async function stopUnlessTheirs(app: App, id: string): Promise<void> {
  await commit(app, async (trx, announce) => {
    const held = await holdAnyShare(app, trx, id);
    if (!held?.share.browserHash) return;
    const { siteId } = held.conversation;
    const speaker = await recogniseBrowser(app, siteId, held.share.browserHash, trx);
    if (await mayTakePart(trx, speaker, held.conversation)) return;
    await closeShare(app, trx, announce, held, "stopped");
  });
}
