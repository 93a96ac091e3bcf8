import type { Server } from "socket.io";

/** Enough to say who one is. */
const INTRODUCTION_BYTES = 20_000;

/** Large frames are for those who were let in: whoever sends more before that is cut off. */
export function limitStrangers(io: Server): void {
  const known = new WeakSet<object>();
  for (const name of ["/page", "/watch"]) io.of(name).on("connection", ({ conn }) => known.add(conn));
  io.engine.on("connection", (conn) => {
    let bytes = 0;
    conn.on("data", (data: string | Buffer) => {
      if (known.has(conn)) return;
      bytes += data.length;
      if (bytes > INTRODUCTION_BYTES) conn.close(true);
    });
  });
}
