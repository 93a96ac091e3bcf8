import type { App } from "../app.ts";
import { type Realtime, rooms } from "./namespaces.ts";

/** What operators say among themselves goes to the members' consoles, and nowhere else. */
export function tellTeam(app: App, { operators }: Realtime): void {
  app.on("team.message", ({ message, memberIds, socketId }) => {
    operators
      .to(memberIds.map(rooms.operator))
      .except(socketId ?? [])
      .emit("team:message", message);
  });
  app.on("team.room", ({ operatorId, room }) => {
    operators.to(rooms.operator(operatorId)).emit("team:room", room);
  });
  app.on("team.read", ({ operatorId, roomId, seq }) => {
    operators.to(rooms.operator(operatorId)).emit("team:read", { roomId, seq });
  });
  app.on("team.typed", ({ roomId, operatorId, memberIds }) => {
    operators.volatile.to(memberIds.map(rooms.operator)).emit("team:typing", { roomId, operatorId });
  });
}
