import type { Viewer } from "@palique/shared/control.ts";
import type { App } from "../app.ts";
import { findLiveChat } from "../chats/chats.store.ts";
import { listHelpers } from "../conversations/participants.store.ts";
import { listOperators } from "../operators/operators.store.ts";
import { type OperatorSocket, type Realtime, rooms } from "./namespaces.ts";

/**
 * Tells those who have the conversation open who else has it on the screen, wherever they are connected. A
 * supervisor in somebody else's chat listens unseen: only other supervisors are told.
 */
export async function tellViewers(app: App, { operators }: Realtime, conversationId: string): Promise<void> {
  const room = rooms.conversation(conversationId);
  const sockets = await operators.in(room).fetchSockets();
  const ids = new Set(
    sockets.filter(({ data }) => data.viewing === conversationId).map(({ data }) => data.operatorId),
  );
  const [chat, helpers, people] = await Promise.all([
    findLiveChat(app.db, conversationId),
    listHelpers(app.db, [conversationId]),
    listOperators(app.db),
  ]);
  const inChat = new Set((helpers.get(conversationId) ?? []).map((one) => one.operatorId));
  if (chat?.operatorId) inChat.add(chat.operatorId);
  const supervisors = new Set(people.filter((one) => one.role !== "agent").map((one) => one.id));
  const viewers: Viewer[] = [...ids].sort().map((operatorId) => ({
    operatorId,
    listening: chat?.state === "active" && supervisors.has(operatorId) && !inChat.has(operatorId),
  }));
  const seen = viewers.filter((one) => !one.listening);
  const initiated = sockets.filter(({ data }) => supervisors.has(data.operatorId)).map(({ id }) => id);
  operators.to(room).except(initiated).emit("viewers", { conversationId, viewers: seen });
  if (initiated.length > 0) operators.to(initiated).emit("viewers", { conversationId, viewers });
}

/** What is on the screen of a console changed. */
export function view(app: App, socket: OperatorSocket, conversationId: string | null): void {
  const before = socket.data.viewing;
  if (before === conversationId) return;
  socket.data.viewing = conversationId;
  for (const id of [before, conversationId]) {
    if (id !== null) app.publish({ type: "chat.viewers", conversationId: id });
  }
}
