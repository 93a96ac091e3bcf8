import type { CallMedia, ControlLevel, ShareEnding, ShareKind } from "@palique/shared/share-names.ts";
import type { Asker, OwnShare, PrivacyRules, ShareView } from "@palique/shared/sharing.ts";
import type { App } from "../app.ts";
import { findConversation } from "../conversations/conversations.store.ts";
import type { Db } from "../db/store.ts";
import { operatorCard } from "../operators/describe-operator.ts";
import { findOperator } from "../operators/operators.store.ts";
import { sharingOf } from "./share-offers.ts";
import { listOpenShares, type Share } from "./shares.store.ts";

/** Both sides' view of it. */
export async function describeShare(db: Db, share: Share): Promise<ShareView> {
  const operator = await findOperator(db, share.operatorId);
  const [controller, levelAsker, recordingAsker] = await Promise.all([
    findAsker(db, share.controlledBy),
    findAsker(db, share.levelAskedBy),
    findAsker(db, share.recordingAskedBy),
  ]);
  const { id, conversationId, rev, askedAt, expiresAt, startedAt, endedAt } = share;
  return {
    id,
    conversationId,
    kind: share.kind as ShareKind,
    media: share.media as CallMedia | null,
    rev,
    state: share.state as ShareView["state"],
    by: operator ? operatorCard(operator) : { id: share.operatorId, name: "", avatar: null },
    askedAt,
    expiresAt,
    startedAt,
    endedAt,
    ending: share.ending as ShareEnding | null,
    control: { level: share.level as ControlLevel, by: controller },
    recording: share.recordedSince !== null,
    asks: {
      control: levelAsker && { level: share.askedLevel as ControlLevel, by: levelAsker },
      recording: recordingAsker,
    },
  };
}

async function findAsker(db: Db, id: string | null): Promise<Asker | null> {
  const operator = id === null ? null : await findOperator(db, id);
  return operator ? { id: operator.id, name: operator.name } : null;
}

/** The visitor's view of it, in the browser with this token. */
export async function describeOwnShare(
  app: App,
  share: Share,
  browserHash: string | null,
): Promise<OwnShare> {
  const conversation = await findConversation(app.db, share.conversationId);
  const { rules } = await sharingOf(app.db, conversation?.siteId ?? "");
  return ownView(await describeShare(app.db, share), share, { browserHash, rules, now: app.now() });
}

export function ownView(
  view: ShareView,
  share: Share,
  { browserHash, rules, now }: { browserHash: string | null; rules: PrivacyRules; now: number },
): OwnShare {
  const here = share.browserHash !== null && share.browserHash === browserHash;
  return { ...view, here, now, rules };
}

/** What is open in a conversation, for who opens it. */
export async function showShares(app: App, conversationId: string): Promise<ShareView[]> {
  const open = await listOpenShares(app.db, conversationId);
  return Promise.all(open.map((share) => describeShare(app.db, share)));
}
