import { computed, effect, untracked } from "@preact/signals";
import { tellAnswerDue } from "../alerts/answer-due.ts";
import { beTold } from "../alerts/being-told.ts";
import { receiveSignal } from "../calls/signals.ts";
import { cannedChanged } from "../canned/canned.model.ts";
import { followShortcuts } from "../commands/shortcuts.model.ts";
import { followSnoozed, receiveHelpAsked } from "../control/news.model.ts";
import {
  clearPresence,
  followView,
  receiveViewers,
  receiveWriting,
  stoppedWriting,
} from "../control/presence.model.ts";
import { t as tControl } from "../control/texts.ts";
import { startHolding, startLeading } from "../conversation/conversation.model.ts";
import { closeOutbox, openOutbox } from "../conversation/outbox.model.ts";
import {
  catchUpAll,
  dropThreads,
  receive,
  receiveScheduled,
  threads,
} from "../conversation/threads.model.ts";
import { followSight } from "../handover/follow-sight.ts";
import { followHandovers, tellOutcome } from "../handover/news.model.ts";
import { receiveGone } from "../inbox/gone.model.ts";
import {
  clearInbox,
  mail,
  receivePresence,
  receiveSnapshot,
  receiveSummaries,
  snapshotAsked,
  tags,
} from "../inbox/inbox.model.ts";
import { t as tInbox } from "../inbox/texts.ts";
import { followTouch } from "../layout/beside.model.ts";
import {
  clearMentions,
  mentionsAsked,
  mentionsRead,
  receiveMention,
  receiveMentions,
} from "../mentions/mentions.model.ts";
import { noticeText } from "../rating/rating-text.ts";
import { go } from "../router.ts";
import { inboxPath } from "../routes.ts";
import { me, sessionEnded } from "../session.model.ts";
import { shareChanged } from "../sharing/sharing.model.ts";
import { closeTeamOutbox, openTeamOutbox } from "../team-chats/sending.model.ts";
import {
  clearTeam,
  loadRooms,
  receiveRoom,
  receiveTeamMessage,
  receiveTeamRead,
} from "../team-chats/team-chats.model.ts";
import { somebodyTypes } from "../team-chats/typing.model.ts";
import { notify } from "../ui/notices.model.ts";
import { followViews, loadViews } from "../views/views.model.ts";
import { followAttention } from "./attention.model.ts";
import { setServerTime } from "./clock.ts";
import { followIdleness } from "./idle.model.ts";
import { askOnce, closeLink, openLink, reopen } from "./link.ts";
import { liveNews } from "./live-news.ts";

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
      queueMicrotask(loadRooms);
      queueMicrotask(cannedChanged);
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
      stoppedWriting(message.conversationId, message.author.id);
      tellOutcome(message);
    });
    socket.on("scheduled", (list) => {
      const thread = threadOf(list.conversationId);
      if (thread) receiveScheduled(thread, list);
    });
    socket.on("share", shareChanged);
    socket.on("canned", cannedChanged);
    socket.on("answer:due", tellAnswerDue);
    socket.on("mention", receiveMention);
    socket.on("rated", ({ conversationId, rating, visitorName }) =>
      notify(
        noticeText(rating, visitorName || tInbox("noName")),
        "info",
        { label: tControl("show"), run: () => go(inboxPath("inbox", conversationId)) },
        `rated ${conversationId}`,
      ),
    );
    socket.on("helper:asked", receiveHelpAsked);
    socket.on("viewers", receiveViewers);
    socket.on("colleague:typing", receiveWriting);
    socket.on("tags", (list) => {
      tags.value = list;
    });
    socket.on("gone", receiveGone);
    socket.on("conversation", (summary) => receiveSummaries(summary));
    socket.on("draft", ({ conversationId, text }) => {
      const thread = threadOf(conversationId);
      if (thread) thread.draft.value = text;
    });
    socket.on("got", ({ conversationId, seq }) => {
      const thread = threadOf(conversationId);
      if (thread) thread.visitorGotSeq.value = Math.max(thread.visitorGotSeq.peek(), seq);
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
    socket.on("team:message", receiveTeamMessage);
    socket.on("team:room", receiveRoom);
    socket.on("team:read", ({ roomId, seq }) => receiveTeamRead(roomId, seq));
    socket.on("team:typing", ({ roomId, operatorId }) => somebodyTypes(roomId, operatorId));
    socket.on("views", () => void loadViews());
    socket.on("live", (window) => {
      liveNews.value = window;
    });
    socket.on("share:signal", receiveSignal);
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
      openTeamOutbox(id);
      const stops = [startHolding(), startLeading(), followAttention(), followIdleness(), followShortcuts()];
      stops.push(followSight(), followTouch(), followHandovers(), followView(), followSnoozed());
      stops.push(followViews());
      stops.push(beTold());
      return () => {
        for (const stop of stops) stop();
        closeLink();
        closeOutbox();
        closeTeamOutbox();
        dropThreads();
        clearInbox();
        clearMentions();
        clearTeam();
        clearPresence();
      };
    });
  });
}
