import { SHARE_ANSWER_SECONDS } from "@palique/shared/limits.ts";
import type { Failure } from "@palique/shared/reply.ts";
import type { CallMedia, ControlLevel, ShareKind } from "@palique/shared/share-names.ts";
import type { Asker, ShareView } from "@palique/shared/sharing.ts";
import { signal } from "@preact/signals";
import { callChanged, takeCall } from "../calls/calls.model.ts";
import { receiveShare, threads } from "../conversation/threads.model.ts";
import { failureText } from "../i18n/errors.ts";
import { ask } from "../live/ask.ts";
import { serverNow } from "../live/clock.ts";
import { me, whenSignedOut } from "../session.model.ts";
import { notify } from "../ui/notices.model.ts";
import { tellNews } from "./news.ts";
import { type Doing, openShares, type Shares } from "./shares.ts";

/** Asked for here, not known to the server yet: their rev is 0. */
const asking = signal<Shares>([]);
const doing = signal<Doing>(new Map());
/** Pages that this operator chose to look at, or not to; without a choice, who asked for it looks. */
const chosen = signal<ReadonlyMap<string, boolean>>(new Map());

whenSignedOut(() => {
  asking.value = [];
  doing.value = new Map();
  chosen.value = new Map();
});

/** What the visitor of a conversation is asked for, or shares. */
export function sharesIn(conversationId: string): Shares {
  const thread = threads.value.get(conversationId);
  if (!thread) return [];
  const own = asking.value.filter((share) => share.conversationId === conversationId);
  return openShares(thread.shares.value, own, doing.value);
}

/** The page that is shown beside the chat. */
export function watchedIn(conversationId: string): ShareView | undefined {
  return sharesIn(conversationId).find(
    (share) => share.kind === "cobrowse" && share.state === "active" && isWatched(share),
  );
}

export function isWatched(share: ShareView): boolean {
  return chosen.value.get(share.id) ?? share.by.id === me.value?.id;
}

export function watch(share: ShareView, isOn = true): void {
  chosen.value = new Map(chosen.peek()).set(share.id, isOn);
}

/** It came by itself. */
export function shareChanged(share: ShareView): void {
  callChanged(share);
  const thread = threads.peek().get(share.conversationId);
  if (!thread) return;
  const before = thread.shares.peek().find(({ id }) => id === share.id);
  const wasSeen = before?.state === "active" && isWatched(before);
  // What this operator ends is no news.
  const isOwnEnd = doing.peek().get(share.id) === null;
  receiveShare(thread, share);
  if (thread.shares.peek().includes(share)) tellNews(share, before, { wasSeen, isOwnEnd });
}

/** Asks the visitor: it shows at once. */
export async function askFor(
  conversationId: string,
  kind: ShareKind,
  media: CallMedia | null = null,
): Promise<void> {
  const open = sharesIn(conversationId).find((share) => share.kind === kind);
  if (open) return;
  const share = newShare(conversationId, kind, media);
  if (!share) return;
  asking.value = [...asking.peek(), share];
  const reply = await ask("share:ask", { conversationId, kind, media });
  const isTakenBack = doing.peek().get(share.id) === null;
  asking.value = asking.peek().filter(({ id }) => id !== share.id);
  forget(share.id);
  if (!reply.ok) return problem(reply);
  shareChanged(reply.value);
  if (kind === "call") takeCall(reply.value);
  if (isTakenBack) void stop(reply.value, "all");
}

function newShare(conversationId: string, kind: ShareKind, media: CallMedia | null): ShareView | null {
  const self = me.peek();
  if (!self) return null;
  const { id, name, avatar } = self;
  const now = serverNow();
  return {
    id: `asking ${conversationId} ${kind}`,
    conversationId,
    kind,
    media,
    rev: 0,
    state: "asked",
    by: { id, name, avatar },
    askedAt: now,
    expiresAt: now + SHARE_ANSWER_SECONDS * 1_000,
    startedAt: null,
    endedAt: null,
    ending: null,
    control: { level: "view", by: null },
    recording: false,
    asks: { control: null, recording: null },
  };
}

/** Asks for control of the page. */
export function askControl(share: ShareView, level: Exclude<ControlLevel, "view">): Promise<void> {
  const by = asker();
  if (!by) return Promise.resolve();
  const asks = { ...share.asks, control: { level, by } };
  return change(share, { asks }, ask("share:ask-more", { shareId: share.id, about: "control", level }));
}

export function askRecording(share: ShareView): Promise<void> {
  const recording = asker();
  if (!recording) return Promise.resolve();
  const asks = { ...share.asks, recording };
  return change(share, { asks }, ask("share:ask-more", { shareId: share.id, about: "recording" }));
}

function asker(): Asker | null {
  const self = me.peek();
  return self ? { id: self.id, name: self.name } : null;
}

/** Ends it or takes the question back; or gives control back, or ends the recording. */
export async function stop(share: ShareView, what: "all" | "control" | "recording"): Promise<void> {
  if (share.rev === 0) {
    doing.value = new Map(doing.peek()).set(share.id, null);
    return;
  }
  const { asks } = share;
  const patch =
    what === "all"
      ? null
      : what === "control"
        ? { control: { level: "view" as const, by: null }, asks: { ...asks, control: null } }
        : { recording: false, asks: { ...asks, recording: null } };
  await change(share, patch, ask("share:stop", { shareId: share.id, what }));
}

async function change(
  share: ShareView,
  patch: Partial<ShareView> | null,
  answer: ReturnType<typeof ask<"share:stop">>,
): Promise<void> {
  doing.value = new Map(doing.peek()).set(share.id, patch);
  const reply = await answer;
  if (reply.ok) shareChanged(reply.value);
  if (doing.peek().get(share.id) === patch) forget(share.id);
  // It ended meanwhile, which has been said.
  if (!reply.ok && reply.error !== "conflict" && reply.error !== "not-found") problem(reply);
}

function forget(id: string): void {
  const rest = new Map(doing.peek());
  rest.delete(id);
  doing.value = rest;
}

function problem(failure: Failure): void {
  if (failure.error !== "not-signed-in") notify(failureText(failure), "problem");
}
