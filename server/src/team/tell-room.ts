import type { Announce } from "../commit.ts";
import type { Db } from "../db/store.ts";
import { describeRoom, findReadSeqs, listMemberIds, type Room } from "./team.store.ts";

/** Announces the room to every member, and to those who are out now. */
export async function tellRoom(
  trx: Db,
  announce: Announce,
  room: Room,
  gone: readonly string[] = [],
): Promise<void> {
  const memberIds = await listMemberIds(trx, room.id);
  const readSeqs = await findReadSeqs(trx, room.id);
  for (const operatorId of [...memberIds, ...gone]) {
    const seen = describeRoom(room, memberIds, readSeqs.get(operatorId) ?? 0);
    announce({ type: "team.room", operatorId, room: seen });
  }
}
