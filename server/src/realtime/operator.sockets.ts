import { DeleteMessage, EditMessage, ReactToMessage } from "@palique/shared/message-input.ts";
import {
  AddNote,
  AssignChat,
  EarlierMessages,
  ListConversations,
  MessagesAround,
  NameChat,
  NameConversation,
  OpenConversation,
  OperatorSendMessage,
  type OperatorToServer,
  ReadConversation,
  SetAttending,
  SetStatus,
  SetTicketStatus,
  SyncConversation,
  TransferChat,
} from "@palique/shared/operator.ts";
import { CancelScheduled, ScheduleMessage, SendScheduled } from "@palique/shared/scheduled.ts";
import { Search } from "@palique/shared/search.ts";
import {
  ChangeRoom,
  NameRoom,
  ReadRoom,
  SendTeamMessage,
  StartRoom,
  TeamPageAsked,
} from "@palique/shared/team.ts";
import { z } from "zod";
import type { App } from "../app.ts";
import { acceptTransfer, assignChat, closeTransfer } from "../chats/answer-transfer.ts";
import { listActiveChats } from "../chats/chats.store.ts";
import { refuseOffer } from "../chats/decline-offer.ts";
import { endChat } from "../chats/end-chat.ts";
import { takeChat } from "../chats/take-chat.ts";
import { transferChat } from "../chats/transfer-chat.ts";
import { addNote } from "../conversations/add-note.ts";
import { deleteMessage } from "../conversations/delete-message.ts";
import { editMessage } from "../conversations/edit-message.ts";
import { findOwn } from "../conversations/find-own.ts";
import { listConversations } from "../conversations/list-conversations.ts";
import { markReadByOperator } from "../conversations/mark-read.ts";
import { openConversation } from "../conversations/open-conversation.ts";
import { reactToMessage } from "../conversations/react-to-message.ts";
import { readAround, readEarlier, syncConversation } from "../conversations/read-page.ts";
import { sendOperatorMessage } from "../conversations/send-message.ts";
import { openCrowd } from "../live/crowd.ts";
import { liveHandlers } from "../live/live.sockets.ts";
import { openLiveWatch } from "../live/watch-live.ts";
import { setStatus } from "../operators/set-status.ts";
import { cancelScheduled, sendScheduled } from "../scheduled/change-scheduled.ts";
import { scheduleMessage } from "../scheduled/schedule-message.ts";
import { searchConversations } from "../search/search-conversations.ts";
import { shareHandlers } from "../sharing/share.sockets.ts";
import type { HandlerTable } from "../sockets.ts";
import { changeRoom } from "../team/change-room.ts";
import { listTeamRooms, readTeamPage, readTeamRoom, typeInRoom } from "../team/read-team.ts";
import { sendTeamMessage } from "../team/send-team-message.ts";
import { startRoom } from "../team/start-room.ts";
import { changeTicketStatus } from "../tickets/change-ticket-status.ts";
import { viewHandlers } from "../views/views.sockets.ts";
import { askFor } from "./ask-operator.ts";
import { controlHandlers } from "./control.sockets.ts";
import { type OperatorSocket, type Realtime, rooms } from "./namespaces.ts";
import { openInbox } from "./open-inbox.ts";
import { attendConsole } from "./operator-presence.ts";
import { roomsOf } from "./operator-rooms.ts";
import { peekAtVisitor } from "./peek-at-visitor.ts";

/** What a console may ask. */
export function operatorHandlers(
  app: App,
  realtime: Realtime,
): HandlerTable<OperatorToServer, OperatorSocket> {
  const ask = askFor(app);

  return {
    "inbox:open": ask(z.object({}), async (actor, _input, socket) => {
      // Rooms before the snapshot: what happens in between arrives twice rather than not at all.
      await socket.join((await roomsOf(app.db, actor)).join);
      const mine = await listActiveChats(app.db, actor.id);
      await socket.join(mine.map((chat) => rooms.conversation(chat.conversationId)));
      return openInbox(app, actor);
    }),
    "conversation:list": ask(ListConversations, (actor, input) => listConversations(app, actor, input)),
    search: ask(Search, (actor, input) => searchConversations(app, actor, input)),
    "conversation:open": ask(OpenConversation, async (actor, input, socket) => {
      const { id } = await findOwn(app, actor, input.conversationId);
      await socket.join(rooms.conversation(id));
      // It may be on the screen already, and who else has it there was told before.
      if (socket.data.viewing === id) app.publish({ type: "chat.viewers", conversationId: id });
      return openConversation(app, actor, input, peekAtVisitor(realtime)).catch((error) => {
        // It may have moved on before the socket was in the room, and nobody looked at it.
        socket.leave(rooms.conversation(id));
        throw error;
      });
    }),
    "conversation:close": ask(NameConversation, async (actor, input, socket) => {
      const mine = await listActiveChats(app.db, actor.id);
      if (mine.some((chat) => chat.conversationId === input.conversationId)) return;
      await socket.leave(rooms.conversation(input.conversationId));
    }),
    "conversation:sync": ask(SyncConversation, (actor, input) => syncConversation(app, actor, input)),
    "conversation:around": ask(MessagesAround, (actor, input) => readAround(app, actor, input)),
    "conversation:earlier": ask(EarlierMessages, (actor, input) => readEarlier(app, actor, input)),
    "conversation:read": ask(ReadConversation, (actor, input) => markReadByOperator(app, actor, input)),
    "message:send": ask(OperatorSendMessage, (actor, input, socket) =>
      sendOperatorMessage(app, actor, input, socket.id),
    ),
    "message:edit": ask(EditMessage, (actor, input) => editMessage(app, actor, input)),
    "message:delete": ask(DeleteMessage, (actor, input) => deleteMessage(app, actor, input)),
    "message:react": ask(ReactToMessage, (actor, input) => reactToMessage(app, actor, input)),
    "note:add": ask(AddNote, (actor, input, socket) => addNote(app, actor, input, socket.id)),
    ...controlHandlers(app, ask),
    ...viewHandlers(app, ask),
    ...shareHandlers(app, ask),
    ...liveHandlers(app, openLiveWatch(app, openCrowd(app, realtime.visitors)), ask),
    "scheduled:add": ask(ScheduleMessage, (actor, input) => scheduleMessage(app, actor, input)),
    "scheduled:cancel": ask(CancelScheduled, (actor, input) => cancelScheduled(app, actor, input)),
    "scheduled:send": ask(SendScheduled, (actor, input) => sendScheduled(app, actor, input)),
    "chat:take": ask(NameChat, (actor, input) => takeChat(app, actor, input)),
    "chat:refuse": ask(NameChat, (actor, input) => refuseOffer(app, actor, input)),
    "chat:transfer": ask(TransferChat, (actor, input) => transferChat(app, actor, input)),
    "transfer:accept": ask(NameChat, (actor, input) => acceptTransfer(app, actor, input)),
    "transfer:close": ask(NameChat, (actor, input) => closeTransfer(app, actor, input)),
    "chat:assign": ask(AssignChat, (actor, input) => assignChat(app, actor, input)),
    "chat:end": ask(NameChat, (actor, input) => endChat(app, actor, input)),
    "status:set": ask(SetStatus, (actor, input) => setStatus(app, actor, input)),
    attending: ask(SetAttending, (actor, { attending }, socket) =>
      attendConsole(app, actor.id, socket.data, attending),
    ),
    "ticket:set-status": ask(SetTicketStatus, (actor, input) => changeTicketStatus(app, actor, input)),
    "team:list": ask(z.object({}), (actor) => listTeamRooms(app, actor)),
    "team:start": ask(StartRoom, (actor, input) => startRoom(app, actor, input)),
    "team:change": ask(ChangeRoom, (actor, input) => changeRoom(app, actor, input)),
    "team:page": ask(TeamPageAsked, (actor, input) => readTeamPage(app, actor, input)),
    "team:send": ask(SendTeamMessage, (actor, input, socket) =>
      sendTeamMessage(app, actor, input, socket.id),
    ),
    "team:read": ask(ReadRoom, (actor, input) => readTeamRoom(app, actor, input)),
    "team:typing": ask(NameRoom, (actor, input) => typeInRoom(app, actor, input.roomId)),
  };
}
