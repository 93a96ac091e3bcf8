import { ROOM_MEMBERS_MAX } from "@palique/shared/limits.ts";
import type { ChangeRoom, TeamEvent, TeamRoom } from "@palique/shared/team.ts";
import type { z } from "zod";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { type Announce, commit } from "../commit.ts";
import type { Db } from "../db/store.ts";
import { AppError } from "../errors.ts";
import { loadOperator } from "../operators/load-operator.ts";
import { listOperators } from "../operators/operators.store.ts";
import { findOwnRoom } from "./find-room.ts";
import { sayInRoom } from "./send-team-message.ts";
import {
  deleteMembers,
  describeRoom,
  findReadSeqs,
  insertMembers,
  listMemberIds,
  type Room,
  renameRoom,
} from "./team.store.ts";
import { tellRoom } from "./tell-room.ts";

/** Names a group, brings colleagues in, takes them out, or leaves it. A direct chat stays what it is: "conflict". */
export async function changeRoom(
  app: App,
  actor: OperatorActor,
  input: z.output<typeof ChangeRoom>,
): Promise<TeamRoom> {
  return commit(app, async (trx, announce) => {
    let room = await findOwnRoom(app, trx, actor, input.roomId);
    if (room.kind === "direct") throw new AppError("conflict");
    const before = await listMemberIds(trx, room.id);
    const added = [...new Set(input.addIds)].filter((id) => !before.includes(id));
    const gone = [...new Set(input.removeIds)].filter((id) => before.includes(id));
    for (const id of added) if (!(await loadOperator(trx, id))) throw new AppError("not-found");
    if (before.length + added.length - gone.length > ROOM_MEMBERS_MAX) {
      throw new AppError("bad-input", { field: "addIds" });
    }
    const say = async (event: TeamEvent) => {
      room = await tell(app, trx, announce, room, actor, event);
    };
    if (input.name !== undefined && input.name !== room.name) {
      room = await renameRoom(trx, room, input.name);
      await say({ type: "room.named", name: input.name });
    }
    await insertMembers(trx, room.id, added, 0);
    if (added.length > 0) await say({ type: "members.added", names: await namesOf(trx, added) });
    const removed = gone.filter((id) => id !== actor.id);
    if (removed.length > 0) {
      await say({ type: "members.removed", names: await namesOf(trx, removed) });
    }
    if (gone.includes(actor.id)) await say({ type: "member.left" });
    await deleteMembers(trx, room.id, gone);
    await tellRoom(trx, announce, room, gone);
    const readSeq = (await findReadSeqs(trx, room.id)).get(actor.id) ?? 0;
    return describeRoom(room, await listMemberIds(trx, room.id), readSeq);
  });
}

async function namesOf(trx: Db, ids: readonly string[]): Promise<string[]> {
  const operators = await listOperators(trx);
  return operators.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
}

async function tell(
  app: App,
  trx: Db,
  announce: Announce,
  room: Room,
  actor: OperatorActor,
  event: TeamEvent,
): Promise<Room> {
  const message = { clientId: app.id(), author: actor, content: { event }, at: app.now() };
  return (await sayInRoom(trx, announce, room, message, null)).room;
}
