import type { ReadRoom, TeamPage, TeamPageAsked, TeamRoom } from "@palique/shared/team.ts";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { commit } from "../commit.ts";
import { AppError } from "../errors.ts";
import { signTeamMessage } from "../files/sign-files.ts";
import { findOwnRoom, requireMember } from "./find-room.ts";
import { listMemberIds, listRooms, readRoom, readTeamMessages } from "./team.store.ts";

/** More rooms than this nobody scrolls through. */
const MOST = 500;

export function listTeamRooms(app: App, actor: OperatorActor): Promise<TeamRoom[]> {
  return listRooms(app.db, actor.id, MOST);
}

/** A page of a room this operator is in. */
export async function readTeamPage(app: App, actor: OperatorActor, input: TeamPageAsked): Promise<TeamPage> {
  const { roomId, after, before } = input;
  await requireMember(app, actor, roomId);
  const range = after !== null ? { after } : before !== null ? { before } : "newest";
  const { messages: stored, more } = await readTeamMessages(app.db, roomId, range);
  const messages = stored.map((message) => signTeamMessage(message, app.now()));
  const forward = after !== null;
  const first = messages[0]?.seq;
  const start = forward ? after : more && first !== undefined ? first - 1 : 0;
  return { roomId, after: start, last: messages.at(-1)?.seq ?? start, messages, more: forward && more };
}

/** Moves the operator's cursor, never back and never past the end. */
export async function readTeamRoom(
  app: App,
  actor: OperatorActor,
  input: ReadRoom,
): Promise<{ seq: number }> {
  return commit(app, async (trx, announce) => {
    const room = await findOwnRoom(app, trx, actor, input.roomId);
    const seq = Math.min(input.seq, room.lastSeq);
    const isNews = await readRoom(trx, room.id, actor.id, seq);
    if (isNews) announce({ type: "team.read", operatorId: actor.id, roomId: room.id, seq });
    return { seq };
  });
}

/** Tells the others that this operator is writing. */
export async function typeInRoom(app: App, actor: OperatorActor, roomId: string): Promise<void> {
  const memberIds = await listMemberIds(app.db, roomId);
  if (!memberIds.includes(actor.id)) throw new AppError("not-found");
  const others = memberIds.filter((id) => id !== actor.id);
  app.publish({ type: "team.typed", roomId, operatorId: actor.id, memberIds: others });
}
