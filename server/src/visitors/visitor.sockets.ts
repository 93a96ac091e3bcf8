import { Page } from "@palique/shared/fields.ts";
import { DeleteMessage, EditMessage, ReactToMessage } from "@palique/shared/message-input.ts";
import { LinkTranscript, MailOwnTranscript } from "@palique/shared/transcript.ts";
import {
  CreateTicket,
  Draft,
  NameConversation,
  OpenLink,
  RateChat,
  ReadConversation,
  StartChat,
  SubscribePush,
  SyncConversation,
  VisitorSendMessage,
  type VisitorToServer,
} from "@palique/shared/visitor.ts";
import { z } from "zod";
import { callerOf } from "../addresses.ts";
import type { App } from "../app.ts";
import { endOwnChat } from "../chats/end-chat.ts";
import { rateChat } from "../chats/rate-chat.ts";
import { resumeChat } from "../chats/resume-chat.ts";
import { startChat } from "../chats/start-chat.ts";
import { deleteMessage } from "../conversations/delete-message.ts";
import { editMessage } from "../conversations/edit-message.ts";
import { markGot } from "../conversations/mark-got.ts";
import { markReadByVisitor } from "../conversations/mark-read.ts";
import { reactToMessage } from "../conversations/react-to-message.ts";
import { syncConversation } from "../conversations/read-page.ts";
import { sendVisitorMessage } from "../conversations/send-message.ts";
import { AppError } from "../errors.ts";
import { identityHandlers } from "../identity/identity.sockets.ts";
import { invitationHandlers } from "../invitations/invitation.sockets.ts";
import { turnPage } from "../live/see-visitor.ts";
import { showPanel } from "../live/show-panel.ts";
import { visitHandlers } from "../live/visit.sockets.ts";
import { subscribeVisitor } from "../notifications/subscribe-visitor.ts";
import type { VisitorSocket } from "../realtime/namespaces.ts";
import type { VisitorRooms } from "../realtime/visitor-rooms.ts";
import type { Browsers } from "../realtime/watch-browsers.ts";
import { ownShareHandlers } from "../sharing/own-share.sockets.ts";
import { findSite, type Site } from "../sites/sites.store.ts";
import { type HandlerTable, on } from "../sockets.ts";
import { createTicket } from "../tickets/create-ticket.ts";
import { linkTranscript } from "../transcripts/link-transcript.ts";
import { mailOwnTranscript } from "../transcripts/mail-transcript.ts";
import { asSpeaker } from "./as-speaker.ts";
import { openLink } from "./open-link.ts";
import { openSession } from "./open-session.ts";
import { shareDrafts } from "./share-drafts.ts";

/** What a widget may ask, each parsed and handed to its use-case. */
export function visitorHandlers(
  app: App,
  { become }: VisitorRooms,
  browsers: Browsers,
): HandlerTable<VisitorToServer, VisitorSocket> {
  const drafts = shareDrafts(app);
  return {
    "session:open": on(z.object({}), async (socket) => {
      showPanel(app, socket);
      return openSession(app, socket.data.actor, await siteOf(app, socket), isBlocked(app, socket));
    }),
    "chat:start": on(StartChat, async (socket, input) => {
      await limitStarts(app, socket);
      const site = await siteOf(app, socket);
      browsers.know(socket, input.token);
      const begins = { ...socket.data, socketId: socket.id, liveId: liveIdOf(app, socket) };
      become(socket, await startChat(app, socket.data.actor, site, input, begins));
      showPanel(app, socket);
      return openSession(app, socket.data.actor, site, false);
    }),
    "chat:resume": on(NameConversation, async (socket, input) => {
      await limitStarts(app, socket);
      return resumeChat(app, socket.data.actor, await siteOf(app, socket), input);
    }),
    "chat:rate": on(RateChat, (socket, input) => rateChat(app, socket.data.actor, input)),
    "chat:end": on(NameConversation, (socket, input) => endOwnChat(app, socket.data.actor, input)),
    "message:send": on(VisitorSendMessage, async (socket, input) => {
      const message = await asSpeaker(app, socket, (actor) =>
        sendVisitorMessage(app, actor, input, socket.id),
      );
      drafts.clear(socket, input.conversationId);
      return message;
    }),
    "message:edit": on(EditMessage, (socket, input) => editMessage(app, socket.data.actor, input)),
    "message:delete": on(DeleteMessage, (socket, input) => deleteMessage(app, socket.data.actor, input)),
    "message:react": on(ReactToMessage, (socket, input) => reactToMessage(app, socket.data.actor, input)),
    "conversation:sync": on(SyncConversation, (socket, input) =>
      syncConversation(app, socket.data.actor, input),
    ),
    "conversation:read": on(ReadConversation, (socket, input) =>
      markReadByVisitor(app, socket.data.actor, input),
    ),
    "conversation:got": on(ReadConversation, (socket, input) => markGot(app, socket.data.actor, input)),
    "ticket:create": on(CreateTicket, async (socket, input) => {
      await limitStarts(app, socket);
      const site = await siteOf(app, socket);
      browsers.know(socket, input.token);
      const from = { ...socket.data, liveId: liveIdOf(app, socket) };
      const { receipt, speaker } = await createTicket(app, socket.data.actor, site, input, from);
      // A browser that has a conversation by a link keeps it: the ticket is on its way to a mailbox.
      if (!socket.data.actor.linked) become(socket, speaker);
      return receipt;
    }),
    "link:open": on(OpenLink, async (socket, input) => {
      browsers.know(socket, input.token);
      become(socket, await openLink(app, socket.data.actor, input, socket.data));
      showPanel(app, socket);
      return openSession(app, socket.data.actor, await siteOf(app, socket), isBlocked(app, socket));
    }),
    "push:subscribe": on(SubscribePush, async (socket, input) =>
      subscribeVisitor(app, socket.data.actor, await siteOf(app, socket), input),
    ),
    "transcript:link": on(LinkTranscript, (socket, input) => linkTranscript(app, socket.data.actor, input)),
    "transcript:mail": on(MailOwnTranscript, (socket, input) =>
      mailOwnTranscript(app, socket.data.actor, input, socket.data),
    ),
    draft: on(Draft, (socket, input) => drafts.type(socket, input)),
    ...visitHandlers(app),
    ...identityHandlers(app, browsers),
    ...invitationHandlers(app),
    ...ownShareHandlers(app),
    page: on(Page, (socket, input) => turnPage(app, socket, input)),
  };
}

/** Counts what is well-formed only: correcting a form is not abuse. */
async function limitStarts(app: App, socket: VisitorSocket): Promise<void> {
  const { actor, address } = socket.data;
  await app.rates.consume("startPerVisitor", actor.visitorId ?? socket.id);
  await app.rates.consume("startPerAddress", callerOf(address));
}

/** Its entry among who is on the sites; null: it told nothing of itself. */
function liveIdOf(app: App, socket: VisitorSocket): string | null {
  return app.live.of(socket)?.seen.id ?? null;
}

function isBlocked(app: App, socket: VisitorSocket): boolean {
  return socket.data.blockedUntil > app.now();
}

async function siteOf(app: App, socket: VisitorSocket): Promise<Site> {
  const site = await findSite(app.db, socket.data.actor.siteId);
  if (!site) throw new AppError("site-unknown");
  return site;
}
