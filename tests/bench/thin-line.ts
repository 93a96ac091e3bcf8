import { createServer, type Socket, connect as tcpConnect } from "node:net";

const PACKET = 1_500;
/** What waits per connection before its sender is told to slow down. */
const WINDOW = 64_000;

/**
 * A line of so many bits per second towards the server, shared packet by packet by the connections on it, as routers
 * with fair queues do. The way back is free.
 */
export async function layThinLine(port: number, bitsPerSecond: number) {
  const queues = new Map<Socket, { to: Socket; waiting: Buffer; from: Socket }>();
  let credit = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    credit = Math.min(credit + ((now - last) / 1_000) * (bitsPerSecond / 8), 2 * PACKET);
    last = now;
    for (let sent = true; sent && credit > 0; ) {
      sent = false;
      for (const queue of queues.values()) {
        if (queue.waiting.length === 0 || credit <= 0) continue;
        const packet = queue.waiting.subarray(0, PACKET);
        queue.waiting = queue.waiting.subarray(packet.length);
        queue.to.write(packet);
        credit -= packet.length;
        sent = true;
        if (queue.waiting.length < WINDOW) queue.from.resume();
      }
    }
  }, 2);
  const listener = createServer((from) => {
    const to = tcpConnect(port, "127.0.0.1");
    const queue = { from, to, waiting: Buffer.alloc(0) as Buffer };
    queues.set(from, queue);
    from.on("data", (data) => {
      queue.waiting = Buffer.concat([queue.waiting, data]);
      if (queue.waiting.length > WINDOW) from.pause();
    });
    to.on("data", (data) => void from.write(data));
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      one.on("error", () => other.destroy());
      one.on("close", () => {
        queues.delete(from);
        other.destroy();
      });
    }
  });
  await new Promise<void>((done) => listener.listen(0, "127.0.0.1", done));
  const address = listener.address();
  if (!address || typeof address === "string") throw new Error("no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    close() {
      clearInterval(timer);
      for (const { from, to } of queues.values()) {
        from.destroy();
        to.destroy();
      }
      listener.close();
    },
  };
}
