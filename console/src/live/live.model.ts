import { computed, effect, untracked } from "@preact/signals";
import { startHolding } from "../conversation/conversation.model.ts";
import { followNoteKeys } from "../conversation/noting.model.ts";
import { closeOutbox, openOutbox } from "../conversation/outbox.model.ts";
import { catchUpAll, dropThreads, receive, threads } from "../conversation/threads.model.ts";
import { followSight } from "../handover/follow-sight.ts";
import { followHandovers, tellOutcome } from "../handover/news.model.ts";
import {
  clearInbox,
  mail,
  receivePresence,
  receiveSnapshot,
  receiveSummaries,
  snapshotAsked,
} from "../inbox/inbox.model.ts";
import {
  clearMentions,
  mentionsAsked,
  mentionsRead,
  receiveMention,
  receiveMentions,
} from "../mentions/mentions.model.ts";
import { me, sessionEnded } from "../session.model.ts";
import { followAttention } from "./attention.model.ts";
import { setServerTime } from "./clock.ts";
import { followIdleness } from "./idle.model.ts";
import { askOnce, closeLink, openLink, reopen } from "./link.ts";
import { followShortcuts } from "./shortcuts.ts";

const handlers: Parameters<typeof openLink>[0] = {
  async open(timeoutMs) {
    snapshotAsked();
    mentionsAsked();
    const reply = await askOnce("inbox:open", {}, timeoutMs);
    if (reply?.ok) {
      setServerTime(reply.value.now);
      receiveSnapshot(reply.value);
      receiveMentions(reply.value.mentions);
      queueMicrotask(catchUpAll);
    }
    if (reply?.ok === false && reply.error === "not-signed-in") sessionEnded();
    return reply?.ok ?? false;
  },
  refused: sessionEnded,
  listen(socket) {
    const threadOf = (id: string) => threads.peek().get(id);
    socket.on("message", (message) => {
      const thread = threadOf(message.conversationId);
      if (thread) receive(thread, message);
      tellOutcome(message);
    });
    socket.on("mention", receiveMention);
    socket.on("conversation", (summary) => receiveSummaries(summary));
    socket.on("draft", ({ conversationId, text }) => {
      const thread = threadOf(conversationId);
      if (thread) thread.draft.value = text;
    });
    socket.on("read", ({ conversationId, seq }) => {
      const thread = threadOf(conversationId);
      if (thread) thread.visitorReadSeq.value = Math.max(thread.visitorReadSeq.peek(), seq);
    });
    socket.on("read:mine", ({ conversationId, seq }) => {
      const thread = threadOf(conversationId);
      if (thread) thread.readSeq.value = Math.max(thread.readSeq.peek(), seq);
      mentionsRead(conversationId, seq);
    });
    socket.on("visitor", ({ conversationId, connected, page }) => {
      const thread = threadOf(conversationId);
      const visitor = thread?.visitor.peek();
      if (thread && visitor) thread.visitor.value = { ...visitor, connected, page };
    });
    socket.on("presence", receivePresence);
    socket.on("me", (self) => {
      if (me.peek()) me.value = self;
    });
    socket.on("mail", (state) => {
      mail.value = state;
    });
    socket.on("resync", reopen);
    socket.on("signed-out", sessionEnded);
  },
};

const operatorId = computed(() => me.value?.id ?? null);

/** Follows the session: connected while somebody is signed in, nothing kept in memory after. */
export function followSession(): void {
  effect(() => {
    const id = operatorId.value;
    if (id === null) return;
    return untracked(() => {
      openLink(handlers);
      openOutbox(id);
      const stops = [startHolding(), followAttention(), followIdleness(), followShortcuts()];
      stops.push(followSight(), followHandovers(), followNoteKeys());
      return () => {
        for (const stop of stops) stop();
        closeLink();
        closeOutbox();
        dropThreads();
        clearInbox();
        clearMentions();
      };
    });
  });
}
