import {
  AddNote,
  AssignChat,
  EarlierMessages,
  ListConversations,
  NameChat,
  NameConversation,
  OpenConversation,
  OperatorSendMessage,
  type OperatorToServer,
  ReadConversation,
  SetStatus,
  SetTicketStatus,
  SyncConversation,
  TransferChat,
} from "@palique/shared/operator.ts";
import { type ZodType, z } from "zod";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { acceptTransfer, assignChat, closeTransfer } from "../chats/answer-transfer.ts";
import { listActiveChats } from "../chats/chats.store.ts";
import { refuseOffer } from "../chats/decline-offer.ts";
import { endChat } from "../chats/end-chat.ts";
import { takeChat } from "../chats/take-chat.ts";
import { transferChat } from "../chats/transfer-chat.ts";
import { addNote } from "../conversations/add-note.ts";
import { findOwn } from "../conversations/find-own.ts";
import { listConversations } from "../conversations/list-conversations.ts";
import { markReadByOperator } from "../conversations/mark-read.ts";
import { openConversation } from "../conversations/open-conversation.ts";
import { readEarlier, syncConversation } from "../conversations/read-page.ts";
import { sendOperatorMessage } from "../conversations/send-message.ts";
import { showTyping } from "../conversations/show-typing.ts";
import { AppError } from "../errors.ts";
import { loadOperator } from "../operators/load-operator.ts";
import { setStatus } from "../operators/set-status.ts";
import { type HandlerTable, on } from "../sockets.ts";
import { changeTicketStatus } from "../tickets/change-ticket-status.ts";
import { type OperatorSocket, type Realtime, rooms } from "./namespaces.ts";
import { openInbox } from "./open-inbox.ts";
import { roomsOf } from "./operator-rooms.ts";
import { peekAtVisitor } from "./peek-at-visitor.ts";

/** What a console may ask. The operator is loaded for every question: a role lost a second ago is lost. */
export function operatorHandlers(
  app: App,
  realtime: Realtime,
): HandlerTable<OperatorToServer, OperatorSocket> {
  function ask<Input, Output>(
    schema: ZodType<Input>,
    run: (actor: OperatorActor, input: Input, socket: OperatorSocket) => Promise<Output>,
  ) {
    return on(schema, async (socket: OperatorSocket, input: Input) => {
      const actor = await loadOperator(app.db, socket.data.operatorId);
      if (!actor) throw new AppError("not-signed-in");
      return run(actor, input, socket);
    });
  }

  return {
    "inbox:open": ask(z.object({}), async (actor, _input, socket) => {
      // Rooms before the snapshot: what happens in between arrives twice rather than not at all.
      await socket.join((await roomsOf(app.db, actor)).join);
      const mine = await listActiveChats(app.db, actor.id);
      await socket.join(mine.map((chat) => rooms.conversation(chat.conversationId)));
      return openInbox(app, actor);
    }),
    "conversation:list": ask(ListConversations, (actor, input) => listConversations(app, actor, input)),
    "conversation:open": ask(OpenConversation, async (actor, input, socket) => {
      const { id } = await findOwn(app, actor, input.conversationId);
      await socket.join(rooms.conversation(id));
      return openConversation(app, actor, input, peekAtVisitor(realtime));
    }),
    "conversation:close": ask(NameConversation, async (actor, input, socket) => {
      const mine = await listActiveChats(app.db, actor.id);
      if (mine.some((chat) => chat.conversationId === input.conversationId)) return;
      await socket.leave(rooms.conversation(input.conversationId));
    }),
    "conversation:sync": ask(SyncConversation, (actor, input) => syncConversation(app, actor, input)),
    "conversation:earlier": ask(EarlierMessages, (actor, input) => readEarlier(app, actor, input)),
    "conversation:read": ask(ReadConversation, (actor, input) => markReadByOperator(app, actor, input)),
    "message:send": ask(OperatorSendMessage, (actor, input, socket) =>
      sendOperatorMessage(app, actor, input, socket.id),
    ),
    "note:add": ask(AddNote, (actor, input, socket) => addNote(app, actor, input, socket.id)),
    typing: ask(NameConversation, (actor, input) => showTyping(app, actor, input)),
    "chat:take": ask(NameChat, (actor, input) => takeChat(app, actor, input)),
    "chat:refuse": ask(NameChat, (actor, input) => refuseOffer(app, actor, input)),
    "chat:transfer": ask(TransferChat, (actor, input) => transferChat(app, actor, input)),
    "transfer:accept": ask(NameChat, (actor, input) => acceptTransfer(app, actor, input)),
    "transfer:close": ask(NameChat, (actor, input) => closeTransfer(app, actor, input)),
    "chat:assign": ask(AssignChat, (actor, input) => assignChat(app, actor, input)),
    "chat:end": ask(NameChat, (actor, input) => endChat(app, actor, input)),
    "status:set": ask(SetStatus, (actor, input) => setStatus(app, actor, input)),
    "ticket:set-status": ask(SetTicketStatus, (actor, input) => changeTicketStatus(app, actor, input)),
  };
}
