import type { StartRoom, TeamRoom } from "@palique/shared/team.ts";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { commit } from "../commit.ts";
import { AppError } from "../errors.ts";
import { loadOperator } from "../operators/load-operator.ts";
import {
  appendTeamMessage,
  describeRoom,
  findReadSeqs,
  findRoomByKey,
  insertMembers,
  insertRoom,
  listMemberIds,
  type Room,
} from "./team.store.ts";
import { tellRoom } from "./tell-room.ts";

/** Opens the direct chat with a colleague, there is one, or begins a group. Repeats give the same room. */
export async function startRoom(app: App, actor: OperatorActor, input: StartRoom): Promise<TeamRoom> {
  const others = [...new Set(input.memberIds)].filter((id) => id !== actor.id);
  const [first] = others;
  if (!first) throw new AppError("bad-input", { field: "memberIds" });
  for (const id of others) {
    if (!(await loadOperator(app.db, id))) throw new AppError("not-found");
  }
  const isDirect = others.length === 1 && input.name === "";
  const key = isDirect ? [actor.id, first].sort().join(" ") : `${actor.id} ${input.clientId}`;
  return commit(app, async (trx, announce) => {
    const now = app.now();
    const known = await findRoomByKey(trx, key);
    if (known) {
      const memberIds = await listMemberIds(trx, known.id);
      const readSeq = (await findReadSeqs(trx, known.id)).get(actor.id) ?? 0;
      return describeRoom(known, memberIds, readSeq);
    }
    const room: Room = {
      id: app.id(),
      kind: isDirect ? "direct" : "group",
      name: input.name,
      key,
      rev: 0,
      lastSeq: 0,
      last: JSON.stringify({ authorId: actor.id, text: "", event: { type: "room.started" }, at: now }),
      createdAt: now,
    };
    if (!(await insertRoom(trx, room))) {
      // The other one began it at the same moment, on another process.
      throw new AppError("unavailable", { retryAfterMs: 100 });
    }
    await insertMembers(trx, room.id, [actor.id, ...others], 0);
    // A direct chat begins with the first words: until then the other sees nothing of it.
    if (isDirect) return describeRoom(room, [actor.id, first].sort(), 0);
    const started = {
      clientId: app.id(),
      author: actor,
      content: { event: { type: "room.started" as const } },
    };
    const { room: begun } = await appendTeamMessage(trx, room, { ...started, at: now });
    await tellRoom(trx, announce, begun);
    return describeRoom(begun, await listMemberIds(trx, room.id), begun.lastSeq);
  });
}
