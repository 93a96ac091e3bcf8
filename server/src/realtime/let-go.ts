import type { App } from "../app.ts";
import { scopeOf } from "../conversations/list-conversations.ts";
import { listSummaries, listVisibleIds } from "../conversations/summaries.store.ts";
import { loadOperator } from "../operators/load-operator.ts";
import { partOperator } from "../sharing/part-operator.ts";
import { type Realtime, rooms } from "./namespaces.ts";

/** Of one operator: what may not be seen any more is not heard any more, and its row is shown as it is now. */
export async function letGo(
  app: App,
  { operators }: Realtime,
  operatorId: string,
  conversationIds: readonly string[],
): Promise<void> {
  const operator = await loadOperator(app.db, operatorId);
  const seen = operator ? await listVisibleIds(app.db, scopeOf(operator), conversationIds) : [];
  const lost = conversationIds.filter((id) => !seen.includes(id));
  const own = rooms.operator(operatorId);
  // Whether their console closes it or not.
  if (lost.length > 0) {
    operators.in(own).socketsLeave(lost.map(rooms.conversation));
    await partOperator(app, operatorId, lost);
  }
  for (const row of await listSummaries(app.db, lost)) {
    operators.to(own).emit("conversation", row);
    app.publish({ type: "chat.viewers", conversationId: row.id });
  }
}

/** The same for everybody who has a conversation open, in whatever process. */
export async function letGoOf(app: App, realtime: Realtime, conversationId: string): Promise<void> {
  const sockets = await realtime.operators.in(rooms.conversation(conversationId)).fetchSockets();
  const listening = new Set(sockets.map(({ data }) => data.operatorId));
  for (const operatorId of listening) await letGo(app, realtime, operatorId, [conversationId]);
}

/** The same for all that one operator has open. */
export async function letGoOfAll(app: App, realtime: Realtime, operatorId: string): Promise<void> {
  const sockets = await realtime.operators.in(rooms.operator(operatorId)).fetchSockets();
  const prefix = rooms.conversation("");
  const open = sockets.flatMap((socket) => [...socket.rooms].filter((room) => room.startsWith(prefix)));
  const ids = [...new Set(open)].map((room) => room.slice(prefix.length));
  if (ids.length > 0) await letGo(app, realtime, operatorId, ids);
}
