import type { LinkedConversation, SendTeamMessage, TeamMessage } from "@palique/shared/team.ts";
import type { z } from "zod";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { type Announce, commit } from "../commit.ts";
import { findOwn } from "../conversations/find-own.ts";
import { inviteParticipant } from "../conversations/participants.store.ts";
import type { Db } from "../db/store.ts";
import { contentWith } from "../files/attach-files.ts";
import { signTeamMessage } from "../files/sign-files.ts";
import { ownerOf } from "../files/uploader.ts";
import { findTicket } from "../tickets/tickets.store.ts";
import { findOwnRoom } from "./find-room.ts";
import {
  appendTeamMessage,
  findByClientId,
  listMemberIds,
  type NewTeamMessage,
  type Room,
} from "./team.store.ts";
import { tellRoom } from "./tell-room.ts";

/** Stores what an operator says to colleagues, once. A conversation shown to them is theirs to see from then on. */
export async function sendTeamMessage(
  app: App,
  actor: OperatorActor,
  input: z.output<typeof SendTeamMessage>,
  socketId: string | null,
): Promise<TeamMessage> {
  return commit(app, async (trx, announce) => {
    const room = await findOwnRoom(app, trx, actor, input.roomId);
    const repeated = await findByClientId(trx, room.id, input.clientId);
    if (repeated) return signTeamMessage(repeated, app.now());
    const link = await linkTo(app, trx, actor, input.conversationId);
    const place = { roomId: room.id, seq: room.lastSeq + 1 };
    const owner = await ownerOf(trx, actor);
    const { extra } = await contentWith(trx, owner, place, input.text, input.fileIds);
    const content = { text: input.text, link, ...(extra?.files && { extra: { files: extra.files } }) };
    const message = { clientId: input.clientId, author: actor, content, at: app.now() };
    const said = await sayInRoom(trx, announce, room, message, socketId);
    // The first words of a direct chat: the other has not heard of the room.
    if (said.message.seq === 1) await tellRoom(trx, announce, said.room);
    if (link) await show(trx, announce, link, await listMemberIds(trx, room.id));
    return said.message;
  });
}

/** Adds a message and announces it to the members. */
export async function sayInRoom(
  trx: Db,
  announce: Announce,
  room: Room,
  message: NewTeamMessage,
  socketId: string | null,
): Promise<{ room: Room; message: TeamMessage }> {
  const appended = await appendTeamMessage(trx, room, message);
  const said = { ...appended, message: signTeamMessage(appended.message, message.at) };
  const memberIds = await listMemberIds(trx, room.id);
  announce({ type: "team.message", message: said.message, memberIds, socketId });
  return said;
}

async function linkTo(
  app: App,
  trx: Db,
  actor: OperatorActor,
  conversationId: string | null,
): Promise<LinkedConversation | null> {
  if (conversationId === null) return null;
  const { id, number, contactName } = await findOwn(app, actor, conversationId, trx);
  const ticket = await findTicket(trx, id);
  return { id, number, title: ticket?.subject ?? contactName };
}

async function show(
  trx: Db,
  announce: Announce,
  link: LinkedConversation,
  memberIds: readonly string[],
): Promise<void> {
  for (const operatorId of memberIds) await inviteParticipant(trx, link.id, operatorId);
  announce({ type: "conversation.changed", conversationId: link.id });
}
