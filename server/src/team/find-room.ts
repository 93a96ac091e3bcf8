import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import type { Db } from "../db/store.ts";
import { AppError } from "../errors.ts";
import { findRoomToWrite, isMember, type Room } from "./team.store.ts";

/** The operator's room, to be changed by this transaction; somebody else's looks like none. */
export async function findOwnRoom(app: App, trx: Db, actor: OperatorActor, roomId: string): Promise<Room> {
  const room = await findRoomToWrite(app.store, trx, roomId, actor.id);
  if (!room) throw new AppError("not-found");
  return room;
}

/** Fails with "not-found" where the operator is not in the room. */
export async function requireMember(app: App, actor: OperatorActor, roomId: string): Promise<void> {
  if (!(await isMember(app.db, roomId, actor.id))) throw new AppError("not-found");
}
