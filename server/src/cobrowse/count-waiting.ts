import type { Socket } from "socket.io";

interface Packet {
  data?: unknown;
}

/** Counts the bytes that wait in this process to leave on a connection: in Engine.IO's queue, and in the transport's. */
export function countWaiting({ conn }: Pick<Socket, "conn">): () => number {
  let queued = 0;
  conn.on("packetCreate", (packet: Packet) => {
    queued += sizeOf(packet);
  });
  conn.on("flush", (packets: Packet[]) => {
    for (const packet of packets) queued -= sizeOf(packet);
    // Those that were there before.
    queued = Math.max(0, queued);
  });
  return () => queued + inTransport(conn.transport);
}

function sizeOf({ data }: Packet): number {
  if (typeof data === "string") return data.length;
  return ArrayBuffer.isView(data) ? data.byteLength : 0;
}

/** A WebSocket's own buffer. */
function inTransport(transport: object): number {
  if (!("socket" in transport)) return 0;
  const { socket } = transport;
  if (typeof socket !== "object" || socket === null || !("bufferedAmount" in socket)) return 0;
  return Number(socket.bufferedAmount);
}
