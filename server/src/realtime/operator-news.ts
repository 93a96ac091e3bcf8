import type { App } from "../app.ts";
import { describePresence, describeSelf } from "../operators/describe-operator.ts";
import { loadOperator } from "../operators/load-operator.ts";
import { letGoOfAll } from "./let-go.ts";
import { type Realtime, rooms } from "./namespaces.ts";
import { roomsOf } from "./operator-rooms.ts";

/** Tells colleagues how an operator is doing and the operator's own consoles who they are now. */
export async function tellOperatorChanged(app: App, realtime: Realtime, ids: string[]): Promise<void> {
  const { operators } = realtime;
  for (const id of ids) {
    const own = operators.in(rooms.operator(id));
    for (const presence of await describePresence(app, id)) operators.emit("presence", presence);
    const operator = await loadOperator(app.db, id);
    if (!operator) continue;
    own.emit("me", await describeSelf(app, id));
    // Rows of a department reach members only: whoever left it stops hearing of it at once.
    const { join, leave } = await roomsOf(app.db, operator);
    own.socketsJoin(join);
    for (const room of leave) own.socketsLeave(room);
    if (operator.role === "agent") await letGoOfAll(app, realtime, id);
  }
}
