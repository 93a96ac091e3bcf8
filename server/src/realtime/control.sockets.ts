import {
  type ControlToServer,
  HoldChat,
  InviteHelper,
  SaveTag,
  SetPriority,
  SetSubject,
  SnoozeConversation,
  TagConversation,
  ViewConversation,
  Writing,
} from "@palique/shared/control.ts";
import { type ConversationSummary, NameChat, NameConversation } from "@palique/shared/operator.ts";
import type { App } from "../app.ts";
import { holdChat, resumeHeldChat } from "../chats/hold-chat.ts";
import { inviteHelper } from "../chats/invite-helper.ts";
import { joinChat, leaveChat } from "../chats/join-chat.ts";
import { setPriority } from "../chats/set-priority.ts";
import { findOwn } from "../conversations/find-own.ts";
import { setSubject } from "../conversations/set-subject.ts";
import { showTyping } from "../conversations/show-typing.ts";
import { snoozeConversation } from "../conversations/snooze-conversation.ts";
import type { HandlerTable } from "../sockets.ts";
import { createTag } from "../tags/save-tag.ts";
import { tagConversation } from "../tags/tag-conversation.ts";
import type { AskOperator } from "./ask-operator.ts";
import type { OperatorSocket } from "./namespaces.ts";
import { view } from "./viewers.ts";

/** How operators steer a conversation, and see each other at it. */
export function controlHandlers(
  app: App,
  ask: AskOperator,
): HandlerTable<ControlToServer<ConversationSummary>, OperatorSocket> {
  return {
    typing: ask(Writing, (actor, input) => showTyping(app, actor, input)),
    "conversation:view": ask(ViewConversation, async (actor, { conversationId }, socket) => {
      const id = conversationId === null ? null : (await findOwn(app, actor, conversationId)).id;
      view(app, socket, id);
    }),
    "chat:hold": ask(HoldChat, (actor, input) => holdChat(app, actor, input)),
    "chat:resume-held": ask(NameChat, (actor, input) => resumeHeldChat(app, actor, input)),
    "conversation:snooze": ask(SnoozeConversation, (actor, input) => snoozeConversation(app, actor, input)),
    "conversation:set-priority": ask(SetPriority, (actor, input) => setPriority(app, actor, input)),
    "conversation:set-subject": ask(SetSubject, (actor, input) => setSubject(app, actor, input)),
    "conversation:tag": ask(TagConversation, (actor, input) => tagConversation(app, actor, input)),
    "tag:create": ask(SaveTag, (actor, input) => createTag(app, actor, input)),
    "helper:invite": ask(InviteHelper, (actor, input) => inviteHelper(app, actor, input)),
    "helper:join": ask(NameConversation, (actor, input) => joinChat(app, actor, input)),
    "helper:leave": ask(NameConversation, (actor, input) => leaveChat(app, actor, input)),
  };
}
