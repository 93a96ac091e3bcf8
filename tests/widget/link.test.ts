import { createServer, type Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server, type ServerOptions, type Socket } from "socket.io";
import { expect, onTestFinished, test } from "vitest";
import { type LinkOptions, openLink } from "../../widget/src/link/link.ts";
import { dialPolling } from "../../widget/src/link/polling.ts";
import { layLine } from "../support/network.ts";
import { pause, until } from "../support/wait.ts";

interface TestServer {
  port: number;
  io: Server;
  http: HttpServer;
  sockets: Socket[];
}

/** A Socket.IO server as the product's, that answers `conversation:sync` and remembers pages. */
async function serve(options: Partial<ServerOptions> = {}, port = 0): Promise<TestServer> {
  const http = createServer();
  const io = new Server(http, { cors: { origin: "*" }, ...options });
  const sockets: Socket[] = [];
  io.of("/visitor").on("connection", (socket) => {
    sockets.push(socket);
    socket.on("conversation:sync", (input, reply) => reply({ ok: true, value: input }));
  });
  await new Promise<void>((done) => http.listen(port, "127.0.0.1", done));
  onTestFinished(() => void io.close());
  return { port: (http.address() as AddressInfo).port, io, http, sockets };
}

function dial(port: number, options: Partial<LinkOptions> = {}) {
  const log: string[] = [];
  const link = openLink({
    origin: `http://127.0.0.1:${port}`,
    auth: () => ({ site: "k", token: null }),
    pollsFirst: false,
    loadPolling: async () => dialPolling,
    heard: (event, data) => log.push(data ? `${event} ${JSON.stringify(data)}` : event),
    ...options,
  });
  link.open();
  // Nothing of a test may dial on after it.
  onTestFinished(() => link.close());
  return { link, log };
}

const ASK = { conversationId: "c", after: 3 };

test("asks are answered and pushes arrive, over a real server", async () => {
  const server = await serve();
  const { link, log } = dial(server.port);
  await until("up", () => log.includes("up"));
  expect(await link.ask("conversation:sync", ASK)).toEqual({ ok: true, value: ASK });
  expect(server.sockets[0]?.handshake.auth).toEqual({ site: "k", token: null });
  server.sockets[0]?.emit("typing", { conversationId: "c" });
  await until("the push", () => log.includes('typing {"conversationId":"c"}'));
});

test("pings are answered, so the server keeps the connection", async () => {
  const server = await serve({ pingInterval: 60, pingTimeout: 60 });
  const { link, log } = dial(server.port);
  await until("up", () => log.includes("up"));
  await pause(400);
  expect(log).toEqual(["up"]);
  expect(await link.ask("conversation:sync", ASK)).toMatchObject({ ok: true });
});

test("asking while nothing is connected says so at once instead of waiting", async () => {
  const { link } = dial(1);
  expect(await link.ask("conversation:sync", ASK)).toBeNull();
});

test("a lost connection comes back, and what was asked meanwhile knows it got no answer", async () => {
  const server = await serve();
  const { link, log } = dial(server.port);
  await until("up", () => log.includes("up"));
  server.sockets[0]?.removeAllListeners("conversation:sync");
  const asked = link.ask("conversation:sync", ASK);
  await pause(50);
  server.sockets[0]?.conn.close();
  expect(await asked).toBeNull();
  await until("up again", () => log.filter((one) => one === "up").length === 2);
  expect(await link.ask("conversation:sync", ASK)).toMatchObject({ ok: true });
});

test("a network that goes silent without a word is noticed by the missing ping", async () => {
  const server = await serve({ pingInterval: 200, pingTimeout: 100 });
  const line = await layLine(() => server.port);
  const { log } = dial(Number(new URL(line.url).port));
  await until("up", () => log.includes("up"));
  line.silence();
  await until("down", () => log.includes("down"), 4000);
  line.restore();
  await until("up again", () => log.filter((one) => one === "up").length === 2, 15_000);
});

test("an answer that does not come in time ends the connection, so that the next one is asked", async () => {
  const server = await serve();
  const { link, log } = dial(server.port);
  await until("up", () => log.includes("up"));
  server.sockets[0]?.removeAllListeners("conversation:sync");
  expect(await link.ask("conversation:sync", ASK, 100)).toBeNull();
  await until("up again", () => log.filter((one) => one === "up").length === 2);
});

test("where WebSocket does not pass, the third attempt goes by polling and stays with it", async () => {
  const server = await serve();
  const line = await layLine(() => server.port, { refuseWebSocket: true });
  const { link, log } = dial(Number(new URL(line.url).port));
  await until("up", () => log.includes("up"));
  // Not "down" before: a page that is only just connecting does not show itself as cut off.
  expect(log).toEqual(["up"]);
  expect(await link.ask("conversation:sync", ASK)).toMatchObject({ ok: true });
  expect(server.sockets[0]?.conn.transport.name).toBe("polling");
});

test("a server that is away for good is not taken for a network without WebSocket", async () => {
  const { log } = dial(1, { loadPolling: () => Promise.reject(new Error("out of reach")) });
  await until("three attempts", () => log.length >= 3);
});

test("a refusal that will not change ends the attempts; another one is tried again when it says", async () => {
  const server = await serve();
  const answers: (Error | undefined)[] = [
    Object.assign(new Error("rate-limited"), { data: { retryAfterMs: 50 } }),
    undefined,
  ];
  server.io.of("/visitor").use((_socket, next) => next(answers.shift()));
  const first = dial(server.port);
  await until("let in after the wait", () => first.log.includes("up"), 1000);
  answers.push(new Error("origin-refused"));
  const second = dial(server.port);
  await until("refused", () => second.log.includes("refused"));
  await pause(600);
  expect(second.log).toEqual(["refused"]);
});
