import { createAdapter } from "@socket.io/redis-adapter";
import { createClient } from "redis";
import type { Server } from "socket.io";
import type { Log } from "../log.ts";

/** The connections through which several server processes tell each other what to deliver. */
export interface Redis {
  client: object;
  ping(): Promise<void>;
  /** Deliveries reach the sockets of every process. */
  attach(io: Server): void;
  /** Called when the subscription was interrupted: deliveries may have been lost in between. */
  onInterrupted(listener: () => void): void;
  close(): Promise<void>;
}

/** Connects, or fails when Redis does not answer. Later interruptions are retried without end. */
export async function openRedis(url: string, log: Log): Promise<Redis> {
  let started = false;
  const client = createClient({
    url,
    socket: {
      connectTimeout: 5_000,
      reconnectStrategy: (retries, cause) => (started ? Math.min(50 * 2 ** retries, 2_000) : cause),
    },
  });
  const subscriber = client.duplicate();
  for (const connection of [client, subscriber]) {
    connection.on("error", (error: Error) => {
      // Until then the start itself says what is wrong.
      if (started) log.warn({ event: "redis.error", error: error.message });
    });
    await connection.connect();
  }
  started = true;
  return {
    client,
    async ping() {
      await client.ping();
    },
    attach: (io) => void io.adapter(createAdapter(client, subscriber)),
    onInterrupted: (listener) => void subscriber.on("ready", listener),
    async close() {
      await Promise.allSettled([client.close(), subscriber.close()]);
    },
  };
}
