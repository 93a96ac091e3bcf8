import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server } from "socket.io";
import { answerCalls } from "./rpc.ts";
import { type ServerMethods, usage, type World } from "./world.ts";

/**
 * The floor: Socket.IO and nothing else. It relays a visitor's message to the operator of the conversation and
 * acknowledges it, with frames of the same shape as the product's, but stores, checks and knows nothing.
 */
const http = createServer();
const io = new Server(http, { serveClient: false });

io.of("/visitor").on("connection", (socket) => {
  socket.on("session:open", (_, reply) => reply({ ok: true, value: {} }));
  socket.on("chat:start", (_, reply) => {
    const id = randomUUID();
    reply({ ok: true, value: { chat: { conversationId: id } } });
    io.of("/operator").emit("conversation", { id, chat: { id } });
  });
  let seq = 0;
  socket.on("message:send", ({ conversationId, clientId, text }, reply) => {
    seq++;
    const author = { kind: "visitor", id: null, name: "Marta" };
    const message = {
      ...{ conversationId, seq, prev: seq - 1, clientId, author, visibility: "public" },
      ...{ text, event: null, at: Date.now() },
    };
    reply({ ok: true, value: message });
    io.of("/operator").to(conversationId).emit("message", message);
  });
  socket.on("draft", (draft) => io.of("/operator").volatile.to(draft.conversationId).emit("draft", draft));
});

io.of("/operator").on("connection", (socket) => {
  socket.on("inbox:open", (_, reply) => reply({ ok: true, value: {} }));
  socket.on("chat:take", ({ chatId }, reply) => {
    socket.join(chatId);
    reply({ ok: true, value: {} });
  });
});

async function start(operators: number): Promise<World> {
  await new Promise<void>((done) => http.listen(0, "127.0.0.1", done));
  const { port } = http.address() as AddressInfo;
  const tokens = Array.from({ length: operators }, () => "");
  return { url: `http://127.0.0.1:${port}`, siteKey: "", departmentId: "", operators: tokens };
}

answerCalls({
  start: ({ operators }) => start(operators),
  usage,
  stop: async () => void (await io.close()),
} satisfies ServerMethods);
